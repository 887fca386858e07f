import type { SnoozeMany } from './deals/connect-snooze';
import type { ReviewActions } from './record/Inspector';

/** What puts warnings away, and takes that back. */
export interface Marking {
  actions: ReviewActions;
  snoozeMany: SnoozeMany;
}

/** What follows once the store has kept a mark. */
export interface AfterMarks {
  /** Has what is due judged anew: the list counts what is put away by that. */
  look(): Promise<unknown>;
  /** Reads the list again. */
  refresh(): Promise<unknown>;
}

/** The same, with what follows. Of many, the list shows what came of it before anybody is told of that. */
export function afterMarks({ actions, snoozeMany }: Marking, { look, refresh }: AfterMarks): Marking {
  const then = <Answer>(work: Promise<Answer>): Promise<Answer> => {
    // Never with the answer: it holds a function, which Firefox refuses to send to the background.
    work.then(() => look()).catch(() => {});
    return work;
  };
  /** A list that can't be read now is read when the judging ends. */
  async function listed<Answer>(work: Promise<Answer>): Promise<Answer> {
    const answer = await work;
    await refresh().catch(() => {});
    return answer;
  }
  return {
    actions: {
      ...actions,
      snooze: (...args) => then(actions.snooze(...args)),
      dismiss: (...args) => then(actions.dismiss(...args)),
      restore: (...args) => then(actions.restore(...args)),
    },
    async snoozeMany(...args) {
      const work = snoozeMany(...args);
      const snoozed = await work;
      if (!snoozed || snoozed.warnings === 0) return snoozed;
      await then(listed(work));
      return { ...snoozed, undo: (tell) => then(listed(snoozed.undo(tell))) };
    },
  };
}
