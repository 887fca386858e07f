import type { SyncCursor, SyncPage, SyncState } from '../../../record/sync';
import type { EpochMs } from '../../../record/types';
import type { ListedRecord, SyncedRecord, SyncPlan } from './plan';
import { isOver, type ReadAhead } from './read-ahead';
import type { SyncStore } from './sync-store';

/** What a running reading holds in memory; another life of the background begins with an empty one. */
export interface Reading {
  plan: SyncPlan;
  store: SyncStore;
  now(): EpochMs;
  signal?: AbortSignal | undefined;
  ahead: ReadAhead;
}

/** Ids are compared with what is kept once a day; in between only changes are asked for. */
const COMPARE_MS = 24 * 3_600_000;

type Running = SyncState & { cursor: SyncCursor };

/** The next step of a reading: what it found, to be committed. @throws CrmApiError */
export function nextPage(state: SyncState, reading: Reading): Promise<SyncPage> {
  if (!state.cursor) return begin(state, reading);
  const running = { ...state, cursor: state.cursor };
  return state.cursor.phase === 'list' ? listed(running, reading) : absent(running, reading);
}

async function begin(state: SyncState, { plan, now, signal }: Reading): Promise<SyncPage> {
  const startedAt = now();
  const newest = await plan.newest(signal);
  const isNewQuestion = state.question !== plan.question;
  const isDue = state.comparedAt === null || startedAt - state.comparedAt >= COMPARE_MS;
  const isAll = isDue || isNewQuestion || !plan.isScopeInRecord || state.newest === null;
  const cursor: SyncCursor = {
    mode: isAll ? 'all' : 'changes',
    phase: 'list',
    reading: state.readings + 1,
    after: '',
    startedAt,
    newest,
    since: isAll || state.newest === null ? null : state.newest - plan.overlapMs,
    isNewQuestion,
  };
  const counts = { met: 0, total: null, read: 0, gone: 0 };
  return { state: { cursor, counts, readings: cursor.reading, question: plan.question } };
}

async function listed(state: Running, { plan, ahead }: Reading): Promise<SyncPage> {
  const { taken, found, known, next } = await ahead.take(state);
  const met = state.counts.met + taken.length;
  const total = next.left === null ? null : met + next.queue.length + next.left;
  const counts = { ...state.counts, met, total, read: state.counts.read + found.size };
  const cursor = { ...state.cursor, after: next.after };
  return {
    ...takenIn(taken, found, known, settledBefore(state, plan)),
    state: { counts, ...(isOver(next) ? afterList(state) : { cursor }) },
  };
}

/**
 * CRMs write times to the second or later than the change: what was modified about when the reading began
 * may have been modified once more within the same moment, so that it is read again the next time.
 */
const settledBefore = ({ cursor: { newest } }: Running, { overlapMs }: SyncPlan): EpochMs =>
  (newest ?? 0) - overlapMs;

/** No CRM lists this as a modification. */
const UNSETTLED = -1;

/** A listed record that could not be read has gone meanwhile: if it was kept, it comes up as absent. */
function takenIn(
  taken: readonly ListedRecord[],
  found: ReadonlyMap<string, SyncedRecord>,
  known: ReadonlyMap<string, EpochMs>,
  settled: EpochMs,
): Pick<SyncPage, 'records' | 'met' | 'left'> {
  const met: { id: string; modified: EpochMs }[] = [];
  const left: string[] = [];
  const records: SyncedRecord['record'][] = [];
  for (const one of taken) {
    const read = found.get(one.id);
    if (read && (read.isInScope || known.has(one.id))) records.push(read.record);
    if (read?.isInScope || (!read && known.get(one.id) === one.modified))
      met.push({ id: one.id, modified: one.modified < settled ? one.modified : UNSETTLED });
    else if (read && known.has(one.id)) left.push(one.id);
  }
  return { records, met, left };
}

const afterList = ({ cursor }: Running): Partial<SyncState> =>
  cursor.mode === 'all' ? { cursor: { ...cursor, phase: 'absent', after: '' } } : completed(cursor);

/** Kept records that the list did not have are asked for by name: closed, handed over, or gone. */
async function absent(state: Running, { plan, store, signal, now }: Reading): Promise<SyncPage> {
  const ids = await store.absent(state.id, state.cursor.reading, plan.chunk);
  if (ids.length === 0) return { state: completed(state.cursor) };
  const found = await plan.read(ids, signal);
  const gone = ids.filter((id) => !found.has(id));
  const stays = (id: string): boolean => plan.isScopeInRecord && found.get(id)?.isInScope === true;
  return {
    records: [...found.values()].map(({ record }) => record),
    met: ids.filter(stays).map((id) => ({ id, modified: UNSETTLED })),
    left: ids.filter((id) => found.has(id) && !stays(id)),
    gone: { ids: gone, at: now() },
    state: {
      counts: {
        ...state.counts,
        read: state.counts.read + found.size,
        gone: state.counts.gone + gone.length,
      },
    },
  };
}

function completed({ mode, startedAt, newest }: SyncCursor): Partial<SyncState> {
  return {
    cursor: null,
    asOf: startedAt,
    newest,
    ...(mode === 'all' && { comparedAt: startedAt }),
  };
}
