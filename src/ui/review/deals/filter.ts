import type { CodedWords, EmptyField } from '../../../store/review-columns';
import { namesField, ROW_STATES } from '../review-row';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import { everyRow } from './every-row';
import { kindNoun } from './kind-noun';

/** Columns of which some values can be chosen. `outcome` is known by the pack's stages; `putAway` is some or none. */
export const CHOICES = [
  'state',
  'stage',
  'owner',
  'kinds',
  'putAway',
  'source',
  'currency',
  'outcome',
  'object',
  'crm',
] as const;
/** Columns that can be limited to a range, both ends included. */
export const RANGES = ['amount', 'closeDay', 'daysInStage', 'age'] as const;

export type ChoiceId = (typeof CHOICES)[number];
export type RangeId = (typeof RANGES)[number];

export interface Range {
  from: number | null;
  to: number | null;
}

/** Stands for what is empty in the CRM among the values chosen of a column; no text of a CRM is this. */
export const NO_VALUE = '\u0000';

/** Columns that may be empty in the CRM as well as not read. */
const MAY_BE_EMPTY = ['owner', 'source'] as const satisfies readonly (ChoiceId & EmptyField)[];

export const mayBeEmpty = (id: ChoiceId): id is (typeof MAY_BE_EMPTY)[number] =>
  MAY_BE_EMPTY.some((name) => name === id);

/** A row has to fit every part. Of several values chosen in a column, one is enough; '' stands for unknown. */
export interface RowFilter {
  text: string;
  choices: Partial<Record<ChoiceId, string[]>>;
  ranges: Partial<Record<RangeId, Range>>;
}

export const NO_FILTER: RowFilter = { text: '', choices: {}, ranges: {} };

export const isFiltering = ({ text, choices, ranges }: RowFilter): boolean =>
  text.trim() !== '' || Object.keys(choices).length > 0 || Object.keys(ranges).length > 0;

/** The indexes of the rows that fit, in the order of the set; `among` leaves out all rows it has 0 for. */
export function filterRows(
  rows: RowSet,
  filter: RowFilter,
  placed: PlacedRows | null,
  among: Uint8Array | null = null,
): Uint32Array {
  if (!among && !isFiltering(filter)) return everyRow(rows.size);
  const fits = among ? among.slice() : new Uint8Array(rows.size).fill(1);
  for (const id of CHOICES) {
    const values = filter.choices[id];
    if (values) keep(fits, choiceTest(rows, id, new Set(values), placed));
  }
  for (const id of RANGES) {
    const range = filter.ranges[id];
    if (range) keep(fits, rangeTest(rangeColumn(rows, id), range));
  }
  for (const word of filter.text.toLowerCase().split(/\s+/).filter(Boolean)) keep(fits, textTest(rows, word));
  return indexesOf(fits);
}

type Test = (index: number) => boolean;

function keep(fits: Uint8Array, test: Test): void {
  for (let index = 0; index < fits.length; index += 1) if (fits[index] && !test(index)) fits[index] = 0;
}

function indexesOf(fits: Uint8Array): Uint32Array {
  const found = new Uint32Array(fits.length);
  let size = 0;
  for (let index = 0; index < fits.length; index += 1) if (fits[index]) found[size++] = index;
  return found.slice(0, size);
}

function choiceTest(rows: RowSet, id: ChoiceId, values: Set<string>, placed: PlacedRows | null): Test {
  if (id === 'state') {
    const states = rows.states();
    return (index) => values.has(ROW_STATES[states[index] ?? 0] ?? '');
  }
  if (id === 'outcome') {
    return (index) => values.has(placed?.outcomeAt(index) ?? '');
  }
  if (id === 'putAway') return putAwayTest(rows.number('putAway'), values);
  const coded = rows.words(id);
  const wanted = codesWhere(coded, (word) =>
    id === 'kinds' ? word.split(' ').some((kind) => values.has(kind)) : values.has(word),
  );
  wanted[0] = Number(values.has(''));
  const fits: Test = (index) => wanted[coded.codes[index] ?? 0] === 1;
  return mayBeEmpty(id) ? emptyTest(rows, id, fits, values.has(NO_VALUE)) : fits;
}

/** What is empty has no word, and is not unknown. */
function emptyTest(rows: RowSet, field: EmptyField, fits: Test, isWanted: boolean): Test {
  const isEmpty = emptyAt(rows, field);
  return (index) => (isEmpty(index) ? isWanted : fits(index));
}

/** Whether a field of a row is empty in the CRM. */
export function emptyAt(rows: RowSet, field: EmptyField): (index: number) => boolean {
  const coded = rows.words('empty');
  const hits = codesWhere(coded, (names) => namesField(names, field));
  return (index) => hits[coded.codes[index] ?? 0] === 1;
}

/** Of what nothing has judged, nobody knows. */
function putAwayTest(counts: Float64Array, values: Set<string>): Test {
  const [some, none, unknown] = [values.has('some'), values.has('none'), values.has('')];
  return (index) => {
    const count = counts[index] ?? Number.NaN;
    return count > 0 ? some : count === 0 ? none : unknown;
  };
}

function codesWhere({ words }: CodedWords, test: (word: string) => boolean): Uint8Array {
  return Uint8Array.from([0, ...words.map((word) => Number(test(word)))]);
}

function rangeColumn(rows: RowSet, id: RangeId): Float64Array {
  if (id === 'daysInStage') return rows.daysInStage();
  return id === 'age' ? rows.age() : rows.number(id);
}

/** A value that was not read fits no range. */
function rangeTest(values: Float64Array, { from, to }: Range): Test {
  const [low, high] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
  return (index) => {
    const value = values[index] ?? Number.NaN;
    return value >= low && value <= high;
  };
}

const SEARCHED = ['owner', 'stage', 'topWarning', 'source'] as const;

/** Finds a word in the name, company, owner, stage, source or top warning of a row, or in the noun before its name. */
function textTest(rows: RowSet, word: string): Test {
  const coded = SEARCHED.map((column) => {
    const { words, codes } = rows.words(column);
    return { codes, hits: codesWhere({ words, codes }, (text) => text.toLowerCase().includes(word)) };
  });
  const isNoun = nounTest(rows, word);
  const texts = lowerTexts(rows);
  return (index) =>
    coded.some(({ codes, hits }) => hits[codes[index] ?? 0] === 1) ||
    (texts[index] ?? '').includes(word) ||
    isNoun(index);
}

/** "Lead · Larkspur Mills": every kind but deals says what it is, and a deal does where it has no name. */
function nounTest(rows: RowSet, word: string): Test {
  const [kinds, crms] = [rows.words('object'), rows.words('crm')];
  const isOther = codesWhere(kinds, (kind) => kind !== 'deal');
  const others = codesWhere(kinds, (kind) => `${kind} ·`.includes(word));
  const isSalesforce = codesWhere(crms, (crm) => crm === 'salesforce');
  const deals = [kindNoun('deal', 'hubspot'), kindNoun('deal', 'salesforce')].map((noun) =>
    noun.includes(word),
  );
  const texts = lowerTexts(rows);
  return (index) => {
    const kind = kinds.codes[index] ?? 0;
    if (isOther[kind] === 1) return others[kind] === 1;
    const isHit = deals[isSalesforce[crms.codes[index] ?? 0] ?? 0] ?? false;
    return isHit && (texts[index] ?? '').startsWith(NO_NAME);
  };
}

const lowered = new WeakMap<RowSet, string[]>();

/** So begin the texts of a row without a name. */
const NO_NAME = '\n';

/** Kept, as the rows never change. */
export function lowerTexts(rows: RowSet): string[] {
  const known = lowered.get(rows);
  if (known) return known;
  const company = rows.text('company');
  const texts = rows
    .text('title')
    .map((title, index) => `${title ?? ''}${NO_NAME}${company[index] ?? ''}`.toLowerCase());
  lowered.set(rows, texts);
  return texts;
}
