import { parsePack } from './parse';
import type { Problem } from './problem';
import { readPackText, type TextPlace } from './read-text';
import type { RulePack } from './schema';

/** A problem and where in the text it is; null when the text could not be placed at all. */
export type PlacedProblem = Problem & { place: TextPlace | null };

export type ParsedText =
  | { ok: true; pack: RulePack; placeOf(path: string): TextPlace }
  | {
      ok: false;
      problems: PlacedProblem[];
      /** As in `ParsedPack`, with the way back to its text. */
      draft: { pack: RulePack; placeOf(path: string): TextPlace } | null;
    };

/** A pack from the text of a file, a download or the editor: JSON, schema and references in one. */
export function parsePackText(raw: string): ParsedText {
  const reading = readPackText(raw);
  if (!reading.ok)
    return { ok: false, problems: [{ ...reading.problem, place: reading.place }], draft: null };
  const { value, placeOf } = reading.text;
  const parsed = parsePack(value);
  if (parsed.ok) return { ok: true, pack: parsed.pack, placeOf };
  return {
    ok: false,
    problems: parsed.problems.map((found) => ({ ...found, place: placeOf(found.path) })),
    draft: parsed.draft && { pack: parsed.draft, placeOf },
  };
}
