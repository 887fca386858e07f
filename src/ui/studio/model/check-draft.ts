import { lintPack } from '../../../lint';
import { fixOf, type PackFix } from '../../../lint/fixes';
import type { EpochMs } from '../../../record/types';
import { parsePackText } from '../../../rule-packs/parse-text';
import type { TextPlace } from '../../../rule-packs/read-text';
import type { StudioDraft } from '../draft';

/** One thing to say about a draft, beside its field and in its text. */
export interface Note {
  /** e.g. "rules[2].options"; "" for the pack as a whole. */
  path: string;
  /** A pack with a problem can't be used; one with a finding of lint can. */
  level: 'problem' | 'error' | 'warning';
  code: string;
  message: string;
  /** What to do. */
  help: string;
  place: TextPlace | null;
  fix: PackFix | null;
}

export interface CheckedDraft {
  draft: StudioDraft;
  notes: readonly Note[];
}

/** What the parser and lint have to say of a text. Pure. */
export function checkDraft(text: string, now: EpochMs): CheckedDraft {
  const parsed = parsePackText(text);
  const readable = parsed.ok ? parsed : parsed.draft;
  const found = readable ? lintPack(readable.pack, now) : [];
  const problems = parsed.ok ? [] : parsed.problems;
  const notes = [
    ...problems.map(({ fix, ...problem }): Note => ({ ...problem, level: 'problem', help: fix, fix: null })),
    ...found.map((finding): Note => {
      const { path, level, code, message, fix: help } = finding;
      const place = readable?.placeOf(path) ?? null;
      return { path, level, code, message, help, place, fix: readable && fixOf(readable.pack, finding, now) };
    }),
  ];
  return { draft: { text, pack: parsed.ok ? parsed.pack : null, problems }, notes };
}
