import type { WriteService } from '../contracts/write-service';
import type { Connections } from '../crm/api/connections';
import { CrmApiError } from '../crm/api/failure';
import type { EpochMs } from '../record/types';
import {
  type Change,
  changedFields,
  type WriteLogEntry,
  type WriteOutcome,
  type WritePreview,
} from '../record/write-back';

/** The store's part of writing. */
export interface WriteLog {
  /** What waits under the entry's name goes on waiting until it is done. `answered`: fields whose reasons it holds. */
  put(entry: WriteLogEntry, answered?: readonly string[]): Promise<void>;
  of(identity: WriteLogEntry['identity']): Promise<WriteLogEntry[]>;
  waiting(): Promise<WriteLogEntry[]>;
  discard(write: string): Promise<void>;
}

export interface WriteRunnerOptions {
  connections: Pick<Connections, 'access' | 'setWrites' | 'previewChange' | 'applyPreview'>;
  log: WriteLog;
  now(): EpochMs;
  newKey(): string;
}

/**
 * Carries out what a rep confirmed. An entry is kept before anything is sent, so that a background that dies
 * in between leaves a trace; the same preview applied again finds what came of it. A change that waited is
 * written under the name of its entry, so that there is never a second one.
 */
export function createWriteRunner({ connections, log, now, newKey }: WriteRunnerOptions): WriteService {
  const running = new Map<string, Promise<WriteOutcome>>();

  function entryOf(
    preview: WritePreview,
    result: WriteLogEntry['result'],
    reason: string | null,
  ): WriteLogEntry {
    const { key, identity, change, lines } = preview;
    const waiting = result === 'waiting' ? change : null;
    return { write: key, at: now(), identity, kind: change.kind, lines, result, reason, waiting };
  }

  async function run(preview: WritePreview): Promise<WriteOutcome> {
    await log.put(entryOf(preview, 'started', null));
    const outcome = await connections.applyPreview(preview, newKey);
    const { result } = outcome;
    // What has been sent counts: a log that can't be written, for lack of room say, goes on saying "started".
    const entry = entryOf(preview, result, result === 'done' ? null : outcome.reason);
    const isOver = result === 'done' || result === 'waiting';
    await log.put(entry, isOver ? answeredFields(preview.change) : []).catch(() => {});
    return outcome;
  }

  return {
    access: ({ crm, org }) => connections.access(crm, org),
    setWrites: connections.setWrites,
    preview: (identity, change, waiting) =>
      connections.previewChange(identity, change, waiting ?? newKey()).catch((error: unknown) => {
        throw error instanceof CrmApiError && error.kind === 'offline' ? offline(error) : error;
      }),
    apply(preview) {
      // A retried message joins the write that is under way.
      const known = running.get(preview.key) ?? run(preview).finally(() => running.delete(preview.key));
      running.set(preview.key, known);
      return known;
    },
    log: log.of,
    async postpone(write, identity, change) {
      const reason = 'This computer was offline. Nothing was sent.';
      const entry = { write, at: now(), identity, kind: change.kind, lines: [], reason };
      await log.put({ ...entry, result: 'waiting', waiting: change }, answeredFields(change));
    },
    waiting: log.waiting,
    discard: log.discard,
    restore: log.put,
  };
}

/** Of the fields that a change sets, those that a reason was asked for. */
const answeredFields = (change: Change): string[] =>
  change.kind === 'logReason' ? changedFields(change) : [];

/** By its name the dialog offers to keep the change for later. */
function offline(error: CrmApiError): Error {
  const named = new Error(error.message);
  named.name = 'Offline';
  return named;
}
