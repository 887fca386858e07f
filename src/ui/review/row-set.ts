import { DAY_MS } from '../../record/format';
import type { EpochMs } from '../../record/types';
import {
  type CodedWords,
  type NumberColumn,
  type ReviewSegment,
  splitTexts,
  type TextColumn,
  textReader,
  type WordColumn,
} from '../../store/review-columns';
import { type ReviewRow, ROW_STATES, rowState } from './review-row';

/** All records of the review by columns: 100,000 of them fit in some 20 MB, and a filter reads only what it needs. */
export interface RowSet {
  size: number;
  now: EpochMs;
  /** NaN where not read. */
  number(column: NumberColumn): Float64Array;
  words(column: WordColumn): CodedWords;
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

export function rowSet(segments: readonly ReviewSegment[], now: EpochMs): RowSet {
  const size = segments.reduce((sum, segment) => sum + segment.size, 0);
  const number = once((column: NumberColumn) => joinNumbers(segments, column, size));
  const words = once((column: WordColumn) => joinWords(segments, column, size));
  const text = once((column: TextColumn) =>
    segments.flatMap((segment) => splitTexts(segment.texts[column], segment.size)),
  );
  const single = singleTexts(segments);
  const derived = once((name: 'days' | 'age' | 'weighted') => DERIVED[name](set));
  const states = once((_: 'states') => rowStates(set));
  const set: RowSet = {
    size,
    now,
    number,
    words,
    text,
    daysInStage: () => derived('days'),
    age: () => derived('age'),
    weighted: () => derived('weighted'),
    states: () => states('states'),
    row: (index) => rowAt(set, index, single),
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

function rowStates(set: RowSet): Uint8Array {
  const columns = (['breach', 'warning', 'info', 'unknown', 'passed'] as const).map(set.number);
  const [breach, warning, info, unknown, passed] = columns;
  const at = (column: Float64Array | undefined, index: number) => column?.[index] ?? 0;
  return Uint8Array.from({ length: set.size }, (_, index) =>
    ROW_STATES.indexOf(
      rowState({
        counts: {
          breach: at(breach, index),
          warning: at(warning, index),
          info: at(info, index),
          unknown: at(unknown, index),
          passed: at(passed, index),
        },
      }),
    ),
  );
}

type SingleText = (column: TextColumn, index: number) => string | null;

/** A row that is shown needs few texts; those of all rows are made when something is sorted or searched by them. */
function singleTexts(segments: readonly ReviewSegment[]): SingleText {
  const firsts: number[] = [];
  let size = 0;
  for (const segment of segments) {
    firsts.push(size);
    size += segment.size;
  }
  const readers = once((column: TextColumn) =>
    once((place: number) => {
      const segment = segments[place];
      return segment ? textReader(segment.texts[column], segment.size) : () => null;
    }),
  );
  return (column, index) => {
    const place = firsts.findLastIndex((first) => first <= index);
    return readers(column)(place)(index - (firsts[place] ?? 0));
  };
}

function rowAt(set: RowSet, index: number, single: SingleText): ReviewRow {
  const text = (column: TextColumn) => single(column, index);
  const word = (column: WordColumn) => wordAt(set.words(column), index);
  const number = (column: NumberColumn) => known(set.number(column)[index]);
  const count = (column: NumberColumn) => number(column) ?? 0;
  return {
    key: text('key') ?? '',
    url: text('url') ?? '',
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

function joinNumbers(segments: readonly ReviewSegment[], column: NumberColumn, size: number): Float64Array {
  const all = new Float64Array(size);
  let from = 0;
  for (const segment of segments) {
    all.set(segment.numbers[column], from);
    from += segment.size;
  }
  return all;
}

function joinWords(segments: readonly ReviewSegment[], column: WordColumn, size: number): CodedWords {
  const places = new Map<string, number>();
  const codes = new Uint32Array(size);
  let from = 0;
  for (const segment of segments) {
    const { words, codes: own } = segment.words[column];
    const place = Uint32Array.from([0, ...words.map((word) => placeOf(places, word))]);
    for (let row = 0; row < segment.size; row += 1) codes[from + row] = place[own[row] ?? 0] ?? 0;
    from += segment.size;
  }
  return { words: [...places.keys()], codes };
}

function placeOf(places: Map<string, number>, word: string): number {
  const place = places.get(word) ?? places.size + 1;
  places.set(word, place);
  return place;
}

/** Works each answer out when it is first asked for. */
function once<Name, Value>(work: (name: Name) => Value): (name: Name) => Value {
  const answers = new Map<Name, Value>();
  return (name) => {
    const answer = answers.get(name);
    if (answer !== undefined) return answer;
    const made = work(name);
    answers.set(name, made);
    return made;
  };
}
