import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Terminal } from '../command';
import { main } from '../main';

interface CliRun {
  code: number;
  out: string[];
  err: string[];
}

/** Runs a command line as a person would, at a fixed time and place, and keeps what it said. */
export const runCli = (...args: string[]): Promise<CliRun> => runCliAt('2026-11-20T13:06:00Z', ...args);

/** The same at another time. */
export async function runCliAt(now: string, ...args: string[]): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    progress: null,
    drained: async () => undefined,
    now: Date.parse(now),
    zone: 'UTC',
    locale: 'en-GB',
  };
  return { code: await main(args, terminal), out, err };
}

/** A file in a folder of its own; returns its path. */
export function temporaryFile(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'leadlight-')), name);
  writeFileSync(path, content);
  return path;
}
