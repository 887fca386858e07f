import { DAY_MS } from '../../record/format';
import type { EpochMs } from '../../record/types';

export interface SnoozeChoice {
  label: string;
  until: EpochMs;
}

/** The spans a deal warning can be snoozed for; the menu adds "until a date". */
export function snoozeChoices(now: EpochMs): SnoozeChoice[] {
  return [
    { label: '1 day', until: now + DAY_MS },
    { label: '1 week', until: now + 7 * DAY_MS },
    { label: '14 days', until: now + 14 * DAY_MS },
  ];
}
