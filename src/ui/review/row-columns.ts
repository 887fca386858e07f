import type { EpochMs } from '../../record/types';
import {
  type CodedWords,
  type NumberColumn,
  type ReviewSegment,
  type TextColumn,
  textReader,
  type WordColumn,
} from '../../store/review-columns';
import { once } from './once';
import { factsOf } from './segment-facts';

/** Texts of some rows in a row, joined as `packSegment` joins them. */
export interface TextPiece {
  joined: string;
  size: number;
}

/** The cells of one row. */
export interface RowCells {
  text(column: TextColumn): string | null;
  word(column: WordColumn): string | null;
  /** NaN where not read. */
  number(column: NumberColumn): number;
}

/** Where a set of rows reads its columns. */
export interface RowColumns {
  size: number;
  /** What is drawn of a few rows makes no column of all; left out: read from the columns. */
  cells?(index: number): RowCells;
  /** Places in `ROW_STATES`. */
  states(): Uint8Array;
  /** Those that amounts are stated in; null for amounts without one. */
  currencies(): ReadonlySet<string | null>;
  /** When the newest of the rows was seen; 0 for none. */
  newest(): EpochMs;
  /** NaN where not read. */
  number(column: NumberColumn): Float64Array;
  words(column: WordColumn): CodedWords;
  /** The words alone, in the same order, without the rows being gone through. */
  vocabulary(column: WordColumn): readonly string[];
  /** All texts of a column in the order of the rows, without a text being made of each. */
  pieces(column: TextColumn): readonly TextPiece[];
}

/** The columns of all segments, each joined when it is first asked for. */
export function segmentColumns(segments: readonly ReviewSegment[]): RowColumns {
  const size = segments.reduce((sum, segment) => sum + segment.size, 0);
  const states = once((_: 'states') => joinStates(segments, size));
  return {
    size,
    cells: segmentCells(segments),
    states: () => states('states'),
    currencies: () => new Set(segments.flatMap((segment) => [...factsOf(segment).currencies])),
    newest: () => segments.reduce((last, segment) => Math.max(last, factsOf(segment).newest), 0),
    number: once((column) => joinNumbers(segments, column, size)),
    vocabulary: once((column) => [...new Set(segments.flatMap(({ words }) => words[column].words))]),
    words: once((column) => joinWords(segments, column, size)),
    pieces: once((column) => segments.map(({ texts, size: own }) => ({ joined: texts[column], size: own }))),
  };
}

/** Texts of a segment are found by one look along them, however many are asked for. */
function segmentCells(segments: readonly ReviewSegment[]): (index: number) => RowCells {
  const readers = once((column: TextColumn) =>
    once((segment: ReviewSegment) => textReader(segment.texts[column], segment.size)),
  );
  return (index) => {
    let at = index;
    let place = 0;
    let segment = segments[place];
    while (segment && at >= segment.size) {
      at -= segment.size;
      place += 1;
      segment = segments[place];
    }
    return {
      text: (column) => (segment ? readers(column)(segment)(at) : null),
      word: (column) => (segment ? wordAt(segment.words[column], at) : null),
      number: (column) => segment?.numbers[column][at] ?? Number.NaN,
    };
  };
}

/** The word of a row; null where there is none. */
export const wordAt = ({ words, codes }: CodedWords, index: number): string | null =>
  words[(codes[index] ?? 0) - 1] ?? null;

function joinStates(segments: readonly ReviewSegment[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let from = 0;
  for (const segment of segments) {
    all.set(factsOf(segment).states, from);
    from += segment.size;
  }
  return all;
}

/** From then on the segments look at their part of it, so that each number is held once. */
function joinNumbers(segments: readonly ReviewSegment[], column: NumberColumn, size: number): Float64Array {
  const all = new Float64Array(size);
  let from = 0;
  for (const segment of segments) {
    all.set(segment.numbers[column], from);
    segment.numbers[column] = all.subarray(from, from + segment.size);
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
