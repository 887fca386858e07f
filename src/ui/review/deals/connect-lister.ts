import * as Comlink from 'comlink';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import { type ListAnswer, type ListWish, listRows } from './list-rows';
import type { ListService } from './list-service';
import { neededColumns, SLOW_COLUMNS, unsentParts } from './sent-columns';
import { type Idle, inIdleMoments } from './warm-rows';

/** Filters, sorts and groups the rows of the list away from the page. */
export interface Lister {
  /** Null when a later wish took its place before its turn came. */
  list(rows: RowSet, wish: ListWish, placed: PlacedRows | null): Promise<ListAnswer | null>;
  /** Sends in idle moments what the first sort by name and the first search would wait for. */
  warm(rows: RowSet, idle: Idle, signal: AbortSignal): void;
}

export interface ListerConnection extends Lister {
  /** The worker is started before there is anything to list, so that the first wish does not wait for that. */
  begin(): void;
}

/** The worker, and what it has been sent. */
interface Running {
  remote: Comlink.Remote<ListService>;
  /** Rejects when the worker can't be used. */
  failed: Promise<never>;
  rows: RowSet | null;
  sent: Map<string, number>;
  placed: PlacedRows | null;
}

/**
 * The worker is started with the first wish, or before, and has one at a time: of those that come meanwhile only the last is
 * asked, so that quick typing does not queue up. Where no worker starts, the page does the work itself.
 */
export function connectLister(start: () => Comlink.Endpoint): ListerConnection {
  let running: Running | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let turn = 0;

  const started = (): Running => {
    running ??= run(start());
    return running;
  };

  function workerFor(rows: RowSet): Running {
    const running = started();
    if (running.rows !== rows) {
      Object.assign(running, { rows, sent: new Map(), placed: null });
      quietly(running.remote.begin(rows.size, rows.now));
    }
    return running;
  }

  async function ask(rows: RowSet, wish: ListWish, placed: PlacedRows | null): Promise<ListAnswer> {
    try {
      const worker = workerFor(rows);
      for (const part of unsentParts(rows, neededColumns(wish, placed), worker.sent))
        quietly(worker.remote.take(part));
      if (worker.placed !== placed)
        quietly(worker.remote.place(placed && { pipelines: placed.pipelines, limits: placed.limits }));
      worker.placed = placed;
      return await Promise.race([worker.remote.list(wish), worker.failed]);
    } catch {
      return listRows(rows, wish, placed);
    }
  }

  /** False when nothing is left to send, or nobody there to send it to. */
  function sendNext(rows: RowSet): boolean {
    try {
      const { remote, sent } = workerFor(rows);
      const { value: part } = unsentParts(rows, SLOW_COLUMNS, sent).next();
      quietly(part ? remote.take(part) : remote.warm());
      return part !== undefined;
    } catch {
      return false;
    }
  }

  return {
    begin() {
      try {
        started();
      } catch {
        // The first wish finds that out, and is worked out by the page.
      }
    },
    list(rows, wish, placed) {
      turn += 1;
      const own = turn;
      const answer = last.then(() => (own === turn ? ask(rows, wish, placed) : null));
      last = answer;
      return answer;
    },
    warm(rows, idle, signal) {
      inIdleMoments(() => sendNext(rows), idle, signal);
    },
  };
}

function run(worker: Comlink.Endpoint): Running {
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('The worker that lists did not start.')));
  });
  failed.catch(() => {});
  return { remote: Comlink.wrap<ListService>(worker), failed, rows: null, sent: new Map(), placed: null };
}

/** Whether a part came through shows in the next answer. */
const quietly = (sent: Promise<void>): void => void sent.catch(() => {});
