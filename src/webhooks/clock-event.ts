import type { DomainEvent } from '../record/domain-event';
import { formatDayTime, formatDuration, formatSpan } from '../record/format';
import type { CrmRecord, EpochMs } from '../record/types';
import type { WatchEvent, WatchedClock } from '../record/watch';

/** In every browser the same words, and so the same body. */
const SHARED = { zone: 'UTC', locale: 'en-GB' };

/**
 * What others are told of a clock; null for what is the rep's own: a start, a reminder. Its id is made of record,
 * SLA, cycle and step, never of the browser or the time of planning. The sentence holds as of the event.
 */
export function clockEvent(
  event: WatchEvent,
  clock: WatchedClock,
  record: CrmRecord | null,
): DomainEvent | null {
  const { what, key } = event;
  const { deadline, skewMs = 0 } = clock;
  // By the CRM's clock, which is one for all browsers.
  const at = event.at + skewMs;
  const identity = record?.identity;
  if (what.kind === 'start' || what.kind === 'remind' || !identity || deadline.startAt === null) return null;
  const step = what.kind === 'level' ? deadline.escalation[what.level - 1] : undefined;
  return {
    id: `${key} ${event.event}`,
    kind: KINDS[what.kind],
    at,
    title: what.kind === 'level' ? `Escalated: ${what.label}` : `${deadline.title} ${WORDS[what.kind]}`,
    lines: linesOf(at, clock),
    facts: factsOf(clock, record),
    record: {
      crm: identity.crm,
      org: identity.org,
      object: identity.object,
      id: identity.id,
      name: record.title ?? '',
      url: identity.url || null,
    },
    clock: {
      sla: clock.sla,
      title: deadline.title,
      startedAt: deadline.startAt,
      dueAt: deadline.dueAt,
      level: what.kind === 'level' ? what.level : null,
      to: step?.to ?? null,
    },
  };
}

const KINDS = { 'at-risk': 'clock-at-risk', breach: 'clock-breached', level: 'clock-escalated' } as const;
const WORDS = { 'at-risk': 'at risk', breach: 'breached' } as const;

function linesOf(at: EpochMs, { deadline }: WatchedClock): string[] {
  const { title, dueAt, startLabel, stopLabel } = deadline;
  if (dueAt === null) return [];
  const due = formatDayTime(dueAt, SHARED);
  const over = at - dueAt;
  const times =
    over > 1000
      ? `${title}: ${formatDuration(over)} over, due ${due}.`
      : over > 0
        ? `${title}: over since ${due}.`
        : `${title}: ${formatDuration(-over)} left, due ${due}.`;
  return [
    times,
    `Target ${targetOf(deadline)} from ${startLabel}, no ${stopLabel} seen.`,
    'Next: open the record and reach out.',
  ];
}

const targetOf = ({ targetText, targetMs }: WatchedClock['deadline']): string =>
  targetText ?? formatSpan(targetMs);

function factsOf({ deadline }: WatchedClock, { fields }: CrmRecord): DomainEvent['facts'] {
  const { startAt, dueAt, startLabel } = deadline;
  const owner = fields.owner;
  const company = fields.company;
  return [
    ...(startAt === null ? [] : [{ label: `Since ${startLabel}`, value: formatDayTime(startAt, SHARED) }]),
    ...(dueAt === null ? [] : [{ label: 'Due', value: formatDayTime(dueAt, SHARED) }]),
    ...(owner?.state === 'value' ? [{ label: 'Owner', value: owner.text }] : []),
    ...(company?.state === 'value' ? [{ label: 'Company', value: company.text }] : []),
  ];
}
