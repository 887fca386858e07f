import type { Evidence, Measure } from '../../record/assessment';
import { DAY_MS, formatDay, formatNumber, objectNoun, plural } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import type { RuleEnvironment } from '../define';
import type { StageEntry } from '../stage-entry';
import { stageName } from '../stage-messages';
import type { StagePlace } from '../stages';
import { type LimitOptions, type StageLimit, stageLimit } from './limit';

/** A deal's stay in its stage, held against its limit: figures first, then their words. */
export interface Stay {
  /** Whole days, shortest and longest possible; the same unless the move was only observed. */
  atLeast: number;
  atMost: number;
  limit: StageLimit;
  /** "46 days", "at least 3 days". */
  days: string;
  /** What the limit rests on, ending in a full stop. */
  basis: string;
  /** Why it rests on no own history, for the pack's limit and for none. */
  shortfall: string;
  evidence: Evidence[];
  measure: Measure | null;
  sample: string;
}

export function stayIn(
  place: StagePlace,
  entry: StageEntry,
  options: LimitOptions,
  record: CrmRecord,
  environment: RuleEnvironment,
): Stay {
  const { now } = environment;
  const limit = stageLimit(place, options, environment.baselines);
  const atLeast = wholeDays(entry.latest, now);
  const shortfall = shortfallOf(place, options, record, limit);
  return {
    atLeast,
    atMost: entry.earliest === null ? Number.POSITIVE_INFINITY : wholeDays(entry.earliest, now),
    limit,
    days: entry.source === 'observed' ? `at least ${dayCount(atLeast)}` : dayCount(atLeast),
    basis: basis(record, limit, shortfall, environment),
    shortfall,
    evidence: evidence(record, place, entry, atLeast, environment),
    measure: measure(atLeast, limit),
    sample:
      limit.source === 'history'
        ? `${dealCount(record, limit.closedDeals, 'closed')} since ${formatDay(limit.since, environment)}`
        : shortfall,
  };
}

const wholeDays = (from: number, now: number) => Math.max(0, Math.floor((now - from) / DAY_MS));
const dayCount = (days: number) => (days === 0 ? 'less than 1 day' : plural(days, 'day'));

/** "41 deals", "6 closed opportunities". */
function dealCount(record: CrmRecord, count: number, adjective = ''): string {
  const [one, many] = objectNoun(record.identity);
  return plural(count, `${adjective} ${one}`.trim(), `${adjective} ${many}`.trim());
}

/** Deals whose time in the stage is not known are stored, too: what is short are those that tell it. */
function shortfallOf(
  { stage }: StagePlace,
  { minimumSample }: LimitOptions,
  record: CrmRecord,
  { closedDeals }: StageLimit,
): string {
  if (closedDeals === null) return 'Your team’s own history was not counted.';
  const verb = closedDeals === 1 ? 'tells its' : 'tell their';
  const time = `${verb} time in ${stageName(record, stage)}`;
  return `Insufficient history: ${dealCount(record, closedDeals, 'closed')} ${time}, ${minimumSample} needed.`;
}

function basis(
  record: CrmRecord,
  limit: StageLimit,
  shortfall: string,
  environment: RuleEnvironment,
): string {
  if (limit.source === 'none') return shortfall;
  if (limit.source === 'pack') return `the pack’s limit is ${limit.days}. ${shortfall}`;
  const average = formatNumber(limit.averageDays, environment, limit.averageDays < 10 ? 1 : 0);
  return `your team’s average is ${average} (${dealCount(record, limit.closedDeals)}), limit ${limit.days}.`;
}

const SOURCE_TEXT = {
  field: 'as the CRM states it',
  page: 'as the page states it',
  crm: 'from the CRM’s history',
  export: 'from the CRM’s history in a file',
  observed: 'first seen there by Leadlight',
} as const;

function evidence(
  record: CrmRecord,
  { stage }: StagePlace,
  { earliest, latest, source }: StageEntry,
  days: number,
  environment: RuleEnvironment,
): Evidence[] {
  const entered: Evidence = {
    label: `Stage set to ${stageName(record, stage)}`,
    value: `${formatDay(latest, environment)}, ${dayCount(days)} ago, ${SOURCE_TEXT[source]}`,
    at: latest,
  };
  if (source !== 'observed' || earliest === null) return [entered];
  return [
    entered,
    { label: 'Last seen in another stage', value: formatDay(earliest, environment), at: earliest },
  ];
}

function measure(days: number, limit: StageLimit): Measure | null {
  if (limit.source === 'none') return null;
  const text = `${days} d / ${limit.days}`;
  const average = limit.source === 'history' ? { average: limit.averageDays } : {};
  return { value: days, limit: limit.days, ...average, unit: 'days', text };
}
