import type { DomainEvent } from '../record/domain-event';
import type { FoundRecord } from '../record/happening';
import type { EpochMs } from '../record/types';
import { answerBirth } from './answer-event';
import type { Seen } from './birth';
import type { Automations } from './compile';
import { dealBirths } from './deal-events';
import { backBirth, meetingBirth } from './lead-events';
import { mqlBirth } from './mql-event';

/**
 * What has happened to a record since it was looked at last, each with an id that any browser which sees the same
 * gives it. A record that was never looked at has a past, and no news: of it only counts what bears a time
 * from `since` on, so that reading a whole CRM for the first time tells of nothing old.
 */
export function eventsBetween(
  all: Automations,
  found: FoundRecord,
  since: EpochMs,
  now: EpochMs,
): DomainEvent[] {
  const seen: Seen = { ...found, all, now };
  const { object } = found.record.identity;
  const births =
    object === 'deal'
      ? dealBirths(seen)
      : object === 'company'
        ? []
        : [mqlBirth(seen), answerBirth(seen), meetingBirth(seen), backBirth(seen)];
  const off: readonly string[] = all.part.off ?? [];
  return births
    .filter((birth) => birth !== null)
    .filter(({ event }) => !off.includes(event.kind))
    .filter(({ ownAt }) => found.before !== null || (ownAt !== null && ownAt >= since && ownAt <= now))
    .map(({ event }) => event);
}
