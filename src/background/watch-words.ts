import type { DeadlineState } from '../record/assessment';
import { type FormatContext, formatClock, formatDuration, formatSpan, plural } from '../record/format';
import type { CrmRecord, EpochMs } from '../record/types';
import type { WatchEvent, WatchedClock, WatchNotice } from '../record/watch';
import { type ToldOthers, toldText } from '../record/webhook';
import { deadlineStateAt } from '../sla/deadline-state';
import { crmNow } from '../sla/watch/events';
import { byWeight, isDigest } from '../sla/watch/plan-notices';

/** A notification as the browser shows it. */
export interface NoticeView {
  id: string;
  title: string;
  message: string;
  /** Of one record, which it opens and which can be acknowledged; null for a digest, which opens the queue. */
  key: string | null;
  /** False for what can't be acknowledged; left out: it can, where it is of one record. */
  buttons?: boolean;
}

/** A clock of a notice as it stands now, with its record where that is stored still. */
export interface NoticeClock {
  clock: WatchedClock;
  record: CrmRecord | null;
  /** As it was judged last; null or left out where nothing has. */
  score?: number | null;
  /** What others were told of the record; null or left out while no webhook is switched on. */
  told?: readonly ToldOthers[] | null;
}

const MOST_NAMED = 2;

/**
 * What is said of a notice; null once nothing of it waits any more. `along`: what has happened to its record and is
 * told with it; it gives the title, what runs out comes first.
 */
export function noticeView(
  { id, events }: WatchNotice,
  clocks: readonly NoticeClock[],
  now: EpochMs,
  context: FormatContext,
  along: Pick<NoticeView, 'title' | 'message'> | null = null,
): NoticeView | null {
  const keys = [...new Set(clocks.map(({ clock }) => clock.key))];
  const [first] = clocks;
  if (!first) return null;
  if (keys.length > 1) return digestView(id, clocks, keys, now);
  const known = events.filter((event) => clocks.some(({ clock }) => isOf(event, clock)));
  const [leader] = known.sort(byWeight);
  const own = leader && clocks.find(({ clock }) => isOf(leader, clock));
  if (!leader || !own) return null;
  return {
    id,
    title: along?.title ?? nameOf(own.record),
    message: [sentence(leader, own, crmNow(own.clock, now), context), along?.message ?? aboutText(own)]
      .filter(Boolean)
      .join(' '),
    key: isDigest(id) ? null : own.clock.key,
  };
}

const isOf = ({ key, sla }: WatchEvent, clock: WatchedClock): boolean =>
  key === clock.key && sla === clock.sla;

/** "Example Rockets · Webinar · score 74.": who waits, as far as it was read. */
function aboutText({ record, score }: NoticeClock): string {
  const shown = (name: string): string => {
    const field = record?.fields[name];
    return field?.state === 'value' ? field.text.trim() : '';
  };
  const parts = [shown('company'), shown('source'), score == null ? '' : `score ${score}`].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' · ')}.` : '';
}

const nameOf = (record: CrmRecord | null): string => record?.title || 'A lead without a name';

function sentence({ what }: WatchEvent, own: NoticeClock, now: EpochMs, context: FormatContext) {
  const { deadline } = own.clock;
  const { title, dueAt, targetMs, startLabel } = deadline;
  const text = deadline.targetText ?? formatSpan(targetMs);
  const due = dueAt === null ? '' : formatClock(dueAt, context);
  const over = dueAt !== null && now > dueAt;
  const times = over
    ? `was due ${due}, ${formatDuration(now - dueAt)} ago`
    : `due ${due}, ${formatDuration((dueAt ?? now) - now)} left`;
  const target = `Target ${text} from ${startLabel}.`;
  if (what.kind === 'start') return `${title}: ${times}. ${target} Open the record and reach out.`;
  if (what.kind === 'level') return `${title}: ${times}. ${stepWords(what, own, context)} ${target}`;
  if (what.kind === 'remind') return `You asked to hear of it again. ${title}: ${times}.`;
  return `${title} is ${over ? 'breached' : 'at risk'}: ${times}. ${target} Reach out, or acknowledge.`;
}

/** What is to follow from a step: nobody is said to have been told who was not, from here. */
function stepWords(
  { level, label }: Extract<WatchEvent['what'], { kind: 'level' }>,
  { clock: { deadline }, told }: NoticeClock,
  context: FormatContext,
): string {
  const to = deadline.escalation[level - 1]?.to;
  if (to === undefined) return `Step ${level}: ${label}.`;
  if (to === 'rep') return `Step ${level}, for the rep: reach out.`;
  const sent = told ? toldText(told, deadline, level, context) : null;
  const others = sent ? ` (${sent})` : '';
  if (to === 'reassign')
    return `Step ${level}${others}: it is to go to the next available rep. Open it to see whom.`;
  if (to === 'queue') return `Step ${level}${others}: it is to go back to the queue.`;
  const whom = to === 'backup' ? 'the backup rep' : 'the manager';
  return sent
    ? `Step ${level}, for ${whom}: ${sent}.`
    : `Step ${level}, for ${whom}: not sent from here. Next: tell them, unless it is you.`;
}

function digestView(
  id: string,
  clocks: readonly NoticeClock[],
  keys: readonly string[],
  now: EpochMs,
): NoticeView {
  const inState = (state: DeadlineState): Set<string> =>
    new Set(
      clocks.flatMap(({ clock }) =>
        deadlineStateAt(clock.deadline, crmNow(clock, now)).state === state ? clock.key : [],
      ),
    );
  const breached = inState('breached');
  const atRisk = [...inState('at-risk')].filter((key) => !breached.has(key)).length;
  const names = keys
    .slice(0, MOST_NAMED)
    .map((key) => nameOf(clocks.find(({ clock }) => clock.key === key)?.record ?? null));
  const more = keys.length - names.length;
  return {
    id,
    title: `${plural(keys.length, 'record')} wait for you`,
    message: `${breached.size} breached, ${atRisk} at risk: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Open the queue, most urgent first.`,
    key: null,
  };
}
