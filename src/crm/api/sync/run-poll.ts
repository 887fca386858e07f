import type { PollPage, PollState } from '../../../record/poll';
import type { EpochMs } from '../../../record/types';
import type { ListedRecord, ListPage, SyncedRecord, SyncPlan } from './plan';

/** Where the watch for new leads keeps its state and its records. */
export interface PollStore {
  /** Takes what a turn found in; null where the state is not the one that the turn began with any more. */
  commit(before: PollState, page: PollPage): Promise<PollState | null>;
  /** Those of the ids that are kept, with the modification that was read. */
  known(state: PollState, ids: readonly string[]): Promise<Map<string, EpochMs>>;
  /** Ids of the leads whose clock runs, the soonest due first. */
  waiting(state: PollState, limit: number): Promise<string[]>;
}

export interface PollTurnOptions {
  store: PollStore;
  /** The plan for a watch as it stands: only the first turn asks for less than all fresh leads. */
  plan: SyncPlan;
  now(): EpochMs;
  /** Told of the calls of each step, before what they brought is stored. */
  onCalls(calls: number): void;
}

/** The first turn asks for fresh leads that changed in this time before it; later ones for what changed since. */
const FIRST_SPAN_MS = 24 * 3_600_000;
/** So many pages of at most 200 leads in one turn; the next one goes on. */
const MOST_STEPS = 5;
/** As many ids as fit into one question (crm.md). */
const MOST_WAITING = 200;
/** Activities are told this much later than they were logged, and servers differ by some seconds. */
const TOUCHED_OVERLAP_MS = 2 * 60_000;
/** Two changes within so short a time may have the same time of modification. */
const SETTLED_MS = 3000;
/** No CRM lists this as a modification. */
const UNSETTLED = -1;

/**
 * One turn of the watch for new leads: what changed since the last one, listed and read, each step stored in
 * one transaction. Gives the state after it; null where somebody else has changed it meanwhile. A life that
 * ends within it loses the step on its way, and the next turn goes on after the last one that was stored.
 * @throws CrmApiError
 */
export async function runPollTurn(before: PollState, options: PollTurnOptions): Promise<PollState | null> {
  const { plan, now, store } = options;
  const startedAt = now();
  let state: PollState | null = before;
  for (let step = 0; state && step < MOST_STEPS; step += 1) {
    const page: TurnPage = await nextPage(state, options);
    const end = page.isLast ? ended(state, page, startedAt, plan) : {};
    state = await store.commit(state, { ...page.taken, state: { ...page.state, ...end } });
    if (page.isLast) return state;
  }
  return state;
}

interface TurnPage {
  isLast: boolean;
  newest: EpochMs | null;
  taken: Omit<PollPage, 'state'>;
  state: PollPage['state'];
}

async function nextPage(state: PollState, options: PollTurnOptions): Promise<TurnPage> {
  const { plan, store, onCalls, now } = options;
  const cursor = state.cursor ?? beginning(state, plan, now());
  const { page, touched } = await listed(state, cursor, options);
  onCalls(1);
  const known = await store.known(state, [...page.listed.map(({ id }) => id), ...touched]);
  const changed = page.listed.filter(({ id, modified, isCurrent }) =>
    known.has(id) ? known.get(id) !== modified : isCurrent,
  );
  const some = changed.slice(0, plan.chunk);
  const wanted = [...new Set([...some.map(({ id }) => id), ...touched.filter((id) => known.has(id))])].slice(
    0,
    plan.chunk,
  );
  const found = wanted.length > 0 ? await plan.read(wanted) : new Map<string, SyncedRecord>();
  onCalls(Math.ceil(wanted.length / plan.perCall));
  const isCut = some.length < changed.length;
  const after = (isCut ? some.at(-1)?.id : page.listed.at(-1)?.id) ?? cursor.after;
  const newest = latest(cursor.newest, ...page.listed.map(({ modified }) => modified));
  const settled = now() + (plan.told().clockSkewMs ?? 0) - SETTLED_MS;
  const isNew = some.some(({ id }) => !known.has(id) && found.get(id)?.isInScope);
  return {
    isLast: page.isLast && !isCut,
    newest,
    taken: takenIn({ listed: some, touched, found, known, settled }),
    state: { cursor: { ...cursor, after, newest }, ...(isNew && { arrivedAt: now() }) },
  };
}

const beginning = ({ newest }: PollState, { overlapMs }: SyncPlan, now: EpochMs) => ({
  after: '',
  since: newest === null ? now - FIRST_SPAN_MS : newest - overlapMs,
  newest,
});

async function listed(
  state: PollState,
  { after, since }: NonNullable<PollState['cursor']>,
  { plan, store }: PollTurnOptions,
): Promise<{ page: ListPage; touched: string[] }> {
  const isFirst = after === '' && state.crmAskedAt !== null;
  const waiting = plan.listTouched && isFirst ? await store.waiting(state, MOST_WAITING) : [];
  if (!plan.listTouched || waiting.length === 0) return { page: await plan.list(after, since), touched: [] };
  const touchedSince = (state.crmAskedAt ?? 0) - TOUCHED_OVERLAP_MS;
  const { touched, ...page } = await plan.listTouched({ after, since, waiting, touchedSince });
  return { page, touched };
}

interface Found {
  listed: readonly ListedRecord[];
  touched: readonly string[];
  found: ReadonlyMap<string, SyncedRecord>;
  known: ReadonlyMap<string, EpochMs>;
  settled: EpochMs;
}

function takenIn({ listed, touched, found, known, settled }: Found): Omit<PollPage, 'state'> {
  const modifiedOf = new Map<string, EpochMs>([
    ...touched.map((id) => [id, known.get(id) ?? UNSETTLED] as const),
    ...listed.map(({ id, modified }) => [id, modified < settled ? modified : UNSETTLED] as const),
  ]);
  const kept = [...found].filter(([id, { isInScope }]) => isInScope || known.has(id));
  return {
    records: kept.map(([, { record }]) => record),
    met: kept
      .filter(([, { isInScope }]) => isInScope)
      .map(([id]) => ({ id, modified: modifiedOf.get(id) ?? UNSETTLED })),
    left: kept.filter(([, { isInScope }]) => !isInScope).map(([id]) => id),
  };
}

/** A CRM without any lead tells no modification; then its own clock stands in. */
function ended(state: PollState, page: TurnPage, startedAt: EpochMs, plan: SyncPlan): PollPage['state'] {
  const crmAskedAt = startedAt + (plan.told().clockSkewMs ?? 0);
  return {
    cursor: null,
    askedAt: startedAt,
    crmAskedAt,
    newest: latest(state.newest, page.newest) ?? crmAskedAt,
    problem: null,
    failures: 0,
  };
}

function latest(...times: (EpochMs | null)[]): EpochMs | null {
  const told = times.flatMap((at) => at ?? []);
  return told.length === 0 ? null : Math.max(...told);
}
