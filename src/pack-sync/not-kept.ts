import { isNoRoom, messageOf } from '../record/no-room';
import type { PackSubscription } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import type { Unkept, UnkeptProblems } from '../record/unkept';
import type { StoredSubscription } from '../store/subscriptions';

/** Each look begins with a write, so that nothing is fetched again and again that the store does not take. */
export const NOT_KEPT_AGAIN_MS = 5 * 60_000;

/** What is noted where the store did not take what a look found. */
const notKept = (error: unknown, now: EpochMs): Unkept => ({
  kind: 'storage',
  text: isNoRoom(error)
    ? 'The browser has no room left for what a look at this pack found. Free some room on the disk; or save a backup under “Your data” in the review, and delete there what is no longer needed.'
    : `What a look at this pack found could not be stored: ${messageOf(error)}`,
  at: now,
  againAt: now + NOT_KEPT_AGAIN_MS,
});

/** The subscription as it is shown: what the store has of it is from before the problem. */
export function withNotKept(shown: PackSubscription, unkept: Unkept | undefined): PackSubscription {
  if (!unkept) return shown;
  const stays = shown.version ? ` Version ${shown.version.version} stays in use.` : '';
  return {
    ...shown,
    state: 'not-kept',
    reason: `${unkept.text}${stays} It is tried again by itself.`,
    problems: [],
    ...(shown.nextCheckAt !== null && { nextCheckAt: unkept.againAt }),
  };
}

/** What the store did not take, told without it: by subscription, until a look at it is stored. */
export function unkeptLooks(unkept: UnkeptProblems, now: () => EpochMs) {
  const known = (): Promise<Record<string, Unkept>> => unkept.all().catch(() => ({}));
  const note = (id: string, problem: Unkept | null): Promise<void> =>
    unkept.note(id, problem).catch(() => {});
  return {
    known,
    /** Rejects as the work does. */
    async orTold<Result>(id: string, work: Promise<Result>): Promise<Result> {
      try {
        return await work;
      } catch (error) {
        await note(id, notKept(error, now()));
        throw error;
      }
    },
    over: (id: string): Promise<void> => note(id, null),
    /** Without those that were just not taken. */
    async without(rows: readonly StoredSubscription[]): Promise<StoredSubscription[]> {
      const problems = await known();
      return rows.filter(({ id }) => (problems[id]?.againAt ?? 0) <= now());
    },
    /** One whose looks are not stored is always due: its next look waits all the same. */
    async held(rows: readonly StoredSubscription[]): Promise<StoredSubscription[]> {
      const problems = await known();
      return rows.map((row) => {
        const nextTryAt = Math.max(row.nextTryAt, problems[row.id]?.againAt ?? 0);
        return { ...row, nextTryAt };
      });
    },
  };
}
