import { normalText } from '../conditions/operators/comparable';
import { auc } from './auc';
import { type Case, type CaseValue, countWon } from './case';
import { FOLDS, foldOf } from './folds';
import { shareInterval } from './proportion';

/** What one field alone knows about the outcome. */
export interface LeakEvidence {
  field: string;
  /** AUC of the value alone; 0.5 where it can't be judged. */
  valueAuc: number;
  /** AUC of being filled at all. */
  filledAuc: number;
  /** Share of won and of lost cases where it is filled. */
  filledWon: number;
  filledLost: number;
  /** Rows in values that nearly always go one way, as a share of the filled rows. */
  certainShare: number;
  /** The largest value that is nearly always won, and the largest that is nearly never. */
  nearlyAlways: ValueRate | null;
  nearlyNever: ValueRate | null;
}

export interface ValueRate {
  value: string;
  n: number;
  won: number;
}

interface Entry {
  fold: number;
  outcome: boolean;
  value: Exclude<CaseValue, null> | null;
}

/** A value with few rows says little: its rate is drawn to the rate of all by so many rows. */
const SMOOTHING_ROWS = 10;
const FEWEST_ROWS = 10;

/** Judges one field of cases that hold both outcomes. Blank text counts as empty. */
export function leakEvidence(field: string, cases: readonly Case[]): LeakEvidence {
  const read = new Map<CaseValue | undefined, Entry['value']>();
  const entries = cases.map(({ id, outcome, values }) => {
    const raw = values[field];
    const value = read.get(raw) ?? known(raw);
    read.set(raw, value);
    return { fold: foldOf(id), outcome, value };
  });
  const filled = entries.filter(({ value }) => value !== null);
  const [won, filledWon] = [countWon(entries), countWon(filled)];
  const [filledOfWon, filledOfLost] = [filledWon / won, (filled.length - filledWon) / (entries.length - won)];
  return {
    field,
    valueAuc: valueAuc(entries, filled),
    filledAuc: 0.5 + Math.abs(filledOfWon - filledOfLost) / 2,
    filledWon: filledOfWon,
    filledLost: filledOfLost,
    ...certainty(filled, won / entries.length),
  };
}

function known(value: CaseValue | undefined): Entry['value'] {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return normalText(value) || null;
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function aucOf(entries: readonly Entry[], score: (entry: Entry) => number): number {
  return auc(entries.map((entry) => ({ outcome: entry.outcome, score: score(entry) }))) ?? 0.5;
}

/**
 * Numbers and dates by their rank, in either direction, among the filled; everything else by the
 * rate of its value in the other folds, so that a value seen once can't vouch for itself.
 */
function valueAuc(entries: readonly Entry[], filled: readonly Entry[]): number {
  const byRate = aucOf(entries, outOfFoldRate(entries));
  if (!filled.every(({ value }) => orderOf(value) !== null)) return byRate;
  const byRank = aucOf(filled, ({ value }) => orderOf(value) ?? 0);
  return Math.max(byRate, byRank, 1 - byRank);
}

/** A number, or a text that starts with a date, as a number; null for anything else. */
function orderOf(value: Entry['value']): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  const at = Date.parse(value.toUpperCase());
  return Number.isFinite(at) ? at : null;
}

function outOfFoldRate(entries: readonly Entry[]): (entry: Entry) => number {
  const folds = Array.from({ length: FOLDS }, () => new Map<Entry['value'], { n: number; won: number }>());
  const all = new Map<Entry['value'], { n: number; won: number }>();
  for (const { fold, outcome, value } of entries)
    for (const counts of [all, folds[fold]]) count(counts, value, outcome);
  const rate = countWon(entries) / entries.length;
  return ({ fold, value }) => {
    const [total, own] = [all.get(value), folds[fold]?.get(value)];
    const n = (total?.n ?? 0) - (own?.n ?? 0);
    const won = (total?.won ?? 0) - (own?.won ?? 0);
    return (won + SMOOTHING_ROWS * rate) / (n + SMOOTHING_ROWS);
  };
}

function count(
  counts: Map<Entry['value'], { n: number; won: number }> | undefined,
  value: Entry['value'],
  won: boolean,
): void {
  const entry = counts?.get(value) ?? { n: 0, won: 0 };
  counts?.set(value, { n: entry.n + 1, won: entry.won + (won ? 1 : 0) });
}

/**
 * Values that leave at most a quarter of the usual doubt: among those of a set where 40% win,
 * more than 85% won or fewer than 10%, and the interval at least halves the doubt too.
 */
function certainty(filled: readonly Entry[], rate: number) {
  const counts = new Map<Entry['value'], { n: number; won: number }>();
  for (const { value, outcome } of filled) count(counts, value, outcome);
  const rates = [...counts]
    .map(([value, { n, won }]) => ({ value: String(value), n, won }))
    .filter(({ n }) => n >= FEWEST_ROWS)
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
  const always = rates.filter(({ n, won }) => isNearlyNever(n - won, n, 1 - rate));
  const never = rates.filter(({ n, won }) => isNearlyNever(won, n, rate));
  const rows = [...always, ...never].reduce((total, { n }) => total + n, 0);
  return {
    certainShare: filled.length > 0 ? rows / filled.length : 0,
    nearlyAlways: always[0] ?? null,
    nearlyNever: never[0] ?? null,
  };
}

const isNearlyNever = (hits: number, n: number, rate: number): boolean =>
  hits / n <= rate / 4 && shareInterval(hits, n).high <= rate / 2;
