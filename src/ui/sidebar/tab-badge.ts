import { recordFingerprint } from '../../record/fingerprint';
import type { EpochMs } from '../../record/types';
import { deadlineStateAt } from '../../sla/deadline-state';
import type { IconName } from '../components/icon-shapes';
import { nearestClock } from '../components/next-step';
import type { RecordView } from '../components/record-view';
import { type Selection, selectWarnings } from '../components/select-warnings';
import { countBySeverity, type Tone } from '../components/severity';
import type { SidebarState } from './sidebar-state';

/** What the collapsed tab shows: one sign and one short figure. */
export interface TabBadge {
  icon: IconName;
  tone: Tone;
  /** A count, or a clock of one unit; empty when the sign says it all. */
  text: string;
  /** The same in words. */
  label: string;
}

/** A running clock before the worst warning, before what is unknown; null while there is nothing to say. */
export function tabBadge(state: SidebarState, now: EpochMs): TabBadge | null {
  if (state.kind === 'problem')
    return { icon: 'breach', tone: 'breach', text: '', label: state.problem.title };
  if (state.kind !== 'record') return null;
  return clockBadge(state.view, now) ?? warningBadge(selectionOf(state.view, now));
}

function selectionOf({ record, assessment, suppressions }: RecordView, now: EpochMs): Selection {
  return selectWarnings(assessment, suppressions, now, recordFingerprint(record));
}

const CLOCK_LOOKS = {
  running: { icon: 'clock', tone: 'ink' },
  'at-risk': { icon: 'warning', tone: 'warning' },
  breached: { icon: 'breach', tone: 'breach' },
} as const;

function clockBadge({ assessment }: RecordView, now: EpochMs): TabBadge | null {
  const nearest = nearestClock(assessment.deadlines, now);
  if (!nearest) return null;
  const { state } = deadlineStateAt(nearest.deadline, now);
  const look = CLOCK_LOOKS[state as keyof typeof CLOCK_LOOKS];
  const text = oneUnit(nearest.remainingMs);
  const standing = nearest.remainingMs < 0 ? 'over' : 'left';
  return { ...look, text, label: `${nearest.deadline.title}: ${text} ${standing}` };
}

function warningBadge({ active, folded, unknown }: Selection): TabBadge {
  const failing = [...active, ...folded];
  const [worst] = failing;
  if (worst)
    return {
      icon: worst.severity,
      tone: worst.severity,
      text: String(failing.length),
      label: countBySeverity(failing, ', '),
    };
  if (unknown.length > 0)
    return {
      icon: 'unknown',
      tone: 'unknown',
      text: String(unknown.length),
      label: `${unknown.length} unknown`,
    };
  return { icon: 'ok', tone: 'ok', text: '', label: 'no warnings' };
}

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1000, 's'],
] as const;

/** The largest whole unit: "3m", "52s", and as much of a time that is over, which the sign beside it tells. */
export function oneUnit(ms: number): string {
  const size = Math.abs(ms);
  const [length, unit] = UNITS.find(([span]) => size >= span) ?? UNITS[3];
  return `${Math.floor(size / length)}${unit}`;
}
