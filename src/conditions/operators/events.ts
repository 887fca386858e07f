import * as z from 'zod/mini';
import { isInstant } from '../../record/format';
import type { AssessContext, CrmRecord, EngagementEvent, EpochMs } from '../../record/types';
import type { FieldTest, Truth } from '../field-test';
import { arrivesAt, daysInMs, leavesAt, SKEW_MS } from './age';
import { normalText } from './comparable';
import { days } from './operator';

const kind = z.string().check(z.minLength(1), z.maxLength(80));

export const eventSchema = z.strictObject({
  op: z.literal('countAtLeast'),
  /** One kind of event, or several that count together. */
  events: z.union([kind, z.array(kind).check(z.minLength(1), z.maxLength(50))]),
  count: z.int().check(z.gte(1), z.lte(1000)),
  withinDays: z.optional(days),
});

interface EventCount {
  events: string | string[];
  count: number;
  withinDays?: number | undefined;
}

/** The kinds an event count asks for, in the form that events are compared in. */
export const eventKinds = ({ events }: Pick<EventCount, 'events'>): Set<string> =>
  new Set([events].flat().map(normalText));

/** The instants that count: up to now, and since the start of the period where there is one. */
export function countedPeriod(
  { withinDays }: Pick<EventCount, 'withinDays'>,
  now: EpochMs,
): { low: number; high: number } {
  const low = withinDays === undefined ? Number.NEGATIVE_INFINITY : now - daysInMs(withinDays);
  return { low, high: now + SKEW_MS };
}

/** The kind of an event as it is compared; null for an event that does not say. */
export function eventKind(event: Partial<EngagementEvent> | null | undefined): string | null {
  return typeof event?.kind === 'string' ? normalText(event.kind) : null;
}

/** When an event was; NaN when it does not say. */
export const eventTime = (event: Partial<EngagementEvent> | null | undefined): number =>
  isInstant(event?.at) ? event.at : Number.NaN;

/** True when none of the kinds may have happened unseen; `told` as a record states it. */
export const areTold = (told: readonly string[] | undefined, kinds: ReadonlySet<string>): boolean => {
  if (!told) return true;
  const known = new Set(told.map(normalText));
  return [...kinds].every((kind) => known.has(kind));
};

/** True unless the event is known to be of another kind. */
function mayBe(event: EngagementEvent, kinds: ReadonlySet<string>): boolean {
  const kind = eventKind(event);
  return kind === null || kinds.has(kind);
}

/** Unknown for an event that does not say its kind or time and so might count. */
function counts(
  event: EngagementEvent,
  kinds: ReadonlySet<string>,
  period: { low: number; high: number },
): Truth {
  const at = eventTime(event);
  if (!mayBe(event, kinds) || at < period.low || at > period.high) return false;
  return eventKind(event) === null || Number.isNaN(at) ? 'unknown' : true;
}

export function compileEventCount(condition: EventCount): Pick<FieldTest, 'truth' | 'turningPoints'> {
  const kinds = eventKinds(condition);
  return {
    truth({ events, eventKinds: told }: CrmRecord, { now }: AssessContext) {
      if (!Array.isArray(events)) return 'unknown';
      const period = countedPeriod(condition, now);
      const answers = events.map((event) => counts(event, kinds, period));
      const sure = answers.filter((answer) => answer === true).length;
      const possible = answers.filter((answer) => answer !== false).length;
      if (sure >= condition.count) return true;
      return possible < condition.count && areTold(told, kinds) ? false : 'unknown';
    },
    turningPoints({ events }: CrmRecord, { now }: AssessContext) {
      if (!Array.isArray(events)) return [];
      const { withinDays } = condition;
      return events
        .filter((event) => mayBe(event, kinds) && !Number.isNaN(eventTime(event)))
        .flatMap(({ at }) => [arrivesAt(at), ...(withinDays === undefined ? [] : [leavesAt(at, withinDays)])])
        .filter((at) => at > now);
    },
  };
}
