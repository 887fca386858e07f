import { formatDay, formatDayTime } from '../record/format';
import { PLACE_WORDS } from '../record/place-words';
import type { AssessContext, CrmRecord, EpochMs } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import type { SlaPolicy } from './policy';
import { type Moment, readMoment, SKEW_MS } from './read-moment';

type Started = Extract<Moment, { state: 'at' }>;

/** How the clock ends: met at a time, still open, open as far as can be seen, or not to be told. */
export interface Stop {
  metAt: EpochMs | null;
  isTimed: boolean;
  reason: string | null;
}

/** One run of a clock, from its latest start on. */
export interface Cycle {
  start: Started;
  stop: Stop;
  /** As read, for the evidence: every start, then the stop. */
  moments: Moment[];
  /** Sentences on starts that may have been; each would make the due time later. */
  doubts: string[];
}

/** The cycle that counts now; a start that can't be used; or null when nothing has started. */
export function readCycle(
  policy: SlaPolicy,
  record: CrmRecord,
  context: AssessContext,
  pack: PackContext,
): Cycle | { start: Moment & { why: string } } | null {
  const starts = policy.starts.map((name) => readMoment(record, name, context, pack));
  const start = latest(starts);
  const unread = starts.filter((moment) => 'why' in moment);
  if (!start) return unread[0] ? { start: unread[0] } : null;
  const stop = readMoment(record, policy.stop, context, pack);
  return {
    start,
    stop: stopOf(policy, start, stop, record, context),
    moments: [...starts, stop],
    doubts: unread.map(({ label, why }) => `${label} ${why}: a later start would move the due time.`),
  };
}

function latest(starts: readonly Moment[]): Started | null {
  let found: Started | null = null;
  for (const moment of starts) if (moment.state === 'at' && (!found || moment.at > found.at)) found = moment;
  return found;
}

const OPEN: Stop = { metAt: null, isTimed: true, reason: null };
const untold = (reason: string): Stop => ({ metAt: null, isTimed: false, reason });

function stopOf(
  policy: SlaPolicy,
  start: Started,
  stop: Moment,
  record: CrmRecord,
  context: AssessContext,
): Stop {
  if (stop.state === 'empty') return OPEN;
  if (stop.state === 'at') return stopAt(policy, start, stop, context);
  if (stop.state === 'unusable')
    return untold(`${stop.label} ${stop.why}, so it can’t be told whether the target was met.`);
  const untouched = policy.untouchedWhen?.truth(record, context) ?? 'unknown';
  if (untouched === true) return OPEN;
  return untouched === false ? alreadyStopped(policy, stop) : unseen(policy, stop, record);
}

function alreadyStopped({ kind, stopLabel }: SlaPolicy, { label, why }: Moment & { why: string }): Stop {
  const what = kind === 'handoff' ? `It came to ${stopLabel}` : 'Somebody has been in touch';
  return untold(`${what}, but ${label} ${why}, so it can’t be told whether the target was met.`);
}

function unseen({ kind }: SlaPolicy, { label, why }: Moment & { why: string }, record: CrmRecord): Stop {
  const { show, there } = PLACE_WORDS[record.coverage];
  const what = kind === 'handoff' ? 'if this is done' : 'if you have been in touch';
  const reason = `${label} ${why}: ${what}, this clock does not know. ${show} ${label} ${there}.`;
  return { metAt: null, isTimed: true, reason };
}

/**
 * A stop that comes before the start does not answer it; within the clocks' difference it does.
 * Where the field keeps the latest stop, there was none since, so the new cycle is open.
 */
function stopAt({ kind, stopHolds }: SlaPolicy, start: Started, stop: Started, context: AssessContext): Stop {
  if (stop.at >= start.at - SKEW_MS)
    return { metAt: Math.max(stop.at, start.at), isTimed: true, reason: null };
  if (stopHolds === 'latest') return OPEN;
  const isSameDay = formatDay(stop.at, context) === formatDay(start.at, context);
  const times = `${stop.label} (${formatDayTime(stop.at, context)}) comes before ${start.label} (${formatDayTime(start.at, context)})`;
  const [one, answer, more] =
    kind === 'handoff' ? ['it', 'start', 'ones'] : ['the contact', 'form', 'contacts'];
  return untold(
    isSameDay
      ? `${times}: ${one} was earlier that day, or a clock or a time zone differs.`
      : `${times}: it was no answer to this ${answer}, and later ${more} were not seen.`,
  );
}
