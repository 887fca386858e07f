import type { Case } from './case';
import { findLeaks } from './leaks';
import { isCategory } from './learn';
import { FEWEST_ROWS, type ReadValue, readValue, type SuggestField } from './levels';

/** A field that a suggestion does not use, and why. */
export interface LeftOut {
  field: string;
  label: string;
  cause: 'leak' | 'suspect' | 'type' | 'constant' | 'identifier' | 'unknown' | 'no-difference';
  reason: string;
}

/** Parts the fields into those to learn from and those left out. `allowed`: suspects to use all the same. */
export function usableFields(
  cases: readonly Case[],
  fields: readonly SuggestField[],
  allowed: readonly string[],
): { usable: SuggestField[]; leftOut: LeftOut[] } {
  const leaks = leakReasons(cases, fields);
  const usable: SuggestField[] = [];
  const leftOut: LeftOut[] = [];
  for (const field of fields) {
    const leak = leaks.get(field.name);
    const isAllowed = leak?.cause === 'suspect' && allowed.includes(field.name);
    const why = unsuitable(cases, field) ?? (isAllowed ? null : leak);
    if (why) leftOut.push({ field: field.name, label: field.label, ...why });
    else usable.push(field);
  }
  return { usable, leftOut };
}

type Why = Pick<LeftOut, 'cause' | 'reason'>;

function leakReasons(cases: readonly Case[], fields: readonly SuggestField[]): Map<string, Why> {
  const found = findLeaks(
    cases,
    fields.map(({ name }) => name),
  );
  return new Map(found.map(({ field, level, reason }) => [field, { cause: level, reason }]));
}

function unsuitable(cases: readonly Case[], field: SuggestField): Why | null {
  if (field.type === 'date' || field.type === 'datetime')
    return {
      cause: 'type',
      reason: 'A date earns no points as such. Give the days since it as a number instead.',
    };
  const reads = cases.map(({ values }) => readValue(values[field.name], field.type));
  if (reads.every(({ state }) => state === 'unknown'))
    return { cause: 'unknown', reason: `No case holds a ${field.type} in it. Check its type.` };
  const values = reads.flatMap((read) => (read.state === 'value' ? [read.value] : []));
  const distinct = new Set(values).size;
  if (mostAlike(reads) > reads.length - FEWEST_ROWS)
    return { cause: 'constant', reason: 'It is the same in all cases, or in all but a few.' };
  if (isCategory(field) && distinct > 20 && distinct > values.length / 2)
    return {
      cause: 'identifier',
      reason: `Nearly every value is different: ${distinct} values in ${values.length} cases.`,
    };
  return null;
}

/** Cases with the most frequent value, blank included. */
function mostAlike(reads: readonly ReadValue[]): number {
  const counts = new Map<string | number | boolean | null, number>();
  for (const read of reads) {
    const key = read.state === 'value' ? read.value : null;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}
