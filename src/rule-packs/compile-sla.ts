import type { Condition } from '../conditions/condition';
import type { FieldTest } from '../conditions/field-test';
import type { PackCalendars } from '../pack-parts/calendars';
import type { PackPause, PackSla } from '../pack-parts/slas';
import { stageKey } from '../rule-kinds/stages';
import type { EscalationPolicy, PausePolicy, SlaPolicy, SlaTarget } from '../sla/policy';

const MINUTE_MS = 60_000;

/** "At risk" is the last quarter of the target (experience.md, "Countdown"). */
const AT_RISK_PERCENT = 25;

type Compile = (condition: Condition) => FieldTest;

/** Compiles one service level of a checked pack; `calendars` are those of the same pack. */
export function compileSla(sla: PackSla, compile: Compile, calendars?: PackCalendars): SlaPolicy {
  const { id, kind, title, appliesTo, startLabel, stop, stopLabel } = sla;
  const compiled = (condition: Condition | undefined) => (condition ? compile(condition) : null);
  const policy = {
    id,
    kind,
    title,
    appliesTo,
    starts: [sla.start, ...(sla.alsoStartedBy ?? [])],
    startLabel,
    stop,
    stopLabel,
    stopHolds: sla.stopHolds ?? ('first' as const),
    assigned: sla.assigned ?? (kind === 'speed-to-lead' ? 'assignedAt' : null),
    clock: slaClock(sla),
    calendar: sla.calendar ?? null,
    target: target(sla),
    atRiskShare: 1 - (sla.atRiskPercent ?? AT_RISK_PERCENT) / 100,
    escalation: sla.escalation.map((step) => escalation(step, slaClock(sla))),
    when: compiled(sla.when),
    unless: compiled(sla.unless),
    untouchedWhen: compiled(sla.untouchedWhen),
    pauses: (sla.pauseWhen ?? []).map((entry) => pause(entry, compile)),
  };
  return { ...policy, fields: fieldsOf(policy, calendars) };
}

/** A target in business days counts business hours without saying so. */
export const slaClock = (sla: Pick<PackSla, 'clock' | 'targetBusinessDays'>): SlaPolicy['clock'] =>
  sla.clock ?? (sla.targetBusinessDays === undefined ? 'elapsed' : 'business');

const target = ({ targetMinutes, targetBusinessDays }: PackSla): SlaTarget =>
  targetMinutes === undefined ? { businessDays: targetBusinessDays ?? 0 } : { ms: targetMinutes * MINUTE_MS };

function escalation(
  { label, to, afterMinutes, afterDueMinutes, clock }: PackSla['escalation'][number],
  slaClockKind: SlaPolicy['clock'],
): EscalationPolicy {
  return {
    label,
    to: to ?? null,
    from: afterMinutes === undefined ? 'due' : 'start',
    afterMs: (afterMinutes ?? afterDueMinutes ?? 0) * MINUTE_MS,
    clock: clock ?? slaClockKind,
  };
}

function pause({ when, reason, from, until, history }: PackPause, compile: Compile): PausePolicy {
  return {
    when: compile(when),
    reason,
    times: history
      ? { history: history.field, values: new Set(history.values.map(stageKey)) }
      : { from: from ?? '', until: until ?? null },
  };
}

function fieldsOf(policy: Omit<SlaPolicy, 'fields'>, calendars: PackCalendars | undefined): string[] {
  const tests = [policy.when, policy.unless, policy.untouchedWhen, ...policy.pauses.map(({ when }) => when)];
  const times = policy.pauses.flatMap(({ times: at }) => ('history' in at ? [] : [at.from, at.until]));
  const isChosen = policy.clock === 'business' && policy.calendar === null;
  const choosers = isChosen && calendars ? ['owner', calendars.teamField ?? null] : [];
  const own = [policy.stop, policy.assigned, ...times, ...choosers].filter((name) => name !== null);
  return [...new Set([...policy.starts, ...own, ...tests.flatMap((test) => test?.fields ?? [])])];
}
