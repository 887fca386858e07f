import type { EpochMs } from '../../record/types';

const SAMPLES = 5;

/** How far the CRM's clock is from this computer's, from the Date headers of its answers. */
export interface ClockSkew {
  /** Gives what this one answer tells; null where it tells nothing. */
  note(dateHeader: string | null, sentAt: EpochMs, answeredAt: EpochMs): number | null;
  /** The CRM's clock minus ours in milliseconds, the median of the last answers; null before the first. */
  current(): number | null;
}

/** Date headers are cut to whole seconds, so half a second is added to each. */
export function createClockSkew(): ClockSkew {
  const samples: number[] = [];
  return {
    note(dateHeader, sentAt, answeredAt) {
      const at = Date.parse(dateHeader ?? '');
      if (Number.isNaN(at)) return null;
      const ahead = at + 500 - (sentAt + answeredAt) / 2;
      samples.push(ahead);
      if (samples.length > SAMPLES) samples.shift();
      return ahead;
    },
    current: () => [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? null,
  };
}
