import { readFile } from 'node:fs/promises';
import { parsePack } from '../rule-packs/parse';
import type { RulePack } from '../rule-packs/schema';
import { InputError } from './command';

/** A rule pack from a file. @throws InputError with every problem, its path and its fix. */
export async function readPack(path: string): Promise<RulePack> {
  const parsed = parsePack(await readJson(path));
  if (parsed.ok) return parsed.pack;
  throw new InputError(
    `${path} can’t be used.`,
    parsed.problems.map(({ code, path: at, message, fix }) => `${at || 'pack'}: ${message} ${fix} [${code}]`),
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
