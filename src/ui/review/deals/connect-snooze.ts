import * as Comlink from 'comlink';
import { untilAnswered } from '../../../contracts/until-answered';
import type { AssessContext, EpochMs } from '../../../record/types';
import type { SnoozeCounts, SnoozeProgress, SnoozeService, TellSnooze } from './snooze-service';

/** Null when it was stopped. */
export type Snoozed = (SnoozeCounts & { undo(tell: TellSnooze): Promise<void> }) | null;

/** Snoozes the failing warnings of many records; `undo` takes back what was put away. */
export type SnoozeMany = (
  keys: readonly string[],
  until: EpochMs,
  tell: TellSnooze,
  signal: AbortSignal,
) => Promise<Snoozed>;

/** A rule that never ends hears nothing: its worker is ended when it has not stopped by then. */
const STOP_MS = 3000;

type SnoozeWorker = Comlink.Endpoint & { terminate(): void };

interface Running {
  worker: SnoozeWorker;
  remote: Comlink.Remote<SnoozeService>;
  /** Rejects when the worker can't be used. */
  failed: Promise<never>;
}

/** The worker is started with the first run and kept, for it knows what to take back. */
export function connectSnooze(start: () => SnoozeWorker, contextNow: () => AssessContext): SnoozeMany {
  let running: Running | null = null;
  let runs = 0;

  function run(): Running {
    const worker = start();
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', () => {
        running = null;
        reject(new Error('The worker that snoozes can’t be used.'));
      });
    });
    failed.catch(() => {});
    running = { worker, remote: Comlink.wrap<SnoozeService>(worker), failed };
    return running;
  }

  return async (keys, until, tell, signal) => {
    if (signal.aborted) return null;
    const own = running ?? run();
    const { remote, failed, worker } = own;
    runs += 1;
    const id = runs;
    let step: SnoozeProgress['step'] = 'check';
    const told: TellSnooze = (progress) => {
      step = progress.step;
      if (!signal.aborted) tell(progress);
    };
    // What is being written ends by itself, and either all of it is kept or nothing.
    const ended = whenStopped(signal, () => void remote.stopSnooze(id)).then(() => {
      if (step !== 'check') return failed;
      worker.terminate();
      if (running === own) running = null;
      return null;
    });
    const counts = await untilAnswered(told, (heard) =>
      Promise.race([
        remote.snooze({ id, keys: keys.join('\n'), until, context: contextNow() }, heard),
        failed,
        ended,
      ]),
    );
    if (!counts) return null;
    return {
      ...counts,
      undo: (tellUndo) =>
        untilAnswered(tellUndo, (heard) =>
          Promise.race([remote.undoSnooze(id, contextNow().now, heard), failed]),
        ),
    };
  };
}

/** Some time after the signal was given. */
const whenStopped = (signal: AbortSignal, stop: () => void): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      stop();
      setTimeout(resolve, STOP_MS);
    });
  });
