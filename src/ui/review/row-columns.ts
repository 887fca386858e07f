import {
  type CodedWords,
  type NumberColumn,
  type ReviewSegment,
  type TextColumn,
  textReader,
  type WordColumn,
} from '../../store/review-columns';
import { once } from './once';

/** Texts of some rows in a row, joined as `packSegment` joins them. */
export interface TextPiece {
  joined: string;
  size: number;
}

/** Where a set of rows reads its columns. */
export interface RowColumns {
  size: number;
  /** NaN where not read. */
  number(column: NumberColumn): Float64Array;
  words(column: WordColumn): CodedWords;
  /** All texts of a column in the order of the rows, without a text being made of each. */
  pieces(column: TextColumn): readonly TextPiece[];
}

/** The columns of all segments, each joined when it is first asked for. */
export function segmentColumns(segments: readonly ReviewSegment[]): RowColumns {
  const size = segments.reduce((sum, segment) => sum + segment.size, 0);
  return {
    size,
    number: once((column) => joinNumbers(segments, column, size)),
    words: once((column) => joinWords(segments, column, size)),
    pieces: once((column) => segments.map(({ texts, size: own }) => ({ joined: texts[column], size: own }))),
  };
}

export type SingleText = (column: TextColumn, index: number) => string | null;

/** A row that is shown needs few texts; those of all rows are made when something is sorted or searched by them. */
export function singleTexts({ pieces }: RowColumns): SingleText {
  const firsts: number[] = [];
  let size = 0;
  for (const piece of pieces('key')) {
    firsts.push(size);
    size += piece.size;
  }
  const readers = once((column: TextColumn) =>
    once((place: number) => {
      const piece = pieces(column)[place];
      return piece ? textReader(piece.joined, piece.size) : () => null;
    }),
  );
  return (column, index) => {
    const place = firsts.findLastIndex((first) => first <= index);
    return readers(column)(place)(index - (firsts[place] ?? 0));
  };
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
