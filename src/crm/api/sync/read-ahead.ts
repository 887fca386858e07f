import type { SyncCursor, SyncState } from '../../../record/sync';
import type { EpochMs } from '../../../record/types';
import type { ListedRecord, SyncedRecord, SyncPlan } from './plan';
import type { SyncStore } from './sync-store';

/** Where the list stands, in memory; what is behind the queue has not been listed yet. */
export interface Position {
  after: string;
  queue: readonly ListedRecord[];
  /** How many are behind the queue; null where the CRM does not say. */
  left: number | null;
  isListed: boolean;
}

/** What one step takes in. */
export interface Chunk {
  taken: readonly ListedRecord[];
  found: ReadonlyMap<string, SyncedRecord>;
  known: ReadonlyMap<string, EpochMs>;
  next: Position;
}

export interface ReadAhead {
  /** The next chunk in the order of ids. After a failure it begins again where the last one was taken. */
  take(state: SyncState & { cursor: SyncCursor }): Promise<Chunk>;
}

/** So many chunks are on their way at once: a CRM answers slower than its limit lets one ask. */
const DEPTH = 3;

interface Planned {
  taken: readonly ListedRecord[];
  wanted: readonly string[];
  known: ReadonlyMap<string, EpochMs>;
  next: Position;
}

interface Coming {
  planned: Promise<Planned | null>;
  chunk: Promise<Chunk | null>;
}

export const isOver = ({ queue, isListed }: Position): boolean => isListed && queue.length === 0;

/** Lists and reads ahead of what is being stored; chunks come in order, and only what was taken counts. */
export function createReadAhead(plan: SyncPlan, store: SyncStore, signal?: AbortSignal): ReadAhead {
  let position: Position | null = null;
  let coming: Coming[] = [];

  function plannedAfter(state: SyncState & { cursor: SyncCursor }): Promise<Planned | null> {
    const before = coming.at(-1)?.planned;
    const start = position ?? { after: state.cursor.after, queue: [], left: null, isListed: false };
    if (!before) return planChunk(plan, store, state, start, signal);
    return before.then((last) =>
      last && !isOver(last.next) ? planChunk(plan, store, state, last.next, signal) : null,
    );
  }

  function fill(state: SyncState & { cursor: SyncCursor }): void {
    while (coming.length < DEPTH) {
      const planned = plannedAfter(state);
      const chunk = planned.then((found) => found && readChunk(plan, found, signal));
      // A failure is told when its chunk is taken.
      for (const work of [planned, chunk]) work.catch(() => {});
      coming.push({ planned, chunk });
    }
  }

  return {
    async take(state) {
      fill(state);
      const first = coming.shift();
      try {
        const chunk = await first?.chunk;
        if (!chunk) throw new RangeError('There is nothing left to take.');
        position = chunk.next;
        return chunk;
      } catch (error) {
        coming = [];
        throw error;
      }
    },
  };
}

/** As many listed ids as one step can read; those that are kept as they are need no reading. */
async function planChunk(
  plan: SyncPlan,
  store: SyncStore,
  state: SyncState & { cursor: SyncCursor },
  from: Position,
  signal: AbortSignal | undefined,
): Promise<Planned> {
  const { queue, left, isListed } = from.queue.length > 0 ? from : await listed(plan, state, from, signal);
  const known = await store.known(
    state,
    queue.map(({ id }) => id),
  );
  const taken: ListedRecord[] = [];
  const wanted: string[] = [];
  for (const one of queue) {
    const isWanted = known.has(one.id)
      ? state.cursor.isNewQuestion || known.get(one.id) !== one.modified
      : one.isCurrent;
    if (isWanted && wanted.length === plan.chunk) break;
    if (isWanted) wanted.push(one.id);
    taken.push(one);
  }
  const after = taken.at(-1)?.id ?? from.after;
  return { taken, wanted, known, next: { after, queue: queue.slice(taken.length), left, isListed } };
}

async function listed(
  plan: SyncPlan,
  { cursor }: { cursor: SyncCursor },
  { after }: Position,
  signal: AbortSignal | undefined,
): Promise<Omit<Position, 'after'>> {
  const page = await plan.list(after, cursor.since, signal);
  return { queue: page.listed, left: page.left, isListed: page.isLast };
}

async function readChunk(
  plan: SyncPlan,
  { taken, wanted, known, next }: Planned,
  signal: AbortSignal | undefined,
): Promise<Chunk> {
  const found = wanted.length > 0 ? await plan.read(wanted, signal) : new Map<string, SyncedRecord>();
  return { taken, found, known, next };
}
