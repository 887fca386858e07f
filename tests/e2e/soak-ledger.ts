import type { WatchMark } from '../../src/store/database';

/** The server's own log of a soak: which leads it had, and so what a rep should have been told, once, and what not. */

const MINUTE = 60_000;

/** When each thing of a first contact comes due after the form (domain.md § 3, and docs/slas.md). */
const STEPS = {
  start: 0,
  'at-risk': 3.75 * MINUTE,
  'level-1': 5 * MINUTE,
  breach: 5 * MINUTE + 1,
  'level-2': 15 * MINUTE,
  'level-3': 30 * MINUTE,
  'level-4': 60 * MINUTE,
} as const;
type Step = keyof typeof STEPS;
const NAMES = Object.keys(STEPS) as Step[];

/** A killed background sleeps for half a minute, its turn is taken again after another, and a turn takes one interval. */
const GRACE_MS = 90_000;

/** What comes due while the store is read may be in it. */
const READING_MS = 10_000;

export interface LedgerLead {
  /** As the store names it. */
  key: string;
  /** As webhooks name it. */
  id: string;
  formAt: number;
  postedAt: number;
  contactAt: number | null;
}

/** Whether the rep is to have heard of it by `until`; `may` where the contact came about when it was due. */
function expected({ formAt, postedAt, contactAt }: LedgerLead, step: Step, until: number) {
  const at = formAt + STEPS[step];
  const certain = Math.max(at, postedAt) + GRACE_MS;
  if (at > until + READING_MS || (contactAt !== null && at > contactAt + GRACE_MS)) return 'never';
  return certain < Math.min(contactAt ?? until, until) ? 'must' : 'may';
}

export interface Told {
  marks: readonly WatchMark[];
  /** Ids of notifications that were on the screen at some time. */
  shown: ReadonlySet<string>;
}

export interface Verdict {
  must: number;
  told: number;
  lost: string[];
  doubled: string[];
  untimely: string[];
}

/** Each event of each lead against the notices that the screen has shown. */
export function compare(ledger: readonly LedgerLead[], { marks, shown }: Told, until: number): Verdict {
  const verdict: Verdict = { must: 0, told: 0, lost: [], doubled: [], untimely: [] };
  const noticesOf = new Map<string, Set<string>>();
  for (const { key, event, notice, waits } of marks) {
    if (notice === null || waits || !shown.has(notice)) continue;
    const name = `${key} ${event.split(' ').at(-1)}`;
    noticesOf.set(name, (noticesOf.get(name) ?? new Set()).add(notice));
  }
  for (const lead of ledger)
    for (const step of NAMES) {
      const name = `${lead.key} ${step}`;
      const times = noticesOf.get(name)?.size ?? 0;
      const wanted = expected(lead, step, until);
      verdict.told += times;
      if (wanted === 'must') verdict.must += 1;
      if (wanted === 'must' && times === 0) verdict.lost.push(name);
      if (wanted === 'never' && times > 0) verdict.untimely.push(name);
      if (times > 1) verdict.doubled.push(name);
    }
  return verdict;
}

/** How long after it came due, or the CRM had its lead, each event was planned: the middle and the longest, in ms. */
export function lateness(ledger: readonly LedgerLead[], marks: readonly WatchMark[]) {
  const postedAt = new Map(ledger.map((lead) => [lead.key, lead.postedAt]));
  const waits = marks.flatMap(({ key, at, toldAt }) => {
    const posted = postedAt.get(key);
    return posted === undefined ? [] : toldAt - Math.max(at, posted);
  });
  waits.sort((a, b) => a - b);
  return { median: waits[Math.floor(waits.length / 2)] ?? null, longest: waits.at(-1) ?? null };
}

/** A message to others, as the receiver got it. */
export interface Message {
  /** Idempotency key. */
  key: string;
  kind: string;
  record: { id: string } | null;
  clock: { level: number | null } | null;
}

const stepOf = ({ kind, clock }: Message): Step | null =>
  NAMES.find((step) => step === (kind === 'clock-breached' ? 'breach' : `level-${clock?.level}`)) ?? null;

/**
 * The same for others: of a clock of which several things were due at once they get the last one, so each step is
 * told by itself or by a later one. A message that came again under its key is one.
 */
export function compareMessages(
  ledger: readonly LedgerLead[],
  messages: readonly Message[],
  until: number,
): Omit<Verdict, 'told'> {
  const verdict = { must: 0, lost: [] as string[], doubled: [] as string[], untimely: [] as string[] };
  const keys = new Map<string, string>();
  const furthest = new Map<string, number>();
  for (const message of messages) {
    const step = stepOf(message);
    const id = message.record?.id;
    if (step === null || id === undefined) continue;
    const name = `${id} ${step}`;
    if ((keys.get(name) ?? message.key) !== message.key) verdict.doubled.push(name);
    keys.set(name, message.key);
    furthest.set(id, Math.max(furthest.get(id) ?? 0, STEPS[step]));
  }
  for (const lead of ledger)
    for (const step of NAMES.filter((name) => name === 'breach' || name.startsWith('level'))) {
      const name = `${lead.id} ${step}`;
      const wanted = expected(lead, step, until);
      if (wanted === 'must') verdict.must += 1;
      if (wanted === 'must' && (furthest.get(lead.id) ?? 0) < STEPS[step]) verdict.lost.push(name);
      if (wanted === 'never' && keys.has(name)) verdict.untimely.push(name);
    }
  return verdict;
}
