import type { CodedWords, NumberColumn, TextColumn, WordColumn } from '../../../store/review-columns';
import type { RowColumns, TextPiece } from '../row-columns';
import type { PlacedRows } from '../stage-places';
import { CHOICES, type ChoiceId, RANGES, type RangeId } from './filter';
import type { ListWish } from './list-rows';
import type { ColumnId } from './order';

/** A column on its way to the worker; a copy, as the page reads its own. Texts come in several parts. */
export type ColumnPart =
  | { kind: 'numbers'; column: NumberColumn; values: Float64Array }
  | { kind: 'words'; column: WordColumn; words: CodedWords }
  | { kind: 'texts'; column: TextColumn; pieces: readonly TextPiece[] };

type Needed =
  | { kind: 'numbers'; column: NumberColumn }
  | { kind: 'words'; column: WordColumn }
  | { kind: 'texts'; column: TextColumn };

const numbers = (...columns: NumberColumn[]): Needed[] =>
  columns.map((column) => ({ kind: 'numbers', column }));
const words = (...columns: WordColumn[]): Needed[] => columns.map((column) => ({ kind: 'words', column }));
const texts = (...columns: TextColumn[]): Needed[] => columns.map((column) => ({ kind: 'texts', column }));

/** Every answer counts states, and is sorted by currency and amount within what it is sorted by. */
const ALWAYS = [
  ...numbers('amount', 'breach', 'warning', 'info', 'unknown', 'putAway', 'passed'),
  ...words('currency'),
];
const PLACE = words('pipeline', 'stage', 'stageId', 'packStage');
const SEARCHED = [
  ...texts('title', 'company'),
  ...words('owner', 'stage', 'topWarning', 'source', 'object', 'crm'),
];

const BY_ORDER: Record<ColumnId, readonly Needed[]> = {
  state: [],
  amount: [],
  title: texts('title'),
  company: texts('company'),
  owner: words('owner'),
  stage: PLACE,
  topWarning: words('topWarning'),
  pipeline: words('pipeline'),
  source: words('source'),
  crm: words('crm'),
  daysInStage: numbers('stageEnteredAt'),
  daysOfLimit: [...numbers('stageEnteredAt'), ...words('object'), ...PLACE],
  closeDate: numbers('closeDay'),
  score: numbers('score'),
  asOf: numbers('asOf'),
  probability: numbers('probability'),
  weighted: numbers('probability'),
  age: numbers('createdDay'),
  pushes: numbers('pushes'),
  putAway: [],
};

const BY_CHOICE: Record<ChoiceId, readonly Needed[]> = {
  state: [],
  outcome: PLACE,
  stage: words('stage'),
  owner: words('owner', 'empty'),
  kinds: words('kinds'),
  putAway: [],
  source: words('source', 'empty'),
  currency: [],
  object: words('object'),
  crm: words('crm'),
};

const BY_RANGE: Record<RangeId, readonly Needed[]> = {
  amount: [],
  closeDay: numbers('closeDay'),
  daysInStage: numbers('stageEnteredAt'),
  age: numbers('createdDay'),
};

/** The columns that `listRows` reads for a wish; which account a row is of only where limits differ by it. */
export function neededColumns(
  { filter, order, groupBy }: ListWish,
  placed: Pick<PlacedRows, 'limits'> | null,
): Needed[] {
  const choices = CHOICES.flatMap((id) => (filter.choices[id] ? BY_CHOICE[id] : []));
  const ranges = RANGES.flatMap((id) => (filter.ranges[id] ? BY_RANGE[id] : []));
  const search = filter.text.trim() === '' ? [] : SEARCHED;
  const groups = groupBy
    ? [...words(groupBy, 'object'), ...(groupBy === 'stage' ? PLACE : words('empty'))]
    : [];
  const account = order.column === 'daysOfLimit' && placed?.limits?.byAccount ? texts('key') : [];
  return [...ALWAYS, ...BY_ORDER[order.column], ...account, ...choices, ...ranges, ...search, ...groups];
}

/** What the first sort by name and the first search take long for; sent before anybody asks. */
export const SLOW_COLUMNS: readonly Needed[] = SEARCHED;

/** So few pieces at once that a page is not held up by copying them. */
const PIECES = 8;

/** The parts of columns that `sent` does not count yet; each is counted once it is handed out. */
export function* unsentParts(
  rows: RowColumns,
  needed: readonly Needed[],
  sent: Map<string, number>,
): Generator<ColumnPart> {
  for (const one of needed) {
    const name = `${one.kind} ${one.column}`;
    const parts = partsOf(rows, one);
    for (let at = sent.get(name) ?? 0; at < parts.length; at = sent.get(name) ?? 0) {
      sent.set(name, at + 1);
      const part = parts[at]?.();
      if (part) yield part;
    }
  }
}

/** The parts that a column is sent in, each made when it is its turn. */
function partsOf(rows: RowColumns, needed: Needed): (() => ColumnPart)[] {
  if (needed.kind === 'numbers') return [() => ({ ...needed, values: rows.number(needed.column) })];
  if (needed.kind === 'words') return [() => ({ ...needed, words: rows.words(needed.column) })];
  const count = Math.max(1, Math.ceil(rows.pieces(needed.column).length / PIECES));
  return Array.from({ length: count }, (_, at) => () => ({
    ...needed,
    pieces: rows.pieces(needed.column).slice(at * PIECES, (at + 1) * PIECES),
  }));
}
