import type { Case } from './case';
import {
  type BinnedField,
  blankLevel,
  type Counts,
  FEWEST_ROWS,
  type Level,
  plus,
  readValue,
  type SuggestField,
} from './levels';
import { mergeNeighbours } from './merge-levels';

const CANDIDATES = 24;
const MOST_BANDS = 6;
/** A band holds at least this share of the filled cases. */
const SMALLEST_BAND = 0.02;

interface Band extends Counts {
  /** First value in it; −∞ for the first band. */
  from: number;
}

interface Row {
  value: number;
  outcome: boolean;
}

/**
 * Cuts a number field into at most six bands, learned from the cases given: quantiles as
 * candidates, written as round numbers, then neighbours without a clear difference joined.
 */
export function binNumber(field: SuggestField, cases: readonly Case[]): BinnedField {
  const rows = cases.flatMap(({ outcome, values }) => {
    const read = readValue(values[field.name], field.type);
    return read.state === 'value' && typeof read.value === 'number' ? [{ outcome, value: read.value }] : [];
  });
  const bands = mergeNeighbours(candidates(rows), MOST_BANDS, (a, b) => ({ ...plus(a, b), from: a.from }));
  const blank = blankLevel(field, cases);
  const cuts = bands.slice(1).map(({ from }) => from);
  return {
    field,
    levels: [...bands.map((band, index) => bandLevel(band, bands[index + 1]?.from)), ...blank],
    levelOf(value) {
      const read = readValue(value, field.type);
      if (read.state === 'blank') return blank.length > 0 ? bands.length : -1;
      return read.state === 'value' && bands.length > 0 ? bandOf(cuts, Number(read.value)) : -1;
    },
  };
}

const bandOf = (cuts: readonly number[], value: number): number =>
  cuts.reduce((place, cut) => place + (value >= cut ? 1 : 0), 0);

/** Bands between rounded quantiles, each with enough rows; the first starts at −∞. */
function candidates(rows: readonly Row[]): Band[] {
  if (rows.length < FEWEST_ROWS) return [];
  const sorted = [...rows].sort((a, b) => a.value - b.value);
  const cuts = quantileCuts(sorted.map(({ value }) => value));
  const bands: Band[] = [Number.NEGATIVE_INFINITY, ...cuts].map((from) => ({ from, n: 0, won: 0 }));
  for (const { value, outcome } of sorted) {
    const band = bands[bandOf(cuts, value)];
    if (!band) continue;
    band.n += 1;
    if (outcome) band.won += 1;
  }
  return joinSmall(bands, Math.max(FEWEST_ROWS, SMALLEST_BAND * rows.length));
}

/** Starts of the quantiles and of the values after them: a value with many rows stands alone. */
function quantileCuts(sorted: readonly number[]): number[] {
  const cuts = Array.from({ length: CANDIDATES }, (_, index) => {
    const start = sorted[Math.floor((index * sorted.length) / CANDIDATES)] ?? 0;
    return [start, sorted[rowsBelow(sorted, start, true)] ?? start];
  });
  const lowest = sorted[0] ?? 0;
  const rounded = cuts.flat().map((cut) => roundCut(cut, sorted));
  return [...new Set(rounded)].filter((cut) => cut > lowest).sort((a, b) => a - b);
}

/** The number with the fewest digits that parts the rows as `cut` does, but for 1 of 200. */
function roundCut(cut: number, sorted: readonly number[]): number {
  const allowed = sorted.length / 200;
  const place = rowsBelow(sorted, cut);
  for (let digits = 1; digits <= 4; digits += 1) {
    const rounded = Number(cut.toPrecision(digits));
    if (Math.abs(rowsBelow(sorted, rounded) - place) <= allowed) return rounded;
  }
  return cut;
}

/** How many of the ascending values are below a limit, or at it too; by bisection. */
function rowsBelow(sorted: readonly number[], limit: number, includesEqual = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value < limit || (includesEqual && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joinSmall(bands: readonly Band[], fewest: number): Band[] {
  const joined: Band[] = [];
  for (const band of bands) {
    const last = joined.at(-1);
    if (last && last.n < fewest) joined[joined.length - 1] = { ...plus(last, band), from: last.from };
    else joined.push(band);
  }
  const [previous, last] = joined.slice(-2);
  if (!previous || !last || last.n >= fewest) return joined;
  return [...joined.slice(0, -2), { ...plus(previous, last), from: previous.from }];
}

const bandLevel = ({ from, n, won }: Band, to: number | undefined): Level => ({
  n,
  won,
  pieces: [{ kind: 'band', from, to }],
});
