import { DAY, MINUTE, startOfUtcDay } from '../../data/time';
import type { DemoDeal, DemoLead } from '../../model';

/** Internal recalculations run at 03:10 UTC and touch every other record. */
const NIGHTLY = 3 * 60 * MINUTE + 10 * MINUTE;

const touchedByNight = (id: string, now: number): number =>
  Number(id.slice(-1)) % 2 === 0 ? startOfUtcDay(now - NIGHTLY) + NIGHTLY : 0;

/** Not on its first day; and never the deal that has no date from after the 12th of a month. */
const isTouched = (record: DemoDeal | DemoLead, now: number): boolean =>
  record.createdAt < now - DAY && record.situation !== 'ambiguous-dates';

/** When the last task was made by an API: HubSpot then touches the record as well. */
const taskMadeAt = ({ activities }: DemoDeal | DemoLead): number | null =>
  activities.findLast(({ madeAt }) => madeAt !== undefined)?.madeAt ?? null;

const latest = (...times: (number | null | undefined)[]): number =>
  Math.max(...times.map((at) => at ?? Number.NEGATIVE_INFINITY));

/** `hs_lastmodifieddate`: also moves on internal updates, so it says nothing about activity. */
export const dealUpdatedAt = (deal: DemoDeal, now: number): number =>
  latest(
    deal.createdAt,
    deal.lastActivityAt,
    deal.stageHistory.at(-1)?.at,
    deal.amountHistory.at(-1)?.at,
    deal.closeDateHistory.at(-1)?.at,
    deal.fieldHistory?.at(-1)?.at,
    taskMadeAt(deal),
    isTouched(deal, now) ? touchedByNight(deal.hubspotId, now) : null,
  );

export const leadUpdatedAt = (lead: DemoLead, now: number): number =>
  latest(
    lead.createdAt,
    lead.formSubmittedAt,
    lead.firstContactAt,
    lead.signals.at(-1)?.at,
    lead.activities.at(-1)?.at,
    lead.fieldHistory?.at(-1)?.at,
    taskMadeAt(lead),
    isTouched(lead, now) ? touchedByNight(lead.hubspotId, now) : null,
  );
