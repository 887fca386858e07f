import type { EpochMs } from '../record/types';

/** One past deal or lead with what became of it: the input of every statistic here. */
export interface Case {
  /** Unique within a set; folds and order hang on it. */
  id: string;
  /** True: won, or converted. Open deals are no cases. */
  outcome: boolean;
  /** Points as of before the outcome, on the 100-point scale. */
  score: number;
  /** When it was scored, or when it came in; needed for a split by time and for weeks. */
  at?: EpochMs;
  rep?: string;
  /** Warnings the pack would have shown on it. */
  warnings?: number;
  /** Ids of the rules that would have shown one. */
  warnedBy?: readonly string[];
  /** Field values as known before the outcome. Null or blank text: empty. A missing key: not known. */
  values: Readonly<Record<string, CaseValue>>;
}

export type CaseValue = string | number | boolean | null;

/** What ranking needs of a case. */
export type Scored = Pick<Case, 'outcome' | 'score'>;

/** In the order of their ids, so that no result depends on the order of the input. */
export function byId<T extends { id: string }>(cases: readonly T[]): T[] {
  return [...cases].sort((a, b) => compareText(a.id, b.id));
}

/** By code units: the same in every locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export const countWon = (cases: readonly { outcome: boolean }[]): number =>
  cases.reduce((count, { outcome }) => count + (outcome ? 1 : 0), 0);

/** A ratio, or null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
