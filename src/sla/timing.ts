import type { Deadline } from '../record/assessment';
import type { EpochMs } from '../record/types';
import {
  type ClockTime,
  countedSpans,
  countedTime,
  ELAPSED,
  type PauseSpan,
  runsOut,
  tidyPauses,
} from './counted-clock';
import type { Cycle } from './cycle';
import type { Pauses } from './pauses';
import type { SlaPolicy } from './policy';
import type { WorkingHours } from './working-hours';

/** More stretches than a countdown needs: beyond it the UI shows the real time left. */
const MOST_SPANS = 400;

/** The instants of one cycle. */
export interface Timing {
  times: Pick<Deadline, 'targetMs' | 'dueAt' | 'atRiskAt' | 'pause' | 'countedSpans' | 'tookMs'>;
  /** In order, inside the cycle. */
  pauses: readonly PauseSpan[];
}

/** Computes due time and all that hangs on it; null when it lies outside of the known years. */
export function timing(
  policy: SlaPolicy,
  hours: WorkingHours | null,
  { start, stop }: Cycle,
  read: Pauses,
): Timing | null {
  const time = policy.clock === 'business' && hours ? hours.time : ELAPSED;
  const targetMs = targetOf(policy, hours, start.at);
  if (targetMs === null) return null;
  const pauses = tidyPauses(read.spans, start.at, stop.metAt);
  const open = { targetMs, dueAt: null, atRiskAt: null };
  if (!stop.isTimed) return { times: open, pauses };
  if (read.sinceUnknown !== null && stop.metAt === null)
    return { times: { ...open, pause: { since: null, reason: read.sinceUnknown, leftMs: null } }, pauses };
  const end = runsOut(time, start.at, targetMs, pauses);
  if (!end) return null;
  if ('leftMs' in end) return { times: { ...open, pause: end }, pauses };
  const risk = runsOut(time, start.at, Math.round(targetMs * policy.atRiskShare), pauses);
  return {
    times: {
      targetMs,
      dueAt: end.at,
      atRiskAt: risk && 'at' in risk ? risk.at : null,
      ...(time === ELAPSED && pauses.length === 0 ? {} : counted(time, start.at, end.at, stop.metAt, pauses)),
    },
    pauses,
  };
}

/** A target in business days is that much open time as lies between the start and their end. */
function targetOf({ target }: SlaPolicy, hours: WorkingHours | null, startAt: EpochMs): number | null {
  if ('ms' in target) return target.ms;
  const end = hours?.time.endOfDay(startAt, target.businessDays) ?? null;
  return end === null ? null : (hours?.time.measure(startAt, end) ?? null);
}

function counted(
  time: ClockTime,
  startAt: EpochMs,
  dueAt: EpochMs,
  metAt: EpochMs | null,
  pauses: readonly PauseSpan[],
): Pick<Deadline, 'countedSpans' | 'tookMs'> {
  const spans = countedSpans(time, startAt, dueAt, pauses);
  const tookMs = metAt === null ? null : countedTime(time, startAt, metAt, pauses);
  return {
    ...(spans.length <= MOST_SPANS && { countedSpans: spans }),
    ...(tookMs !== null && { tookMs }),
  };
}
