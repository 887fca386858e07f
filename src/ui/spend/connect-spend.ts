import type { LeadlightDatabase } from '../../store/database';
import { changeSpend, spendChange, storedSpend } from '../../store/spend';
import type { SpendReader, SpendSource } from './spend-source';

/** Spend of the store; the reader of files comes from the page, when it is first needed. */
export const connectSpend = (
  db: LeadlightDatabase,
  reader: () => Promise<SpendReader>,
  now: () => number = Date.now,
): SpendSource => ({
  read: () => storedSpend(db),
  save: (before, after) => changeSpend(db, spendChange(before, after), now()),
  reader,
  kept: {},
});
