import { readFile } from 'node:fs/promises';
import { parsePackText } from '../rule-packs/parse-text';
import type { TextPlace } from '../rule-packs/read-text';
import type { RulePack } from '../rule-packs/schema';
import { InputError } from './command';

export interface PackFile {
  pack: RulePack;
  placeOf(path: string): TextPlace;
}

/** A rule pack from a file. @throws InputError with every problem, its line, its path and its fix. */
export async function readPack(file: string): Promise<PackFile> {
  const parsed = parsePackText(await readText(file));
  if (parsed.ok) return parsed;
  throw new InputError(
    `${file} can’t be used.`,
    parsed.problems.map(({ code, path, message, fix, place }) => {
      const at = place ? `${file}:${place.line}:${place.column} ` : '';
      return `${at}${path || 'pack'}: ${message} ${fix} [${code}]`;
    }),
  );
}

/** @throws InputError when the file is missing or no JSON. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${path} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`);
  }
}

/** @throws InputError when the file can't be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const reason = code === 'ENOENT' ? 'There is no such file' : `It can’t be read (${code})`;
    throw new InputError(`${path}: ${reason}.`);
  }
}
