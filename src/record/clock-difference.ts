import { CRM_NAMES } from './crm-names';
import { formatDuration } from './format';
import type { Crm } from './types';

/** From here on a clock that is wrong is told of (reliability.md, "Time"); less is only corrected. */
const TOLD_MS = 60_000;

/** `skewMs`: the CRM's clock minus this computer's. A sentence where it is worth telling; else null. */
export function clockDifference(skewMs: number, crm: Crm): string | null {
  if (Math.abs(skewMs) <= TOLD_MS) return null;
  const way = skewMs > 0 ? 'behind' : 'ahead of';
  return `This computer’s clock is ${formatDuration(Math.abs(skewMs))} ${way} ${CRM_NAMES[crm]}’s.`;
}

/** What that means, and what to do. */
export const CLOCK_ADVICE =
  'Countdowns are corrected by that; set the clock, so that other times here are right too.';
