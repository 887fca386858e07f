import type { EpochMs } from '../record/types';

/** What the review lists of one record. Null means not read, or empty where `empty` names the field. */
export interface ReviewEntry
  extends Record<TextColumn | WordColumn, string | null>,
    Record<NumberColumn, number | null> {
  key: string;
  url: string;
  asOf: EpochMs;
}

/** Mostly different in every record: kept as one long text per segment. */
export const TEXT_COLUMNS = ['key', 'url', 'title', 'company'] as const;
/**
 * The same few words again and again: kept once, with a code per record. `kinds`: of failed rules; `empty`: names of
 * `EMPTY_FIELDS`; both by spaces.
 */
export const WORD_COLUMNS = [
  'crm',
  'object',
  'owner',
  'stage',
  'stageId',
  'packStage',
  'pipeline',
  'source',
  'topWarning',
  'currency',
  'kinds',
  'judgedBy',
  'empty',
] as const;
/** `closeDay`, `createdDay`: days since 1970-01-01. `probability`: per cent. `pushes`: of the close date. Then the warning counts. */
export const NUMBER_COLUMNS = [
  'amount',
  'closeDay',
  'createdDay',
  'stageEnteredAt',
  'probability',
  'pushes',
  'score',
  'asOf',
  'breach',
  'warning',
  'info',
  'unknown',
  'putAway',
  'passed',
  'judgedAt',
] as const;

/** Fields of which the review tells that they are empty in the CRM from that they were not read. */
export const EMPTY_FIELDS = [
  'amount',
  'closeDate',
  'owner',
  'source',
  'company',
  'pipeline',
  'probability',
] as const;

export type EmptyField = (typeof EMPTY_FIELDS)[number];

export type TextColumn = (typeof TEXT_COLUMNS)[number];
export type WordColumn = (typeof WORD_COLUMNS)[number];
export type NumberColumn = (typeof NUMBER_COLUMNS)[number];

/** Those that come from the engine; the others are read from the record. */
export type JudgedColumn =
  | 'topWarning'
  | 'kinds'
  | 'score'
  | 'breach'
  | 'warning'
  | 'info'
  | 'unknown'
  | 'putAway'
  | 'passed'
  | 'judgedBy'
  | 'judgedAt';

/** Words of a column, each once, and for each record the place of its word; 0 stands for none. */
export interface CodedWords {
  words: string[];
  codes: Uint32Array;
}

/** Some records by columns: reading a few long columns is far quicker than reading many small rows. */
export interface ReviewSegment {
  id: number;
  size: number;
  texts: Record<TextColumn, string>;
  words: Record<WordColumn, CodedWords>;
  /** NaN stands for null. */
  numbers: Record<NumberColumn, Float64Array>;
}

/** Neither occurs in what a page shows; if it does, it is taken out. */
const SEPARATOR = '\u0000';
const NOTHING = '\u0001';

const byName = <Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>;

export function packSegment(id: number, entries: readonly ReviewEntry[]): ReviewSegment {
  return {
    id,
    size: entries.length,
    texts: byName(TEXT_COLUMNS, (name) => joinTexts(entries.map((entry) => entry[name]))),
    words: byName(WORD_COLUMNS, (name) => codeWords(entries.map((entry) => entry[name]))),
    numbers: byName(NUMBER_COLUMNS, (name) =>
      Float64Array.from(entries, (entry) => entry[name] ?? Number.NaN),
    ),
  };
}

export function unpackSegment(segment: ReviewSegment): ReviewEntry[] {
  const texts = byName(TEXT_COLUMNS, (name) => splitTexts(segment.texts[name], segment.size));
  return Array.from({ length: segment.size }, (_, row) => ({
    ...byName(TEXT_COLUMNS, (name) => texts[name][row] ?? null),
    ...byName(WORD_COLUMNS, (name) => wordAt(segment.words[name], row)),
    ...byName(NUMBER_COLUMNS, (name) => numberAt(segment.numbers[name], row)),
    key: texts.key[row] ?? '',
    url: texts.url[row] ?? '',
    asOf: segment.numbers.asOf[row] ?? 0,
  }));
}

/** One text per record; null where there is none. */
export function splitTexts(joined: string, size: number): (string | null)[] {
  if (size === 0) return [];
  return joined.split(SEPARATOR).map((text) => (text === NOTHING ? null : text));
}

/** Reads single texts of a column: what shows a few rows looks no further than the last of them. */
export function textReader(joined: string, size: number): (row: number) => string | null {
  const ends = new Uint32Array(size);
  let [known, from] = [0, 0];
  return (row) => {
    if (row < 0 || row >= size) return null;
    for (; known <= row; known += 1) {
      const end = joined.indexOf(SEPARATOR, from);
      ends[known] = end < 0 ? joined.length : end;
      from = (ends[known] ?? 0) + 1;
    }
    const text = joined.slice(row === 0 ? 0 : (ends[row - 1] ?? 0) + 1, ends[row]);
    return text === NOTHING ? null : text;
  };
}

function joinTexts(texts: readonly (string | null)[]): string {
  return texts.map((text) => text?.replaceAll(SEPARATOR, '') ?? NOTHING).join(SEPARATOR);
}

function codeWords(values: readonly (string | null)[]): CodedWords {
  const places = new Map<string, number>();
  const codes = Uint32Array.from(values, (value) => {
    if (value === null) return 0;
    const known = places.get(value);
    if (known !== undefined) return known;
    places.set(value, places.size + 1);
    return places.size;
  });
  return { words: [...places.keys()], codes };
}

const wordAt = ({ words, codes }: CodedWords, row: number): string | null =>
  words[(codes[row] ?? 0) - 1] ?? null;

function numberAt(numbers: Float64Array, row: number): number | null {
  const value = numbers[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}
