import type { Condition } from '../../conditions/condition';
import { type FieldSegment, OBJECT_KINDS } from '../../record/field-columns';
import type { AssessContext, ObjectKind } from '../../record/types';
import type { CompiledPack, CompiledRule } from '../compile-pack';
import { type Bits, wordsFor } from './bits';
import { compileConditions } from './compile-conditions';
import { packConditions } from './pack-conditions';

/** The records that fail a rule, and those of which that can't be told; all others pass or are of another kind. */
export interface RuleHits {
  rule: string;
  fails: Bits;
  unknown: Bits;
}

/** The rules of a pack that one condition decides: stored columns are enough for them, rows are not read. */
export interface StoredRules {
  /** In pack order. */
  rules: readonly CompiledRule[];
  /** Those that read more than fields: history, stages, other records. */
  others: readonly CompiledRule[];
  /** With the answers of `assess` for the stored records; record i is the i-th of all segments. */
  judge(segments: readonly FieldSegment[], context: AssessContext): RuleHits[];
}

export function compileStoredRules(compiled: CompiledPack): StoredRules {
  const decided = new Map<string, Condition>();
  for (const { decides, condition } of packConditions(compiled))
    if (decides !== null) decided.set(decides, condition);
  const rules = compiled.rules.filter(({ id }) => decided.has(id));
  const batch = compileConditions(
    rules.flatMap(({ id }) => decided.get(id) ?? []),
    (name) => compiled.context.field(name).type,
  );
  return {
    rules,
    others: compiled.rules.filter(({ id }) => !decided.has(id)),
    judge(segments, context) {
      const { results, steps } = batch.judge(batch.columnsFromStored(segments), context);
      for (const _ of steps());
      const ofKind = objectBits(segments);
      return rules.flatMap(({ id, appliesTo }, index) => {
        const result = results[index];
        if (!result) return [];
        const applies = union(
          appliesTo.flatMap((kind) => ofKind.get(kind) ?? []),
          result.truth.length,
        );
        return [{ rule: id, fails: both(result.truth, applies), unknown: both(result.unknown, applies) }];
      });
    },
  };
}

/** The records of each kind. */
function objectBits(segments: readonly FieldSegment[]): Map<ObjectKind, Bits> {
  const words = wordsFor(segments.reduce((sum, { size }) => sum + size, 0));
  const bits = OBJECT_KINDS.map((kind): [ObjectKind, Bits] => [kind, new Int32Array(words)]);
  let index = 0;
  for (const { objects } of segments)
    for (const place of objects) {
      const own = bits[place]?.[1];
      if (own) own[index >>> 5] = (own[index >>> 5] ?? 0) | (1 << (index & 31));
      index += 1;
    }
  return new Map(bits);
}

function union(parts: readonly Bits[], words: number): Bits {
  const all = new Int32Array(words);
  for (const part of parts) for (let at = 0; at < words; at++) all[at] = (all[at] ?? 0) | (part[at] ?? 0);
  return all;
}

const both = (a: Bits, b: Bits): Bits => a.map((word, at) => word & (b[at] ?? 0));
