import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from './command';

/** A text and the name of its file. */
export interface OutputFile {
  name: string;
  text: string;
}

export type WriteOutcome = 'written' | 'replaced' | 'unchanged';

const MARK = /<!-- Written by leadlight\. sha256: ([0-9a-f]{64}) -->\n$/;

/**
 * Writes Markdown files into a folder, which is made if need be. A file that is there already is
 * replaced only if it stands as an earlier run left it, which the mark at its end proves; `force`
 * replaces any. Nothing is written unless all can be, and no reader sees half a file.
 * @throws InputError when a file was made or changed by somebody else, or the folder can't be used.
 */
export async function writeMarkdown(
  folder: string,
  files: readonly OutputFile[],
  force: boolean,
): Promise<{ path: string; outcome: WriteOutcome }[]> {
  const planned = await usable(folder, async () => {
    await mkdir(folder, { recursive: true });
    return Promise.all(files.map((file) => plan(folder, file)));
  });
  const foreign = planned.filter(({ isOurs }) => !isOurs && !force);
  if (foreign.length > 0)
    throw new InputError(
      'Nothing was written: there are files that leadlight did not write, or that were changed since.',
      [...foreign.map(({ path }) => path), 'Move them away, or replace them with --force.'],
    );
  for (const { path, content, outcome } of planned)
    if (outcome !== 'unchanged') await usable(folder, () => replace(path, content));
  return planned.map(({ path, outcome }) => ({ path, outcome }));
}

async function plan(folder: string, { name, text }: OutputFile) {
  const path = join(folder, name);
  const content = marked(text);
  const present = await readIfThere(path);
  const outcome: WriteOutcome = present === null ? 'written' : present === content ? 'unchanged' : 'replaced';
  return { path, content, outcome, isOurs: present === null || isAsWritten(present) };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const marked = (text: string): string => `${text}\n<!-- Written by leadlight. sha256: ${digest(text)} -->\n`;

/** True for a text that ends with the mark of what stands before it. */
function isAsWritten(content: string): boolean {
  const found = MARK.exec(content);
  return found !== null && digest(content.slice(0, found.index - 1)) === found[1];
}

/** A rename is one step: whoever reads the path sees the old file or the new one. */
async function replace(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, content, { flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function usable<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown trouble';
    throw new InputError(`${folder} can’t be written to: ${why}.`);
  }
}
