import { readJudging } from '../../src/contracts/judging-progress';
import { followStore } from '../../src/ui/review/follow-store';
import { readReviewAddress } from '../../src/ui/review/review-address';
import { hasChanged, isBeingRead, refresh } from './connect-list';

/** A page that stays in sight follows so often. */
const IN_SIGHT_MS = 5 * 60_000;

/** The list follows what happens elsewhere, and time, once the page is shown again, or turned to. `look`: has it judged first. */
export function followWhenShown(look: () => Promise<unknown>): void {
  const follow = followStore({
    hasChanged,
    // Where all that is stored is replaced or deleted, the page is drawn anew afterwards.
    isBusy: async () =>
      isBeingRead() ||
      readReviewAddress(location.hash).tab === 'data' ||
      (await readJudging())?.status === 'running',
    look,
    refresh,
    now: Date.now,
  });
  const shown = (): void => {
    if (document.visibilityState === 'visible') void follow().catch(() => {});
  };
  document.addEventListener('visibilitychange', shown);
  addEventListener('focus', shown);
  setInterval(shown, IN_SIGHT_MS);
}
