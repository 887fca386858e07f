import { findStage } from '../../data/lookup';
import { DAY } from '../../data/time';
import type { DemoData, DemoDeal } from '../../model';

/** What Salesforce works out by itself from an opportunity's life. */

/** API value of each forecast category name: "Commit" is stored as Forecast. */
export const FORECAST_API_VALUES: Record<string, string> = {
  Pipeline: 'Pipeline',
  'Best Case': 'BestCase',
  Commit: 'Forecast',
  Closed: 'Closed',
  Omitted: 'Omitted',
};

const month = (day: string) => day.slice(0, 7);

/** Close date moves to a later calendar month; smaller moves do not count. */
export function pushCount(deal: DemoDeal): number {
  const days = deal.closeDateHistory.map((change) => change.value);
  return days.filter((day, index) => {
    const before = days[index - 1];
    return day && before && month(day) > month(before);
  }).length;
}

/** Some orgs leave LastStageChangeDate, LastStageChangeInDays and PushCount empty; one deal shows it. */
export const hasStageFacts = (deal: DemoDeal): boolean => deal.situation !== 'no-stage-dates';

export function lastStageChangeAt(deal: DemoDeal): number | null {
  if (!hasStageFacts(deal)) return null;
  const changed = deal.stageHistory.findLast(
    (change, index, all) => index === 0 || all[index - 1]?.value !== change.value,
  );
  return changed?.at ?? null;
}

export function lastStageChangeInDays(deal: DemoDeal, now: number): number | null {
  const at = lastStageChangeAt(deal);
  return at === null ? null : Math.floor((now - at) / DAY);
}

/** In percent, unlike HubSpot's. */
export const probabilityPercent = (data: DemoData, stageId: string): number =>
  Math.round((findStage(data, stageId)?.probability ?? 0) * 100);

export const hasOpenActivity = (deal: DemoDeal): boolean => deal.activities.some((entry) => !entry.done);

export const hasOverdueTask = (deal: DemoDeal, now: number): boolean =>
  deal.activities.some((entry) => entry.kind === 'task' && !entry.done && entry.at < now);
