import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { type Summary, summarize } from './statistics';

const WAYS = [
  'bare',
  'bare again',
  'closures',
  'closures rehearsed',
  'columns',
  'zone',
  'pack',
  'pack rehearsed',
] as const;
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
  const rounds: Map<Way, number>[] = [];
  for (let run = 0; run < runs; run += 1) {
    const round = new Map<Way, number>();
    for (const way of WAYS) round.set(way, await once(outfile, way));
    rounds.push(round);
  }
  rmSync(dir, { recursive: true });
  const all = (way: Way) => rounds.map((round) => round.get(way) ?? Number.NaN);
  const fastest = Math.min(...all('bare'), ...all('bare again'));
  const ratio = (way: Way) =>
    summarize(
      all(way).map((ms) => ms / fastest),
      2,
    );
  return {
    'bare closures once more (noise)': ratio('bare again'),
    'closures of the language': ratio('closures'),
    'closures of the language, after the rehearsal': ratio('closures rehearsed'),
    'columns of one record': ratio('columns'),
    'bare closures, ms': summarize(all('bare'), 3),
    'the first day of a zone, asked before the others start, ms': summarize(all('zone'), 3),
    'the bundled pack: compiled, and a first deal, ms': summarize(all('pack'), 2),
    'the same after the rehearsal, ms': summarize(all('pack rehearsed'), 2),
  };
}

/** Milliseconds as the process itself measured them. */
async function once(script: string, way: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, ...way.split(' ')]);
  return Number(stdout);
}
