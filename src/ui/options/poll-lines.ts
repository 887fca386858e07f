import type { PollView } from '../../contracts/poll-service';
import { CLOCK_ADVICE, clockDifference } from '../../record/clock-difference';
import { CRM_NAMES } from '../../record/crm-names';
import { type FormatContext, formatClock, formatNumber } from '../../record/format';
import { POLL_DAILY_SHARE, POLL_EVERY, type PollPace, SMALLEST_DAY } from '../../record/poll';
import type { Crm, EpochMs } from '../../record/types';

const HOUR_MS = 3_600_000;

const WHY: Record<PollPace, string> = {
  hot: 'every 15 seconds, because a lead has just come in or comes due soon',
  calm: 'every minute in business hours',
  closed: 'every 10 minutes outside of business hours',
  'catching-up': 'in seconds, because there is more to read',
  saving: 'more rarely, to stay within its part of the CRM’s daily calls',
  trouble: 'once more after the problem below',
  'signed-out': 'every 15 minutes whether you are signed in again',
  'needs-you': '',
};

/** When it asked, when it asks next, and why then. */
export function pollText({ askedAt, nextAt, pace }: PollView, now: EpochMs, context: FormatContext): string {
  const asked = askedAt === null ? 'Not asked yet.' : `Asked last at ${formatClock(askedAt, context)}.`;
  if (nextAt === null) return `${asked} Stopped until the problem below is solved; then choose “Ask now”.`;
  const next = nextAt <= now ? 'Asks now' : `Asks next at ${formatClock(nextAt, context)}`;
  return `${asked} ${next}: ${WHY[pace]}.`;
}

/** How many calls it may make, of which limit. */
export function shareText({ crm, daily, dailyCalls }: PollView, context: FormatContext): string {
  const number = (value: number): string => formatNumber(value, context);
  if (!daily) return `At most ${number(dailyCalls)} calls in 24 hours.`;
  const left = `${number(daily.remaining)} of ${number(daily.max)} are left for everybody today`;
  return `At most ${number(dailyCalls)} calls in 24 hours; of ${CRM_NAMES[crm]}’s, ${left}.`;
}

/** What turning it on costs, before it is turned on. */
export function costText(crm: Crm, context: FormatContext): string {
  const number = (value: number): string => formatNumber(value, context);
  const hourly = (ms: number): string => number(HOUR_MS / ms);
  const share = `${number(POLL_DAILY_SHARE * 100)}%`;
  const calls = number(SMALLEST_DAY[crm] * POLL_DAILY_SHARE);
  const limit = {
    hubspot: `${calls} in 24 hours, ${share} of what the smallest HubSpot account has`,
    salesforce: `${share} of your org’s daily calls in 24 hours, which is ${calls} in the smallest org`,
  }[crm];
  return `One call every 15 seconds while a lead is hot (${hourly(POLL_EVERY.hot)} an hour), every minute in business hours (${hourly(POLL_EVERY.calm)} an hour), else every 10 minutes, and one to four more where something changed. At most ${limit}; then it asks more rarely.`;
}

/** Says that this computer's clock is wrong, where countdowns had to be corrected by more than a minute. */
export function skewText({ crm, clockSkewMs }: PollView): string | null {
  const difference = clockDifference(clockSkewMs, crm);
  return difference && `${difference} ${CLOCK_ADVICE}`;
}
