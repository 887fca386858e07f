import { plural } from '../record/format';
import type { SlaPolicy } from './policy';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** "4 business hours", "5 business days"; null for a target in hours of the clock on the wall. */
export function targetText({ clock, target }: Pick<SlaPolicy, 'clock' | 'target'>): string | null {
  if ('businessDays' in target)
    return target.businessDays === 0 ? 'the same business day' : plural(target.businessDays, 'business day');
  if (clock === 'elapsed') return null;
  return target.ms % HOUR === 0
    ? plural(target.ms / HOUR, 'business hour')
    : plural(target.ms / MINUTE, 'business minute');
}
