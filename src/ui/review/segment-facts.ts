import type { EpochMs } from '../../record/types';
import type { CodedWords, NumberColumn, ReviewSegment } from '../../store/review-columns';
import { ROW_STATES, type RowState } from './review-row';

/** What the first picture needs of all rows, worked out a segment at a time. */
export interface SegmentFacts {
  /** Places in `ROW_STATES`. */
  states: Uint8Array;
  newest: EpochMs;
  /** Those that amounts are stated in; null for amounts without one. */
  currencies: ReadonlySet<string | null>;
}

const known = new WeakMap<ReviewSegment, SegmentFacts>();

/** Kept, as segments never change: asked while the next are still on their way, they cost nothing in the end. */
export function factsOf(segment: ReviewSegment): SegmentFacts {
  const facts = known.get(segment) ?? {
    states: statesOf(segment.size, (column) => segment.numbers[column]),
    newest: newestOf(segment.numbers.asOf),
    currencies: currenciesOf(segment.numbers.amount, segment.words.currency),
  };
  known.set(segment, facts);
  return facts;
}

/** What makes the state of a row, the weakest first: a stronger one takes its place. */
const STATE_BY_COUNT: readonly (readonly [NumberColumn, RowState])[] = [
  ['passed', 'ok'],
  ['putAway', 'snoozed'],
  ['unknown', 'unknown'],
  ['info', 'info'],
  ['warning', 'warning'],
  ['breach', 'breach'],
];

/** As `rowState` has it, in one pass without anything made for each row. */
export function statesOf(size: number, number: (column: NumberColumn) => Float64Array): Uint8Array {
  const states = new Uint8Array(size).fill(ROW_STATES.indexOf('none'));
  for (const [column, state] of STATE_BY_COUNT) {
    const place = ROW_STATES.indexOf(state);
    const counts = number(column);
    for (let index = 0; index < size; index += 1) if ((counts[index] ?? 0) > 0) states[index] = place;
  }
  return states;
}

export function currenciesOf(amounts: Float64Array, { words, codes }: CodedWords): Set<string | null> {
  const isUsed = new Uint8Array(words.length + 1);
  for (let at = 0; at < amounts.length; at += 1) if (!Number.isNaN(amounts[at])) isUsed[codes[at] ?? 0] = 1;
  return new Set([null, ...words].filter((_, code) => isUsed[code] === 1));
}

export function newestOf(asOf: Float64Array): EpochMs {
  let newest = 0;
  for (let at = 0; at < asOf.length; at += 1) newest = Math.max(newest, asOf[at] ?? 0);
  return newest;
}
