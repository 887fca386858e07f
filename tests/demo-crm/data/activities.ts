import type { DemoActivity } from '../model';
import type { Random } from './random';
import { DAY, HOUR, MINUTE } from './time';

const SUBJECTS = {
  call: 'Call about next steps',
  email: 'E-mail with answers to open questions',
  meeting: 'Meeting with the buying team',
  note: 'Internal note',
  task: 'Follow up',
} as const;

const KINDS = ['call', 'email', 'email', 'meeting', 'note', 'task'] as const;

function activity(kind: DemoActivity['kind'], at: number, outbound: boolean, done: boolean): DemoActivity {
  return { kind, at, subject: SUBJECTS[kind], outbound, done };
}

/**
 * Past activities of a deal, oldest first, the last one at `last`; and an open task at `next`
 * when there is one. About one in four days, at least `few`.
 */
export function dealActivities(
  span: { from: number; last: number | null; next: number | null },
  random: Random,
  few = 3,
): DemoActivity[] {
  const past: DemoActivity[] = [];
  if (span.last !== null) {
    const length = span.last - span.from;
    const count = Math.max(few, Math.round(length / (4 * DAY)));
    const times = Array.from({ length: count - 1 }, () => span.from + Math.floor(random.next() * length));
    for (const at of times.sort((a, b) => a - b)) {
      const kind = random.pick(KINDS);
      past.push(activity(kind, at, kind !== 'email' || random.chance(0.6), true));
    }
    past.push(activity(random.pick(['call', 'email', 'meeting']), span.last, true, true));
  }
  return span.next === null ? past : [...past, activity('task', span.next, true, false)];
}

/** The calls and e-mails of a lead: the first at `first`, some more until `until`. */
export function leadActivities(first: number | null, until: number, random: Random): DemoActivity[] {
  if (first === null) return [];
  const list = [activity(random.chance(0.6) ? 'call' : 'email', first, true, true)];
  let at = first + random.int(2, 40) * HOUR + random.int(0, 59) * MINUTE;
  for (let n = random.int(0, 4); n > 0 && at < until; n -= 1) {
    list.push(activity(random.pick(['call', 'email', 'meeting']), at, random.chance(0.7), true));
    at += random.int(8, 90) * HOUR;
  }
  return list;
}

const REACHING: readonly DemoActivity['kind'][] = ['call', 'email', 'meeting'];

/** Last time anything was logged as done; open tasks do not count. */
export const lastActivityAt = (activities: readonly DemoActivity[]): number | null =>
  latest(activities.filter((entry) => entry.done));

/** Last time a rep reached out. */
export const lastContactedAt = (activities: readonly DemoActivity[]): number | null =>
  latest(activities.filter((entry) => entry.done && entry.outbound && REACHING.includes(entry.kind)));

/** The earliest open task after `now`. */
export function nextActivityAt(activities: readonly DemoActivity[], now: number): number | null {
  const coming = activities.filter((entry) => !entry.done && entry.at > now).map((entry) => entry.at);
  return coming.length ? Math.min(...coming) : null;
}

const latest = (entries: readonly DemoActivity[]): number | null =>
  entries.length ? Math.max(...entries.map((entry) => entry.at)) : null;
