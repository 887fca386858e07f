import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { type Summary, summarize } from './statistics';

const WAYS = ['bare', 'bare again', 'closures', 'columns', 'zone'] as const;
type Way = (typeof WAYS)[number];

/**
 * A new process each time: nothing is compiled or warm. Ratios to the fastest start of bare closures: a busy
 * machine only ever adds, so that the least of each is the one to compare. Bundled
 * as the extension is, because tsx adds calls of its own to each closure.
 */
export async function coldStarts(runs: number): Promise<Record<string, Summary>> {
  const dir = mkdtempSync(join(tmpdir(), 'leadlight-cold-'));
  const outfile = join(dir, 'start.mjs');
  const entry = join(import.meta.dirname, 'engine-cold-start.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const rounds: Record<Way, number>[] = [];
  for (let run = 0; run < runs; run += 1) {
    const round = { bare: 0, 'bare again': 0, closures: 0, columns: 0, zone: 0 };
    for (const way of WAYS) round[way] = await once(outfile, way.split(' ')[0] ?? way);
    rounds.push(round);
  }
  rmSync(dir, { recursive: true });
  const fastest = Math.min(...rounds.flatMap((round) => [round.bare, round['bare again']]));
  const ratio = (way: Way) =>
    summarize(
      rounds.map((round) => round[way] / fastest),
      2,
    );
  return {
    'bare closures once more (noise)': ratio('bare again'),
    'closures of the language': ratio('closures'),
    'columns of one record': ratio('columns'),
    'bare closures, ms': summarize(
      rounds.map(({ bare }) => bare),
      3,
    ),
    'the first day of a zone, asked before the others start, ms': summarize(
      rounds.map(({ zone }) => zone),
      3,
    ),
  };
}

/** Milliseconds as the process itself measured them. */
async function once(script: string, way: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, way]);
  return Number(stdout);
}
