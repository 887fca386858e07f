import * as Comlink from 'comlink';
import type { EpochMs } from '../../../record/types';
import { type CheckedDraft, checkDraft } from './check-draft';

/** What the worker of the checks serves (entrypoints/draft-worker.ts). */
export interface CheckService {
  check(text: string, now: EpochMs): Promise<CheckedDraft>;
}

export type CheckText = CheckService['check'];

/**
 * Checks drafts in a worker, so that a large pack does not hold up whoever types. A worker that can't start, or
 * ends, costs only that: the text is then checked here, and the next one by a new worker.
 */
export function checkApart(start: () => Worker): CheckText {
  let running: { remote: Comlink.Remote<CheckService>; ended: Promise<never> } | null = null;

  function begin() {
    const worker = start();
    const ended = new Promise<never>((_, reject) => {
      worker.onerror = (event) => {
        running = null;
        worker.terminate();
        reject(new Error(event.message || 'The worker of the checks did not start.'));
      };
    });
    ended.catch(() => {});
    return { remote: Comlink.wrap<CheckService>(worker), ended };
  }

  return async (text, now) => {
    try {
      running ??= begin();
      return await Promise.race([running.remote.check(text, now), running.ended]);
    } catch {
      return checkDraft(text, now);
    }
  };
}
