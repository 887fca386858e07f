import { asFact } from '../conditions/read-field';
import type { Deadline, Evidence } from '../record/assessment';
import { formatDay, formatDayTime } from '../record/format';
import type { AssessContext, CrmRecord, EpochMs } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import type { SlaPolicy } from './policy';
import { type Moment, readMoment, SKEW_MS } from './read-moment';

/** The last quarter of the target is "at risk" (experience.md, "Countdown"). */
const AT_RISK_SHARE = 0.75;

type Started = Extract<Moment, { state: 'at' }>;

/** How the clock ends: met at a time, still open, open as far as can be seen, or not to be told. */
type Stop = { metAt: EpochMs | null; isTimed: boolean; reason: string | null };

/**
 * The clock from a form to the first contact by a rep (domain.md § 3), or null when there is
 * nothing to time: another kind of record, no form, or a lead that is converted or closed.
 * All hours count. States at a given moment: `deadlineStateAt`.
 */
export function speedToLead(
  policy: SlaPolicy,
  record: CrmRecord,
  context: AssessContext,
  pack: PackContext,
): Deadline | null {
  if (!policy.appliesTo.includes(record.identity.object)) return null;
  if (policy.unless?.truth(record, context) === true) return null;
  const start = readMoment(record, policy.start, context, pack);
  if (start.state === 'empty') return null;
  if (start.state !== 'at') return withoutStart(policy, start);

  const contact = readMoment(record, policy.stop, context, pack);
  const stop = stopOf(policy, start, contact, record, context);
  const assigned = readMoment(record, 'assignedAt', context, pack);
  const assignedAt = assigned.state === 'at' ? assigned.at : null;
  return {
    ...frame(policy),
    startAt: start.at,
    dueAt: stop.isTimed ? start.at + policy.targetMs : null,
    atRiskAt: stop.isTimed ? start.at + policy.targetMs * AT_RISK_SHARE : null,
    metAt: stop.metAt,
    escalation: policy.escalation.map(({ label, afterMs }) => ({ label, at: start.at + afterMs })),
    systemDelayMs: assignedAt !== null && assignedAt >= start.at ? assignedAt - start.at : null,
    assignedAt,
    reason: stop.reason,
    evidence: evidence([start, contact, assigned], context),
  };
}

function frame(policy: SlaPolicy) {
  const { id, title, startLabel, stopLabel, targetMs } = policy;
  return { sla: id, title, startLabel, stopLabel, targetMs, clock: 'elapsed' as const };
}

function withoutStart(policy: SlaPolicy, start: Moment & { why: string }): Deadline {
  return {
    ...frame(policy),
    startAt: null,
    dueAt: null,
    atRiskAt: null,
    metAt: null,
    escalation: [],
    systemDelayMs: null,
    assignedAt: null,
    reason: `${start.label} ${start.why}, so no clock runs. Show ${start.label} with its time on this layout.`,
    evidence: [{ label: start.label, value: asFact(start.why) }],
  };
}

const OPEN: Stop = { metAt: null, isTimed: true, reason: null };
const untold = (reason: string): Stop => ({ metAt: null, isTimed: false, reason });

function stopOf(
  policy: SlaPolicy,
  start: Started,
  contact: Moment,
  record: CrmRecord,
  context: AssessContext,
): Stop {
  if (contact.state === 'empty') return OPEN;
  if (contact.state === 'at') return stopAt(start, contact, context);
  if (contact.state === 'unusable')
    return untold(`${contact.label} ${contact.why}, so it can’t be told whether the target was met.`);
  const untouched = policy.untouchedWhen?.truth(record, context) ?? 'unknown';
  if (untouched === true) return OPEN;
  if (untouched === false)
    return untold(
      `Somebody has been in touch, but ${contact.label} ${contact.why}, so it can’t be told whether the target was met.`,
    );
  return {
    metAt: null,
    isTimed: true,
    reason: `${contact.label} ${contact.why}: if you have been in touch, this clock does not know. Show ${contact.label} on this layout.`,
  };
}

/** A contact that comes before the form does not answer it; within the clocks' difference it does. */
function stopAt(start: Started, contact: Started, context: AssessContext): Stop {
  if (contact.at >= start.at - SKEW_MS)
    return { metAt: Math.max(contact.at, start.at), isTimed: true, reason: null };
  const isSameDay = formatDay(contact.at, context) === formatDay(start.at, context);
  const times = `${contact.label} (${formatDayTime(contact.at, context)}) comes before ${start.label} (${formatDayTime(start.at, context)})`;
  return untold(
    isSameDay
      ? `${times}: the contact was earlier that day, or a clock or a time zone differs.`
      : `${times}: it was no answer to this form, and later contacts are not on this page.`,
  );
}

function evidence(moments: Moment[], context: AssessContext): Evidence[] {
  const facts = moments.map((moment): Evidence => {
    if (moment.state === 'at')
      return { label: moment.label, value: formatDayTime(moment.at, context), at: moment.at };
    return { label: moment.label, value: moment.state === 'empty' ? 'empty' : asFact(moment.why) };
  });
  return moments.some((moment) => moment.state === 'at' && moment.zoneAssumed)
    ? [...facts, { label: 'Time zone', value: `not stated on the page; ${context.zone} is assumed` }]
    : facts;
}
