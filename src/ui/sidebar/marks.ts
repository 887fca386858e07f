import type { OpenedRecord, StoreService, Suppression } from '../../contracts/store-service';
import type { CrmRecord, EpochMs } from '../../record/types';
import { recordFingerprint } from '../components/fingerprint';

/** A change of the rep's own marks: what to show now, and the promise that the store kept it. */
export interface Marking {
  next: OpenedRecord;
  kept: Promise<unknown>;
}

export interface RecordMarks {
  suppress(rule: string, kind: Suppression['kind'], until: EpochMs | null, reason: string | null): Marking;
  restore(rule: string): Marking;
  /** The first acknowledgement of a clock counts. */
  acknowledge(sla: string): Marking;
}

/** Snoozes, dismissals and acknowledgements of one record. */
export function recordMarks(
  store: StoreService,
  opened: OpenedRecord,
  record: CrmRecord,
  now: EpochMs,
): RecordMarks {
  const others = (rule: string): Suppression[] => opened.suppressions.filter((entry) => entry.rule !== rule);
  return {
    suppress(rule, kind, until, reason) {
      const entry: Suppression = {
        rule,
        kind,
        until,
        reason,
        at: now,
        fingerprint: recordFingerprint(record),
      };
      return {
        next: { ...opened, suppressions: [...others(rule), entry] },
        kept: store.suppress(record.identity, entry),
      };
    },
    restore: (rule) => ({
      next: { ...opened, suppressions: others(rule) },
      kept: store.unsuppress(record.identity, rule),
    }),
    acknowledge: (sla) => ({
      next: { ...opened, acknowledged: { [sla]: now, ...opened.acknowledged } },
      kept: store.acknowledge(record.identity, sla, now),
    }),
  };
}
