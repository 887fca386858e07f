import type { Evidence, Measure } from '../../record/assessment';
import { formatDay, plural } from '../../record/format';
import type { RuleEnvironment } from '../define';
import type { LastActivity, NextActivity } from './activity';

/** Words and figures of what is known about a deal's activity. */

type Counted = Extract<LastActivity, { days: number }>;

export const ago = (days: number) => (days === 0 ? 'today' : `${plural(days, 'day')} ago`);

/** "the last on 31 Oct 2026", "none since it was made on 1 Oct 2026". */
export function sinceText(last: Counted, environment: RuleEnvironment): string {
  const day = formatDay(last.at, environment);
  return last.state === 'seen' ? `the last on ${day}` : `none since it was made on ${day}`;
}

/** "Last activity 10 Nov 2026, 10 days ago", "No activity since it was made on …". */
export function lastFact(last: Counted, environment: RuleEnvironment): string {
  const day = formatDay(last.at, environment);
  return last.state === 'seen'
    ? `Last activity on ${day}, ${ago(last.days)}`
    : `No activity since it was made on ${day}, ${ago(last.days)}`;
}

/** "No next activity is planned", or what became of the one that was. */
export function planFact(plan: Exclude<NextActivity, { state: 'unknown' }>, environment: RuleEnvironment) {
  if (plan.state === 'none') return 'No next activity is planned';
  const day = formatDay(plan.at, environment);
  if (plan.state === 'planned') return `Next activity planned for ${day}`;
  return `The next activity was planned for ${day}, ${ago(plan.days)}, and none is after it`;
}

export function activityEvidence(
  last: LastActivity | null,
  plan: NextActivity | null,
  environment: RuleEnvironment,
): Evidence[] {
  const rows: Evidence[] = [];
  if (last && 'days' in last)
    rows.push({
      label: last.state === 'seen' ? 'Last activity' : 'Made, no activity since',
      value: `${formatDay(last.at, environment)}, ${ago(last.days)}`,
      at: last.at,
    });
  if (plan?.state === 'planned' || plan?.state === 'overdue')
    rows.push({ label: 'Next activity', value: formatDay(plan.at, environment), at: plan.at });
  if (plan?.state === 'none') rows.push({ label: 'Next activity', value: 'none' });
  return rows;
}

export const silenceMeasure = (days: number, limit: number): Measure => ({
  value: days,
  limit,
  unit: 'days',
  text: `${days} d / ${limit}`,
});
