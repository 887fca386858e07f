import { isWorthAnotherLook } from './reading-state';
import { createCompletion, type RecordCompletion } from './session-completion';
import type { SessionDisplay } from './session-display';
import type { SessionJudging } from './session-judging';
import { createKnownRecord, type KnownRecordHolder } from './session-known';
import type { HeldNotices } from './session-notices';
import type { SessionOptions } from './session-options';
import { createRecordStore, type RecordKeeper } from './session-store';
import { createSessionWrites, type SessionWrites } from './session-writes';

const SAVE_DELAY_MS = 400;

/** What a record is known by beside its page: the store, the CRM's API, and the changes made from here. */
export interface SessionSources {
  known: KnownRecordHolder;
  keeper: RecordKeeper;
  completion: RecordCompletion;
  writes: SessionWrites;
  /** Whether connecting the CRM's API would show more. */
  canConnect(): boolean;
  /** Another record is opened: nothing is known yet of what the API would add. */
  forget(): void;
  /** Asks for what there is of it. */
  open(identity: Parameters<KnownRecordHolder['open']>[0]): void;
}

/** Opens the sources; each has the record judged or shown again when it has news. */
export function openSources(
  options: SessionOptions,
  session: {
    notices: HeldNotices;
    refresh: SessionDisplay['refresh'];
    judging(): SessionJudging;
    /** The store has answered for the first time, or again. */
    onKnown(): void;
    failed(error: unknown): void;
  },
): SessionSources {
  const { store, page } = options;
  const { notices, refresh, failed } = session;
  let canConnect = false;
  const judgeAgain = (): void => session.judging().again();

  const known = createKnownRecord({
    store,
    now: () => options.context().now,
    onAnswer(found) {
      session.onKnown();
      if (isWorthAnotherLook(found)) judgeAgain();
    },
    onFailure: failed,
  });
  const keeper = createRecordStore({
    store,
    later: options.later,
    delayMs: SAVE_DELAY_MS,
    onKept(observed) {
      notices.drop('not-saved');
      options.onKept?.();
      refresh();
      if (observed > 0) known.recall();
    },
    onFailure: failed,
  });
  const completion = createCompletion({
    complete: options.complete,
    later: options.later,
    now: () => options.context().now,
    onAnswer(problem) {
      if (problem === null) notices.drop('not-completed');
      else notices.raise({ kind: 'not-completed', reason: problem });
      canConnect = false;
      refresh();
      judgeAgain();
    },
    onUnconnected() {
      canConnect = true;
      refresh();
    },
    snapshot: () => known.current().snapshot,
  });
  const writes = createSessionWrites({
    service: options.writes,
    shown: () => session.judging().pageRecord(),
    newKey: () => crypto.randomUUID(),
    onWritten() {
      completion.again();
      void page.readAgain();
      judgeAgain();
    },
    onChange: refresh,
  });

  return {
    known,
    keeper,
    completion,
    writes,
    canConnect: () => canConnect,
    forget() {
      canConnect = false;
    },
    open(identity) {
      known.open(identity);
      completion.open(identity);
      session.judging().forget();
      writes.open(identity);
    },
  };
}
