import type { OpenedRecord, StoreService, Suppression } from '../../contracts/store-service';
import { recordFingerprint } from '../../record/fingerprint';
import { toDismiss } from '../../record/typed-reason';
import type { CrmRecord, DateOrder, EpochMs } from '../../record/types';

/** A change of the rep's own marks: what it makes of what is known, and the promise that the store kept it. */
export interface Marking {
  apply(known: OpenedRecord): OpenedRecord;
  kept: Promise<unknown>;
}

export interface RecordMarks {
  suppress(rule: string, kind: Suppression['kind'], until: EpochMs | null, reason: string | null): Marking;
  restore(rule: string): Marking;
  /** A reason or an answer, as far as it is typed. */
  typeReason(asked: string, text: string): Marking;
  /** The first acknowledgement of a clock counts. */
  acknowledge(sla: string): Marking;
}

/** Snoozes, dismissals and acknowledgements of one record. */
export function recordMarks(store: StoreService, record: CrmRecord, now: EpochMs): RecordMarks {
  const { identity } = record;
  const without = (known: OpenedRecord, rule: string): Suppression[] =>
    known.suppressions.filter((entry) => entry.rule !== rule);
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
        apply: (known) => ({
          ...known,
          suppressions: [...without(known, rule), entry],
          typed: kind === 'dismiss' ? { ...known.typed, [toDismiss(rule)]: '' } : known.typed,
        }),
        kept: store.suppress(identity, entry),
      };
    },
    restore: (rule) => ({
      apply: (known) => ({ ...known, suppressions: without(known, rule) }),
      kept: store.unsuppress(identity, rule),
    }),
    typeReason: (asked, text) => ({
      apply: (known) => ({ ...known, typed: { ...known.typed, [asked]: text } }),
      kept: store.keepReason(identity, { asked, text, at: now }),
    }),
    acknowledge: (sla) => ({
      apply: (known) => ({ ...known, acknowledged: { [sla]: now, ...known.acknowledged } }),
      kept: store.acknowledge(identity, sla, now),
    }),
  };
}

/** The day/month order of this CRM's dates: the rep's answer, or what a page proves. */
export function dateOrderMark(
  store: StoreService,
  { crm, org }: CrmRecord['identity'],
  order: DateOrder,
): Marking {
  return {
    apply: (known) => ({ ...known, dateOrder: order }),
    kept: store.setDateOrder(crm, org, order),
  };
}
