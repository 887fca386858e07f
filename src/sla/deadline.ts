import { asFact } from '../conditions/read-field';
import type { Deadline } from '../record/assessment';
import { PLACE_WORDS } from '../record/place-words';
import type { AssessContext, CrmRecord, EpochMs } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import { type Cycle, readCycle } from './cycle';
import { escalationOf } from './escalation';
import { slaEvidence } from './evidence';
import { type Pauses, readPauses } from './pauses';
import type { SlaPolicy } from './policy';
import { type Moment, readMoment } from './read-moment';
import { targetText } from './target-text';
import { type Timing, timing } from './timing';
import { unknownField } from './unknown-field';
import { type WorkingHours, workingHours } from './working-hours';

/**
 * The clock of one SLA on a record (domain.md § 3), or null when there is nothing to time: another
 * kind of record, no start, or a record that the SLA leaves out. States at a given moment:
 * `deadlineStateAt`. Exact meanings: docs/slas.md.
 */
export function slaDeadline(
  policy: SlaPolicy,
  record: CrmRecord,
  context: AssessContext,
  pack: PackContext,
): Deadline | null {
  if (!policy.appliesTo.includes(record.identity.object)) return null;
  if (policy.unless?.truth(record, context) === true) return null;
  const applies = policy.when?.truth(record, context) ?? true;
  const cycle = applies === false ? null : readCycle(policy, record, context, pack);
  if (!cycle) return null;
  if (applies === 'unknown' && policy.when) {
    const why = unknownField(policy.when, record, pack);
    return withoutClock(policy, `${why}, so it can’t be told whether this target applies.`);
  }
  return 'stop' in cycle
    ? withStart(policy, cycle, record, context, pack)
    : withoutStart(policy, cycle.start, record);
}

function withStart(
  policy: SlaPolicy,
  cycle: Cycle,
  record: CrmRecord,
  context: AssessContext,
  pack: PackContext,
): Deadline {
  const hours = workingHours(policy, record, context, pack);
  if (hours && 'why' in hours) return withoutClock(policy, hours.why);
  const read = readPauses(policy.pauses, record, context, pack);
  const timed = timing(policy, hours, cycle, read);
  if (!timed) return withoutClock(policy, 'The due time lies outside of the years 1970 to 2100.');
  const assigned = policy.assigned === null ? null : readMoment(record, policy.assigned, context, pack);
  const moments = assigned ? [...cycle.moments, assigned] : cycle.moments;
  return {
    ...frame(policy, policy.clock === 'business' ? hours : null),
    ...timed.times,
    startAt: cycle.start.at,
    metAt: cycle.stop.metAt,
    escalation: escalationOf(policy, hours, cycle.start.at, timed, read),
    ...delays(cycle.start.at, assigned),
    reason: reasonOf(policy, cycle, timed, read),
    evidence: slaEvidence(moments, timed.pauses, hours, context),
  };
}

/** What may be wrong. A start, a pause or a stop that was not seen can only make it less late. */
function reasonOf(
  policy: SlaPolicy,
  { stop, moments, doubts }: Cycle,
  { times: { dueAt } }: Timing,
  read: Pauses,
): string | null {
  if (!stop.isTimed) return stop.reason;
  const { metAt } = stop;
  const isMet = metAt !== null;
  if (isMet && dueAt !== null && metAt <= dueAt) return null;
  const reasons = [stop.reason, ...doubts, ...read.doubts];
  if (isMet && read.sinceUnknown !== null)
    reasons.push(`It is not known since when the clock was paused: ${read.sinceUnknown}.`);
  if (isMet && policy.stopHolds === 'latest')
    reasons.push(`${moments.at(-1)?.label} keeps the latest time: an earlier one may have been in time.`);
  return reasons.filter((reason) => reason !== null).join(' ') || null;
}

function delays(startAt: EpochMs, assigned: Moment | null): Pick<Deadline, 'systemDelayMs' | 'assignedAt'> {
  const assignedAt = assigned?.state === 'at' ? assigned.at : null;
  return {
    systemDelayMs: assignedAt !== null && assignedAt >= startAt ? assignedAt - startAt : null,
    assignedAt,
  };
}

function frame(policy: SlaPolicy, hours: WorkingHours | null) {
  const { id, kind, title, startLabel, stopLabel, clock, atRiskShare } = policy;
  const text = targetText(policy);
  return {
    sla: id,
    kind,
    title,
    startLabel,
    stopLabel,
    clock,
    atRiskShare,
    ...(text !== null && { targetText: text }),
    ...(hours && { calendar: { label: hours.calendar.label, zone: hours.calendar.zone } }),
  };
}

function withoutStart(policy: SlaPolicy, start: Moment & { why: string }, record: CrmRecord): Deadline {
  const { label, why } = start;
  const { show, there } = PLACE_WORDS[record.coverage];
  return {
    ...withoutClock(policy, `${label} ${why}, so no clock runs. ${show} ${label} with its time ${there}.`),
    evidence: [{ label, value: asFact(why) }],
  };
}

function withoutClock(policy: SlaPolicy, reason: string): Deadline {
  return {
    ...frame(policy, null),
    targetMs: 'ms' in policy.target ? policy.target.ms : 0,
    startAt: null,
    dueAt: null,
    atRiskAt: null,
    metAt: null,
    escalation: [],
    systemDelayMs: null,
    assignedAt: null,
    reason,
    evidence: [],
  };
}
