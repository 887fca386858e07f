import { isNoRoom } from '../record/no-room';
import type { EpochMs } from '../record/types';
import type { UnkeptProblems } from '../record/unkept';
import type { NoticeView } from './watch-words';

export interface HeldUpOptions {
  unkept: UnkeptProblems;
  now(): EpochMs;
  /** Whether the rep wants notifications. */
  isOn(): Promise<boolean>;
  show(view: NoticeView): Promise<void>;
  hide(id: string): Promise<void>;
  /** When the next round comes. */
  againMs: number;
}

/** Under this the problem is kept, and its notification is known. */
export const HELD_UP = 'held-up';

/** An alert is marked as told before it is shown: where nothing can be marked, nothing is shown. */
const ALERTS_HELD_UP =
  'The browser has no room left, so alerts on waiting leads come only once there is room. The queue counts on meanwhile. Free some room on the disk; or save a backup under “Your data” in the review, and delete there what is no longer needed.';

/**
 * Says that alerts are held up while the disk is full: where the queue is shown, and once in a notification. To be
 * called after each round with what ended it, or null.
 */
export function tellHeldUp(options: HeldUpOptions): (error: unknown) => Promise<void> {
  const { unkept, now } = options;
  return async (error) => {
    const isKnown = HELD_UP in (await unkept.all());
    if (!isNoRoom(error)) {
      if (isKnown && error === null) await over();
      return;
    }
    const at = now();
    await unkept.note(HELD_UP, { kind: 'storage', text: ALERTS_HELD_UP, at, againAt: at + options.againMs });
    if (!isKnown && (await options.isOn()))
      await options.show({ id: HELD_UP, title: 'Alerts are held up', message: ALERTS_HELD_UP, key: null });
  };

  async function over(): Promise<void> {
    await unkept.note(HELD_UP, null);
    await options.hide(HELD_UP);
  }
}
