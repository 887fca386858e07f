import {
  lastFullMonths,
  lastFullQuarter,
  type Months,
  monthNumber,
  monthNumberOf,
} from '../../../metrics/leads/months';
import { DAY_MS, localDate } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { recentMonths } from '../../spend/recent-months';

/** Which whole months spend is counted for; the running one only where it is chosen itself. */
export type CostPeriod = 'month' | 'three' | 'quarter' | 'year' | Months;

export const COST_PERIODS: readonly { id: Extract<CostPeriod, string>; label: string }[] = [
  { id: 'three', label: 'Last 3 full months' },
  { id: 'month', label: 'Last full month' },
  { id: 'quarter', label: 'Last full quarter' },
  { id: 'year', label: 'Last 12 full months' },
];

/** The viewer's day, "2026-11-22". */
export const todayText = ({ now, zone }: AssessContext): string =>
  localDate(now, { zone }) ?? new Date(now).toISOString().slice(0, 10);

/** Days since 1970-01-01 on the viewer's calendar. */
const todayOf = (context: AssessContext): number => Date.parse(`${todayText(context)}T00:00:00Z`) / DAY_MS;

export function costMonths(period: CostPeriod, context: AssessContext): Months {
  const today = todayOf(context);
  if (typeof period !== 'string') return period;
  if (period === 'quarter') return lastFullQuarter(today);
  return lastFullMonths(period === 'month' ? 1 : period === 'three' ? 3 : 12, today);
}

/** Whether the period reaches into a month that is not over. */
export const isUnderWay = ({ to }: Months, context: AssessContext): boolean =>
  monthNumber(to) >= monthNumberOf(todayOf(context));

/** Lines of the sheet that spend is given in: down to the first month shown, and half a year at least. */
export function sheetMonths({ from }: Months, context: AssessContext): string[] {
  const today = todayText(context);
  return recentMonths(today, Math.max(6, monthNumber(today) - monthNumber(from) + 1));
}
