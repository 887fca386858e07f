import { byId, type Case } from './case';
import { type AucEstimate, aucWithInterval } from './delong';
import type { Split } from './folds';
import type { SuggestField } from './levels';
import { judgeSplit } from './out-of-fold';

/** How work that takes seconds stays in touch with whoever waits for it. */
export interface LongWork {
  /** Called with a share from 0 to 1. */
  onProgress?: (share: number) => void;
  /** Asked between steps of well under a second. */
  shouldStop?: () => boolean;
  /** Awaited between steps; a worker lets its messages in here. */
  pause?: () => Promise<void>;
}

/** How the suggestion does on cases it was not learned from. */
export interface Estimate {
  /** Of the whole points, as the pack would score. */
  integer: AucEstimate;
  /** Of the same model before rounding. */
  unrounded: AucEstimate;
  /** Cases judged. */
  n: number;
}

/** Learns and judges split by split; null when it was stopped. */
export async function estimateOn(
  splits: readonly Split<Case>[],
  fields: readonly SuggestField[],
  { onProgress, shouldStop, pause }: LongWork,
): Promise<Estimate | null> {
  const parts: ReturnType<typeof judgeSplit>[] = [];
  for (const split of splits) {
    onProgress?.(parts.length / (splits.length + 1));
    await pause?.();
    if (shouldStop?.()) return null;
    parts.push(judgeSplit({ train: byId(split.train), test: split.test }, fields));
  }
  onProgress?.(parts.length / (splits.length + 1));
  await pause?.();
  if (shouldStop?.()) return null;
  const rounded = parts.flatMap((part) => part.rounded);
  return {
    integer: aucWithInterval(rounded),
    unrounded: aucWithInterval(parts.flatMap((part) => part.unrounded)),
    n: rounded.length,
  };
}
