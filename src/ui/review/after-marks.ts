import type { SnoozeMany } from './deals/connect-snooze';
import type { ReviewActions } from './record/Inspector';

/** What puts warnings away, and takes that back. */
export interface Marking {
  actions: ReviewActions;
  snoozeMany: SnoozeMany;
}

/** The same, and `look` is called whenever the store has kept a mark: the list counts what is put away by judging anew. */
export function afterMarks({ actions, snoozeMany }: Marking, look: () => Promise<unknown>): Marking {
  const then = <Answer>(work: Promise<Answer>): Promise<Answer> => {
    // Never with the answer: it holds a function, which Firefox refuses to send to the background.
    work.then(() => look()).catch(() => {});
    return work;
  };
  return {
    actions: {
      ...actions,
      snooze: (...args) => then(actions.snooze(...args)),
      dismiss: (...args) => then(actions.dismiss(...args)),
      restore: (...args) => then(actions.restore(...args)),
    },
    async snoozeMany(...args) {
      const snoozed = await then(snoozeMany(...args));
      return snoozed && { ...snoozed, undo: (tell) => then(snoozed.undo(tell)) };
    },
  };
}
