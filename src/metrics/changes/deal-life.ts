import { knownInstant } from '../../conditions/read-field';
import { isCrmHistory } from '../../record/history';
import type { CrmRecord, EpochMs, HistoryEntry } from '../../record/types';
import type { StageResolver } from '../../rule-kinds/stages';
import { type Calendar, readDay } from '../calendar';
import { type Amount, amountTimeline, closeDayTimeline, ownerTimeline } from './deal-fields';
import { type StageAt, stageHistory, stageTimeline } from './deal-stages';
import { type Told, toldAt } from './field-timeline';

/** `gone`: the CRM does not give the record any more. `unknown`: the day it was created is not told. */
export type Presence = 'there' | 'absent' | 'gone' | 'unknown';

/** What is told of a deal at one instant. */
export interface DealState {
  presence: Presence;
  stage: Told<StageAt>;
  amount: Told<Amount>;
  /** Days since 1970-01-01. */
  closeDay: Told<number | null>;
  owner: Told<string | null>;
}

export interface LifeOptions {
  placeOf: StageResolver;
  dayOf: Calendar;
  /** Since when the CRM does not give the record any more. */
  goneSince?: EpochMs | undefined;
}

export interface DealLife {
  stageRows: readonly HistoryEntry[];
  at(at: EpochMs): DealState;
}

/** A deal through time. What was last read is taken to hold until the record is read again. */
export function dealLife(record: CrmRecord, options: LifeOptions): DealLife {
  const stageRows = stageHistory(record, options.placeOf);
  const stages = stageTimeline(record, stageRows, options.placeOf);
  const amounts = amountTimeline(record);
  const closeDays = closeDayTimeline(record);
  const owners = ownerTimeline(record);
  const presence = presenceOf(record, stageRows, options);
  return {
    stageRows,
    at: (at) => ({
      presence: presence(at),
      stage: toldAt(stages, at),
      amount: toldAt(amounts, at),
      closeDay: toldAt(closeDays, at),
      owner: toldAt(owners, at),
    }),
  };
}

/** What is told of a deal at an instant, from its history and what was last read. */
export const openPipelineAt = (record: CrmRecord, at: EpochMs, options: LifeOptions): DealState =>
  dealLife(record, options).at(at);

function presenceOf(
  record: CrmRecord,
  stageRows: readonly HistoryEntry[],
  { dayOf, goneSince = Number.POSITIVE_INFINITY }: LifeOptions,
): (at: EpochMs) => Presence {
  const seen = firstSign(record, stageRows);
  const created = creation(record, stageRows, dayOf);
  return (at) => {
    if (at >= goneSince) return 'gone';
    return at >= seen ? 'there' : created(at);
  };
}

/** The first moment that something shows the record was there. */
function firstSign({ history, asOf }: CrmRecord, stageRows: readonly HistoryEntry[]): EpochMs {
  let first = asOf;
  for (const { at, notBefore = at } of history) first = Math.min(first, at, notBefore);
  for (const { at } of stageRows) first = Math.min(first, at);
  return first;
}

function creation(
  record: CrmRecord,
  [first]: readonly HistoryEntry[],
  dayOf: Calendar,
): (at: EpochMs) => Presence {
  const exact = knownInstant(record, 'createdAt');
  if (exact && exact.precision !== 'day')
    return (at) => (at < exact.earliest ? 'absent' : at >= exact.latest ? 'there' : 'unknown');
  const created = readDay(record, 'createdAt', dayOf);
  if (!('why' in created)) return (at) => onDay(at, created.day, dayOf);
  // A CRM’s own history begins with the record.
  const isStart = first && isCrmHistory(first) && first.source === 'crm' && first.from === null;
  return () => (isStart ? 'absent' : 'unknown');
}

/** Of a record created some time on a day: its first moment still lies before it, its last one after. */
function onDay(at: EpochMs, day: number, dayOf: Calendar): Presence {
  const today = dayOf(at);
  if (today !== day) return today < day ? 'absent' : 'there';
  if (dayOf(at + 1) > day) return 'there';
  return dayOf(at - 1) < day ? 'absent' : 'unknown';
}
