import { compileStoredRules } from '../engine/batch/stored-rules';
import type { CompiledPack } from '../engine/compile-pack';
import { BESIDE_JUDGING } from '../impact/beside-judging';
import { rulesToRun } from '../impact/pack-comparer';
import type { FieldSegment } from '../record/field-columns';
import { unpackTexts } from '../record/packed-texts';
import type { AssessContext } from '../record/types';
import { isSame } from '../rule-packs/diff/changes';

/** Keys of the stored records on which two packs differ, in the order of the segments. */
export type FindChangedKeys = (segments: readonly FieldSegment[], context: AssessContext) => string[];

/**
 * Finds the records on which two packs warn of something else: all other rows need not be read for an impact.
 * Null where columns can't tell, because more than rules differs, or a rule that differs needs more than fields.
 */
export function changedKeyFinder(before: CompiledPack, after: CompiledPack): FindChangedKeys | null {
  if (!isSame(beside(before), beside(after))) return null;
  const asked = rulesToRun(before.pack, after.pack);
  const [old, now] = [hitsOf(before, asked.before), hitsOf(after, asked.after)];
  if (!old || !now) return null;
  return (segments, context) => {
    const size = segments.reduce((sum, segment) => sum + segment.size, 0);
    const changed = new Int32Array((size + 31) >>> 5);
    const [oldBits, nowBits] = [old(segments, context), now(segments, context)];
    for (const rule of new Set([...oldBits.keys(), ...nowBits.keys()])) {
      const [one, other] = [oldBits.get(rule), nowBits.get(rule)];
      for (let at = 0; at < changed.length; at += 1)
        changed[at] = (changed[at] ?? 0) | ((one?.[at] ?? 0) ^ (other?.[at] ?? 0));
    }
    return segments
      .flatMap(({ keys }) => unpackTexts(keys))
      .filter((_, row) => (((changed[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1);
  };
}

/** Columns tell rules that differ, and nothing of clocks: a service level that differs counts like any other part. */
const BESIDE_COLUMNS: ReadonlySet<string> = new Set([...BESIDE_JUDGING].filter((part) => part !== 'slas'));

/** All of a pack that could change a score, a clock or what a field means. */
const beside = ({ pack }: CompiledPack): Record<string, unknown> =>
  Object.fromEntries(Object.entries(pack).filter(([part]) => !BESIDE_COLUMNS.has(part)));

type HitBits = (segments: readonly FieldSegment[], context: AssessContext) => Map<string, Int32Array>;

function hitsOf(compiled: CompiledPack, ids: readonly string[]): HitBits | null {
  const own = compiled.rules.filter(({ id }) => ids.includes(id));
  const rules = compileStoredRules({
    ...compiled,
    rules: own,
    pack: { ...compiled.pack, rules: compiled.pack.rules.filter(({ id }) => ids.includes(id)) },
  });
  if (rules.others.length > 0) return null;
  return (segments, context) =>
    new Map(rules.judge(segments, context).map(({ rule, fails }) => [rule, fails]));
}
