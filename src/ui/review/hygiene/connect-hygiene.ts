import { quarterOf } from '../../../hygiene/audit/quarter';
import type { OrgRef } from '../../../record/others';
import type { AssessContext, EpochMs } from '../../../record/types';
import type { LeadlightDatabase } from '../../../store/database';
import { markNotSame, notSameMarks, unmarkNotSame } from '../../../store/hygiene-marks';
import { auditProgress, keepAuditProgress } from '../../../store/hygiene-progress';
import { watchTables } from '../../../store/watch-tables';
import type { RowSet } from '../row-set';
import { createHygieneAudit, type HygieneAudit } from './hygiene-client';
import type { HygieneKeeper, HygieneSource } from './hygiene-source';

export interface ConnectHygiene {
  db: LeadlightDatabase;
  startWorker(): Worker;
  now(): EpochMs;
  /** Stored records are no longer those that the list was read from. */
  onChange(): void;
  onRefresh(): void;
  /** Marks of an account were made or taken back: whoever judges has to know. */
  onMarked(account: OrgRef): Promise<void>;
}

/** What the view rests on while the page lives; a count holds until records or the pack change. */
export interface HygieneConnection {
  /** To be called before the list is read: what changes from here on is not in it. */
  beforeReading(): void;
  /** The list as it was read. */
  listed(rows: RowSet, context: AssessContext): void;
  /** Another pack is in force; what was counted by the one before no longer holds. */
  packChanged(): void;
  source(): HygieneSource | undefined;
}

export function connectHygiene(options: ConnectHygiene): HygieneConnection {
  const { db } = options;
  let [isChanged, isOutdated] = [false, true];
  let current: { audit: HygieneAudit; keeper: HygieneKeeper } | undefined;
  watchTables(db, ['records', 'observations'], () => {
    if (isChanged) return;
    isChanged = true;
    options.onChange();
  });
  return {
    beforeReading() {
      isOutdated ||= isChanged;
      isChanged = false;
    },
    listed(rows, context) {
      if (current && !isOutdated) return;
      current?.audit.end();
      isOutdated = false;
      current = {
        audit: createHygieneAudit(rows, context, options.startWorker),
        keeper: keeperOf(options, context),
      };
    },
    packChanged() {
      isOutdated = true;
    },
    source: () => current && { ...current, isChanged, onRefresh: options.onRefresh },
  };
}

function keeperOf({ db, now, onMarked }: ConnectHygiene, context: AssessContext): HygieneKeeper {
  const quarter = quarterOf(context);
  // The mark is kept either way; an engine that is away is told when it is asked the next time.
  const tell = (account: OrgRef) => onMarked(account).catch(() => {});
  return {
    quarter,
    now,
    progress: (account) => auditProgress(db, account, quarter.id),
    keep: (account, item, progress) => keepAuditProgress(db, account, quarter.id, item, progress),
    marks: (account) => notSameMarks(db, account),
    async mark(account, pairs) {
      await markNotSame(db, pairs, now());
      await tell(account);
    },
    async unmark(account, pairs) {
      await unmarkNotSame(db, pairs);
      await tell(account);
    },
  };
}
