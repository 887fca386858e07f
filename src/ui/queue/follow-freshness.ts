import { followUnkept } from '../../contracts/unkept-problems';
import { type Unkept, watchWithUnkept } from '../../record/unkept';
import type { LeadlightDatabase } from '../../store/database';
import { followFreshness, type QueueFreshness } from '../../store/queue-freshness';

/** How new the list is, and why alerts on it are held up; null where they are not. */
export interface ShownFreshness extends QueueFreshness {
  heldUp: string | null;
}

type Problems = Record<string, Unkept>;

/** What the store says, under what it could not take itself. */
export const withProblems = (
  freshness: QueueFreshness,
  polls: Problems,
  alerts: Problems,
): ShownFreshness => ({
  ...freshness,
  polls: freshness.polls.map((poll) => watchWithUnkept(poll, polls[poll.id])),
  heldUp: Object.values(alerts)[0]?.text ?? null,
});

/** Calls `onRead` with it once the store was read, and whenever it changes. */
export function followShownFreshness(
  db: LeadlightDatabase,
  onRead: (freshness: ShownFreshness) => void,
): () => void {
  let known: QueueFreshness | null = null;
  let [polls, alerts]: [Problems, Problems] = [{}, {}];
  const tell = (): void => {
    if (known) onRead(withProblems(known, polls, alerts));
  };
  const ends = [
    followFreshness(db, (freshness) => {
      known = freshness;
      tell();
    }),
    followUnkept('poll', (problems) => {
      polls = problems;
      tell();
    }),
    followUnkept('watch', (problems) => {
      alerts = problems;
      tell();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
