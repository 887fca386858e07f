import { readFile } from 'node:fs/promises';
import { InputError } from './command';

/** The text of a file. @throws InputError when it can't be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const reason = code === 'ENOENT' ? 'There is no such file' : `It can’t be read (${code})`;
    throw new InputError(`${path}: ${reason}.`);
  }
}
