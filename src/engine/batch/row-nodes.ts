import type { DaysBetweenCondition, EventCondition } from '../../conditions/condition';
import { distanceLimits } from '../../conditions/operators/days-between';
import { areTold, countedPeriod, eventKinds } from '../../conditions/operators/events';
import type { AssessContext, FieldType } from '../../record/types';
import { type FieldColumns, fieldKey } from './columns';
import { KIND_UNKNOWN } from './events-column';
import { EMPTY, spreadOf } from './ordered-column';
import type { RowNode } from './plan';

/** The answer for one record: bit 0 true, bit 1 not false; 0 false, 2 unknown, 3 true. */
export type RowTest = (row: number) => number;

const FALSE = 0;
const PERHAPS = 2;
const TRUE = 3;

/** The test of a leaf that no index serves, on columns. */
export function rowTest({ leaf, type }: RowNode, columns: FieldColumns, context: AssessContext): RowTest {
  return leaf.op === 'daysBetween' ? distanceTest(leaf, type, columns) : countTest(leaf, columns, context);
}

function distanceTest(leaf: DaysBetweenCondition, type: FieldType, columns: FieldColumns): RowTest {
  const from = columns.ordered(fieldKey(leaf.from, type));
  const to = columns.ordered(fieldKey(leaf.to, type));
  if (!from || !to) return () => PERHAPS;
  const { low, high } = distanceLimits(leaf, type);
  return (row) => {
    const start = from.values.data[row] ?? Number.NaN;
    const end = to.values.data[row] ?? Number.NaN;
    if (start === EMPTY || end === EMPTY) return FALSE;
    if (Number.isNaN(start) || Number.isNaN(end)) return PERHAPS;
    if (low > high) return FALSE;
    const shortest = end - (start + spreadOf(from, row));
    const longest = end + spreadOf(to, row) - start;
    if (longest < low || shortest > high) return FALSE;
    return shortest >= low && longest <= high ? TRUE : PERHAPS;
  };
}

function countTest(leaf: EventCondition, { events }: FieldColumns, context: AssessContext): RowTest {
  const wanted = eventKinds(leaf);
  const isWanted = Uint8Array.from(events.kinds, (kind, code) =>
    code !== KIND_UNKNOWN && wanted.has(kind) ? 1 : 0,
  );
  const { low, high } = countedPeriod(leaf, context.now);
  const isTold = events.toldKinds.map((told) => areTold(told, wanted));
  return (row) => {
    if (events.isKnown.data[row] !== 1) return PERHAPS;
    let [sure, possible] = [0, 0];
    const end = events.ends.data[row] ?? 0;
    for (let at = row === 0 ? 0 : (events.ends.data[row - 1] ?? 0); at < end; at++) {
      const code = events.kindCodes.data[at] ?? 0;
      const time = events.times.data[at] ?? 0;
      if ((isWanted[code] === 0 && code !== KIND_UNKNOWN) || time < low || time > high) continue;
      possible++;
      if (code !== KIND_UNKNOWN && !Number.isNaN(time)) sure++;
    }
    if (sure >= leaf.count) return TRUE;
    return possible < leaf.count && isTold[events.told.data[row] ?? 0] ? FALSE : PERHAPS;
  };
}
