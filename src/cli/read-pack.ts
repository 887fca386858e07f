import { type PlacedProblem, parsePackText } from '../rule-packs/parse-text';
import type { RulePack } from '../rule-packs/schema';
import { InputError } from './command';
import { readText } from './read-text';

/** A rule pack from a file. @throws InputError with every problem, its line, its path and its fix. */
export async function readPack(file: string): Promise<RulePack> {
  const parsed = parsePackText(await readText(file));
  if (parsed.ok) return parsed.pack;
  throw refuseText(file, parsed.problems);
}

/** The error for a pack that can't be used. */
export function refuseText(file: string, problems: readonly PlacedProblem[]): InputError {
  return new InputError(
    `${file} can’t be used.`,
    problems.map(({ code, path, message, fix, place }) => {
      const at = place ? `${file}:${place.line}:${place.column} ` : '';
      return `${at}${path || 'pack'}: ${message} ${fix} [${code}]`;
    }),
  );
}
