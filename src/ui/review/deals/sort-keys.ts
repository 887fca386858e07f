import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import type { ColumnId } from './order';
import { type Steps, textRanks } from './text-ranks';

/** Whether the order of a column depends on where the pack places stages. */
export const isByPlace = (column: ColumnId): boolean => column === 'daysOfLimit' || column === 'stage';

const keptKeys = new WeakMap<RowSet, Map<ColumnId, Float64Array>>();

const keptPlaces = new WeakMap<PlacedRows, Float64Array>();

/**
 * Numbers in the order of the column's values; ranks for texts. Kept, as the rows never change, but for those by the
 * limits of their stages. Stages are in the order of their pipelines where they are `placed`.
 */
export function sortKeys(rows: RowSet, column: ColumnId, placed: PlacedRows | null): Float64Array {
  if (column === 'daysOfLimit') return partsOfLimit(rows, placed);
  if (column === 'stage' && placed) return placesOf(rows, placed);
  const columns = keptKeys.get(rows) ?? new Map<ColumnId, Float64Array>();
  keptKeys.set(rows, columns);
  const keys = columns.get(column) ?? keysOf(rows, column);
  columns.set(column, keys);
  return keys;
}

function keysOf(rows: RowSet, column: Exclude<ColumnId, 'daysOfLimit'>): Float64Array {
  switch (column) {
    case 'state':
      return new Float64Array(rows.states());
    case 'daysInStage':
      return rows.daysInStage();
    case 'age':
      return rows.age();
    case 'weighted':
      return rows.weighted();
    case 'closeDate':
      return rows.number('closeDay');
    case 'amount':
    case 'score':
    case 'asOf':
    case 'probability':
    case 'pushes':
    case 'putAway':
      return rows.number(column);
    case 'title':
    case 'company':
      return ranksOf(rows, column).value();
    default:
      return wordRanks(rows, column);
  }
}

/** Days in the stage by the days after which it is stale there: over 1 is too long, and the most of that comes first. */
function partsOfLimit(rows: RowSet, placed: PlacedRows | null): Float64Array {
  const { words, codes } = rows.words('object');
  const deal = words.indexOf('deal') + 1;
  return rows.daysInStage().map((days, index) => {
    const limit = codes[index] === deal ? placed?.limitAt(index) : null;
    return days / (limit ?? Number.NaN);
  });
}

function placesOf(rows: RowSet, placed: PlacedRows): Float64Array {
  const known = keptPlaces.get(placed) ?? placedRanks(rows, placed);
  keptPlaces.set(placed, known);
  return known;
}

/** Pipeline by pipeline; stages that the pack does not place come after them by the alphabet, unknown ones stay NaN. */
function placedRanks(rows: RowSet, placed: PlacedRows): Float64Array {
  const names = rows.vocabulary('stage').length + 1;
  return sortKeys(rows, 'stage', null).map((rank, index) => {
    if (Number.isNaN(rank)) return rank;
    const position = placed.positionAt(index);
    return Math.min(position, AFTER_ALL_STAGES) * names + rank;
  });
}

/** More than the places of all stages of a pack. */
const AFTER_ALL_STAGES = 2 ** 30;

/** The place of each row’s currency, that of most amounts first, none stated last; NaN where the column is. Null for one currency. */
export function currencyRanks(rows: RowSet, column: 'amount' | 'weighted'): Float64Array | null {
  if (rows.currencies().size < 2) return null;
  const { words, codes } = rows.words('currency');
  const amounts = rows.number('amount');
  const counts = new Float64Array(words.length + 1);
  for (let at = 0; at < amounts.length; at += 1)
    if (!Number.isNaN(amounts[at])) counts[codes[at] ?? 0] = (counts[codes[at] ?? 0] ?? 0) + 1;
  const used = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0);
  const isNone = (code: number): number => Number(code === 0);
  used.sort(
    (a, b) =>
      isNone(a) - isNone(b) ||
      (counts[b] ?? 0) - (counts[a] ?? 0) ||
      ((words[a - 1] ?? '') < (words[b - 1] ?? '') ? -1 : 1),
  );
  const places = new Map(used.map((code, place) => [code, place]));
  return sortKeys(rows, column, null).map((amount, at) =>
    Number.isNaN(amount) ? Number.NaN : (places.get(codes[at] ?? 0) ?? used.length),
  );
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const rankings = new WeakMap<RowSet, Map<'title' | 'company', Steps<Float64Array>>>();

/** Ranks of the texts of a column: begun once, so that sorting finishes what `warmOrders` has not. */
function ranksOf(rows: RowSet, column: 'title' | 'company'): Steps<Float64Array> {
  const known = rankings.get(rows) ?? new Map<'title' | 'company', Steps<Float64Array>>();
  rankings.set(rows, known);
  const steps = known.get(column) ?? textRanks(rows.text(column), words.compare);
  known.set(column, steps);
  return steps;
}

/** What a first sort by name or company would take long for, in steps; false when all is done. */
export const warmOrders = (rows: RowSet): boolean =>
  ranksOf(rows, 'title').step() || ranksOf(rows, 'company').step();

function wordRanks(rows: RowSet, column: 'owner' | 'stage' | 'topWarning' | 'pipeline' | 'source' | 'crm') {
  const coded = rows.words(column);
  const byCode = Float64Array.from([Number.NaN, ...textRanks(coded.words, words.compare).value()]);
  const ranks = new Float64Array(coded.codes.length);
  for (let at = 0; at < ranks.length; at += 1) ranks[at] = byCode[coded.codes[at] ?? 0] ?? Number.NaN;
  return ranks;
}

/** The values of a word column in the order of the alphabet. */
export function choicesOf(rows: RowSet, column: 'owner' | 'stage' | 'source' | 'currency'): string[] {
  return [...rows.vocabulary(column)].sort(words.compare);
}
