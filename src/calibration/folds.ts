import { type Case, compareText } from './case';

export const FOLDS = 5;

/** Share of the oldest cases that a split by time learns from. */
const OLDEST_SHARE = 0.7;

/**
 * The fold of a case, 0 to 4, from its id alone (FNV-1a with a final mix): the same on every
 * machine and in every order, and no clock or chance is needed.
 */
export function foldOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ (id.charCodeAt(index) & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (id.charCodeAt(index) >>> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % FOLDS;
}

/** Cases to learn from and cases to judge the result by. */
export interface Split<T> {
  train: T[];
  test: T[];
}

/** One split per fold, each case judged once. */
export function foldSplits<T extends { id: string }>(cases: readonly T[]): Split<T>[] {
  const folds = cases.map(({ id }) => foldOf(id));
  return Array.from({ length: FOLDS }, (_, fold) => ({
    train: cases.filter((_, index) => folds[index] !== fold),
    test: cases.filter((_, index) => folds[index] === fold),
  })).filter(({ train, test }) => train.length > 0 && test.length > 0);
}

/** Learns from the oldest 70% and judges by the newest 30%; null when a case has no date. */
export function timeSplit<T extends Case>(cases: readonly T[]): Split<T> | null {
  if (cases.some(({ at }) => at === undefined || !Number.isFinite(at))) return null;
  const sorted = [...cases].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || compareText(a.id, b.id));
  const cut = Math.floor(sorted.length * OLDEST_SHARE);
  return { train: sorted.slice(0, cut), test: sorted.slice(cut) };
}
