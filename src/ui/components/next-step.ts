import type { Deadline, Finding } from '../../record/assessment';
import { type FormatContext, formatDuration } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { deadlineStateAt } from '../../sla/deadline-state';
import { isLive } from './countdown-view';
import { jumpTargets } from './jump-targets';
import type { RecordView } from './record-view';
import type { Selection } from './select-warnings';
import { clockOrDay } from './when';

/** The one thing to do now. */
export interface NextStep {
  text: string;
  /** What it brings, or how much time is left. */
  aside: string;
  /** Where the button leads; null when no field of the page helps. */
  jump: { label: string; field: string } | null;
}

/** A clock that runs comes first, then the most severe warning that a field can clear; null when nothing is due. */
export function nextStep(
  view: Pick<RecordView, 'record' | 'assessment'>,
  selection: Selection,
  now: EpochMs,
  context: FormatContext,
): NextStep | null {
  const clock = nearestClock(view.assessment.deadlines, now);
  if (clock) return clockStep(clock.deadline, clock.remainingMs, view, now, context);
  const warnings = [...selection.active, ...selection.folded];
  const targets = (finding: Finding) => jumpTargets(finding, view.record);
  const warning = warnings.find((finding) => targets(finding).length > 0) ?? warnings[0];
  return warning ? warningStep(warning, targets(warning)) : null;
}

/** The live clock that is due first, or null. */
export function nearestClock(
  deadlines: readonly Deadline[],
  now: EpochMs,
): { deadline: Deadline; remainingMs: number } | null {
  let nearest: { deadline: Deadline; remainingMs: number } | null = null;
  for (const deadline of deadlines) {
    const { state, remainingMs } = deadlineStateAt(deadline, now);
    if (!isLive(state) || remainingMs === null) continue;
    if (!nearest || remainingMs < nearest.remainingMs) nearest = { deadline, remainingMs };
  }
  return nearest;
}

const HOUR = 3_600_000;

function clockStep(
  deadline: Deadline,
  remainingMs: number,
  { record }: Pick<RecordView, 'record'>,
  now: EpochMs,
  context: FormatContext,
): NextStep {
  const reach = (['phone', 'email'] as const).find((name) => record.fields[name]?.state === 'value');
  return {
    text: `${deadline.title}: no ${deadline.stopLabel} yet`,
    aside: timeAside(deadline, remainingMs, now, context),
    jump: reach ? { label: reach === 'phone' ? 'Phone' : 'E-mail', field: reach } : null,
  };
}

function timeAside(deadline: Deadline, remainingMs: number, now: EpochMs, context: FormatContext): string {
  if (remainingMs < 0) return `${formatDuration(-remainingMs)} over`;
  if (remainingMs < HOUR || deadline.dueAt === null) return `${formatDuration(remainingMs)} left`;
  return `due ${clockOrDay(deadline.dueAt, now, context)}`;
}

function warningStep(finding: Finding, [field]: Finding['fields']): NextStep {
  return {
    text: finding.clears ?? finding.title,
    aside: finding.clears ? 'clears 1 warning' : '',
    jump: field ? { label: field.label, field: field.name } : null,
  };
}
