import { BUNDLED_PACKS } from '../rule-packs/bundled/all';
import { type PlacedProblem, parsePackText } from '../rule-packs/parse-text';
import type { RulePack } from '../rule-packs/schema';
import { InputError } from './command';
import { readText } from './read-text';

const BUNDLED = 'bundled:';

/**
 * A rule pack from a file, or one that comes with Leadlight, e.g. "bundled:mid-market".
 * @throws InputError with every problem, its line, its path and its fix.
 */
export async function readPack(file: string): Promise<RulePack> {
  if (file.startsWith(BUNDLED)) return bundled(file.slice(BUNDLED.length));
  const parsed = parsePackText(await readText(file));
  if (parsed.ok) return parsed.pack;
  throw refuseText(file, parsed.problems);
}

/** The text of a pack, of a file or of one that comes with Leadlight. @throws InputError */
export async function packText(file: string): Promise<string> {
  return file.startsWith(BUNDLED)
    ? JSON.stringify(bundled(file.slice(BUNDLED.length)), null, 2)
    : readText(file);
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

function bundled(id: string): RulePack {
  const pack = BUNDLED_PACKS.find((candidate) => candidate.id === id);
  if (pack) return pack;
  const ids = BUNDLED_PACKS.map((candidate) => `${BUNDLED}${candidate.id}`);
  throw new InputError(`There is no bundled pack “${id}”.`, [`Use one of: ${ids.join(', ')}.`]);
}
