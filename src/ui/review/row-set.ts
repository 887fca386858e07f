import { crmPage } from '../../record/crm-page';
import { DAY_MS } from '../../record/format';
import type { EpochMs } from '../../record/types';
import {
  type CodedWords,
  type NumberColumn,
  type ReviewSegment,
  splitTexts,
  type TextColumn,
  type WordColumn,
} from '../../store/review-columns';
import { once } from './once';
import { type ReviewRow, ROW_STATES, type RowState } from './review-row';
import { type RowColumns, type SingleText, segmentColumns, singleTexts } from './row-columns';

/** All records of the review by columns: 100,000 of them fit in some 20 MB, and a filter reads only what it needs. */
export interface RowSet extends RowColumns {
  now: EpochMs;
  text(column: TextColumn): readonly (string | null)[];
  /** Full days since the stage was entered; NaN where that was not read. */
  daysInStage(): Float64Array;
  /** Full days since the record was created; NaN where that was not read. */
  age(): Float64Array;
  /** Amount × probability; NaN where either was not read. */
  weighted(): Float64Array;
  /** Places in `ROW_STATES`. */
  states(): Uint8Array;
  row(index: number): ReviewRow;
}

export const rowSet = (segments: readonly ReviewSegment[], now: EpochMs): RowSet =>
  rowSetOver(segmentColumns(segments), now);

/** What is worked out of the columns is worked out when it is first asked for. */
export function rowSetOver(columns: RowColumns, now: EpochMs): RowSet {
  const { size, number, words, pieces } = columns;
  const text = once((column: TextColumn) =>
    pieces(column).flatMap((piece) => splitTexts(piece.joined, piece.size)),
  );
  const single = once((_: 'single') => singleTexts(columns));
  const derived = once((name: 'days' | 'age' | 'weighted') => DERIVED[name](set));
  const states = once((_: 'states') => rowStates(set));
  const set: RowSet = {
    size,
    now,
    number,
    words,
    pieces,
    text,
    daysInStage: () => derived('days'),
    age: () => derived('age'),
    weighted: () => derived('weighted'),
    states: () => states('states'),
    row: (index) => rowAt(set, index, single('single')),
  };
  return set;
}

/** The word of a row; null where there is none. */
export const wordAt = ({ words, codes }: CodedWords, index: number): string | null =>
  words[(codes[index] ?? 0) - 1] ?? null;

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

const daysSince = (at: number, now: EpochMs): number => Math.max(0, Math.floor((now - at) / DAY_MS));
const daysAfter = (day: number, now: EpochMs): number => Math.max(0, Math.floor(now / DAY_MS) - day);
const weightedOf = (amount: number, probability: number): number => (amount * probability) / 100;

const DERIVED: Record<'days' | 'age' | 'weighted', (set: RowSet) => Float64Array> = {
  days: (set) => set.number('stageEnteredAt').map((entered) => daysSince(entered, set.now)),
  age: (set) => set.number('createdDay').map((day) => daysAfter(day, set.now)),
  weighted: (set) => {
    const probability = set.number('probability');
    return set.number('amount').map((amount, index) => weightedOf(amount, probability[index] ?? Number.NaN));
  },
};

/** As `rowState` has it, in one pass without anything made for each row. */
function rowStates(set: RowSet): Uint8Array {
  const states = new Uint8Array(set.size).fill(ROW_STATES.indexOf('none'));
  for (const [column, state] of STATE_BY_COUNT) {
    const place = ROW_STATES.indexOf(state);
    const counts = set.number(column);
    for (let index = 0; index < states.length; index += 1)
      if ((counts[index] ?? 0) > 0) states[index] = place;
  }
  return states;
}

/** What makes the state of a row, the weakest first: a stronger one takes its place. */
const STATE_BY_COUNT: readonly (readonly [NumberColumn, RowState])[] = [
  ['passed', 'ok'],
  ['unknown', 'unknown'],
  ['info', 'info'],
  ['warning', 'warning'],
  ['breach', 'breach'],
];

function rowAt(set: RowSet, index: number, single: SingleText): ReviewRow {
  const text = (column: TextColumn) => single(column, index);
  const word = (column: WordColumn) => wordAt(set.words(column), index);
  const number = (column: NumberColumn) => known(set.number(column)[index]);
  const count = (column: NumberColumn) => number(column) ?? 0;
  return {
    key: text('key') ?? '',
    url: crmPage(text('url')) ?? '',
    crm: word('crm') === 'salesforce' ? 'salesforce' : 'hubspot',
    object: word('object') ?? 'deal',
    title: text('title'),
    company: text('company'),
    stage: word('stage'),
    pipeline: word('pipeline'),
    owner: word('owner'),
    source: word('source'),
    amount: number('amount'),
    currency: word('currency'),
    probability: number('probability'),
    weighted: known(weightedOf(number('amount') ?? Number.NaN, number('probability') ?? Number.NaN)),
    closeDay: number('closeDay'),
    daysInStage: known(daysSince(number('stageEnteredAt') ?? Number.NaN, set.now)),
    stageLimit: null,
    pushes: number('pushes'),
    age: known(daysAfter(number('createdDay') ?? Number.NaN, set.now)),
    score: number('score'),
    counts: {
      breach: count('breach'),
      warning: count('warning'),
      info: count('info'),
      unknown: count('unknown'),
      passed: count('passed'),
    },
    topWarning: word('topWarning'),
    asOf: count('asOf'),
  };
}
