import { crmPage } from '../../record/crm-page';
import { DAY_MS } from '../../record/format';
import type { EpochMs } from '../../record/types';
import {
  type NumberColumn,
  type ReviewSegment,
  splitTexts,
  type TextColumn,
} from '../../store/review-columns';
import { once } from './once';
import type { ReviewRow } from './review-row';
import { type RowCells, type RowColumns, segmentColumns, wordAt } from './row-columns';

export { wordAt };

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
  row(index: number): ReviewRow;
}

export const rowSet = (segments: readonly ReviewSegment[], now: EpochMs): RowSet =>
  rowSetOver(segmentColumns(segments), now);

/** What is worked out of the columns is worked out when it is first asked for. */
export function rowSetOver(columns: RowColumns, now: EpochMs): RowSet {
  const { pieces } = columns;
  const text = once((column: TextColumn) =>
    pieces(column).flatMap((piece) => splitTexts(piece.joined, piece.size)),
  );
  const derived = once((name: 'days' | 'age' | 'weighted') => DERIVED[name](set));
  const joined = (index: number): RowCells => ({
    text: (column) => text(column)[index] ?? null,
    word: (column) => wordAt(columns.words(column), index),
    number: (column) => columns.number(column)[index] ?? Number.NaN,
  });
  const cells = columns.cells ?? joined;
  const set: RowSet = {
    ...columns,
    now,
    text,
    daysInStage: () => derived('days'),
    age: () => derived('age'),
    weighted: () => derived('weighted'),
    row: (index) => rowAt(cells(index), now),
  };
  return set;
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

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

function rowAt({ text, word, number: value }: RowCells, now: EpochMs): ReviewRow {
  const number = (column: NumberColumn) => known(value(column));
  const count = (column: NumberColumn) => number(column) ?? 0;
  return {
    // Of the rows that are drawn nobody asks these.
    get key() {
      return text('key') ?? '';
    },
    get url() {
      return crmPage(text('url')) ?? '';
    },
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
    weighted: known(weightedOf(value('amount'), value('probability'))),
    closeDay: number('closeDay'),
    daysInStage: known(daysSince(value('stageEnteredAt'), now)),
    stageLimit: null,
    pushes: number('pushes'),
    age: known(daysAfter(value('createdDay'), now)),
    score: number('score'),
    isJudged: number('passed') !== null,
    counts: {
      breach: count('breach'),
      warning: count('warning'),
      info: count('info'),
      unknown: count('unknown'),
      putAway: count('putAway'),
      passed: count('passed'),
    },
    topWarning: word('topWarning'),
    empty: word('empty'),
    asOf: count('asOf'),
  };
}
