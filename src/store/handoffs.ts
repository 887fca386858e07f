import type { DomainEvent } from '../record/domain-event';
import type { HandoffAnswer } from '../record/handoff';
import { toHandoff } from '../record/typed-reason';
import type { LeadlightDatabase } from './database';
import { bear, happeningTables } from './happenings';
import { markForReview } from './review-index';
import { settleReasons } from './typed-reasons';

/** The newest answer that is kept of a record; null without one. */
export async function newestAnswer(db: LeadlightDatabase, key: string): Promise<HandoffAnswer | null> {
  const all = await db.handoffs.where('key').equals(key).sortBy('at');
  return all.at(-1) ?? null;
}

const handoffTables = (db: LeadlightDatabase) => [
  ...happeningTables(db),
  db.reviewPending,
  db.watchPending,
  db.typedReasons,
];

/**
 * Keeps sales' answer with the record, and what is told of it, in one transaction; its clocks are judged anew, and
 * what was typed for it is over. The same answer given again changes its place and tells of nothing.
 */
export function keepAnswer(
  db: LeadlightDatabase,
  answer: HandoffAnswer,
  event: DomainEvent | null,
): Promise<void> {
  return db.transaction('rw', handoffTables(db), async () => {
    await db.handoffs.put(answer);
    await settleReasons(db, answer.key, toHandoff(answer.cycle), answer.at);
    if (event) await bear(db, [event]);
    await markForReview(db, [answer.key]);
  });
}

/** Takes an answer back; what was told of it and not shown or sent yet is not told any more. */
export function takeAnswerBack(db: LeadlightDatabase, id: string): Promise<void> {
  return db.transaction('rw', handoffTables(db), async () => {
    const kept = await db.handoffs.get(id);
    if (!kept) return;
    await db.handoffs.delete(id);
    const told = `handoff-${kept.answer} ${kept.key} ${kept.cycle}`;
    await db.happenings.delete(told);
    await db.outbox
      .where('key')
      .equals(kept.key)
      .and(({ event, waits, attempts }) => event === told && waits === 1 && attempts === 0)
      .delete();
    await markForReview(db, [kept.key]);
  });
}
