import type { OpenedRecord, StoreService } from '../../contracts/store-service';
import { recordKey } from '../../record/record-key';
import type { EpochMs, RecordIdentity } from '../../record/types';
import type { Marking } from './marks';

export const NOTHING_KNOWN: OpenedRecord = {
  snapshot: null,
  observed: [],
  dateOrder: null,
  suppressions: [],
  typed: {},
  acknowledged: {},
};

/** What earlier visits and the rep's own marks say of the record that is open. */
export interface KnownRecordHolder {
  /** With the marks made here, kept or not; nothing but these until the store has answered. */
  current(): OpenedRecord;
  /** Marks that the store was given later, elsewhere or here, may be missing; null before it has answered. */
  knownUntil(): EpochMs | null;
  /** True once the store has answered, or failed to. */
  isAnswered(): boolean;
  /** Another record is open now: forgets the one before, and asks the store. */
  open(identity: RecordIdentity): void;
  /** Asks the store again. */
  recall(): void;
  /** Shows a mark from now on; it outlives answers of the store that do not know it yet. */
  mark(marking: Marking): void;
  /** Shows a mark no longer: it could not be kept. */
  takeBack(marking: Marking): void;
}

interface Edit {
  apply: Marking['apply'];
  /** How many questions had been asked when the store had kept it; null until then. */
  keptAfter: number | null;
}

/** Holds the store's newest answer, and replays on it every mark that it can't hold yet. */
export function createKnownRecord(options: {
  store: Pick<StoreService, 'openRecord'>;
  now(): EpochMs;
  onAnswer(found: OpenedRecord): void;
  onFailure(error: unknown): void;
}): KnownRecordHolder {
  let identity: RecordIdentity | null = null;
  let answer: OpenedRecord | null = null;
  let edits: Edit[] = [];
  let knownUntil: EpochMs | null = null;
  let asked = 0;
  let answered = 0;

  function recall(): void {
    if (!identity) return;
    asked += 1;
    const [question, key] = [asked, recordKey(identity)];
    const askedAt = options.now();
    const isOpen = (): boolean => identity !== null && recordKey(identity) === key;
    options.store.openRecord(identity).then(
      (found) => {
        if (!isOpen() || question < answered) return;
        answered = question;
        answer = found;
        knownUntil = askedAt;
        edits = edits.filter(({ keptAfter }) => keptAfter === null || keptAfter >= question);
        options.onAnswer(current());
      },
      (error: unknown) => {
        if (!isOpen()) return;
        answer ??= NOTHING_KNOWN;
        options.onFailure(error);
      },
    );
  }

  const current = (): OpenedRecord =>
    edits.reduce((known, { apply }) => apply(known), answer ?? NOTHING_KNOWN);

  return {
    current,
    knownUntil: () => knownUntil,
    isAnswered: () => answer !== null,
    open(next) {
      identity = next;
      answer = null;
      knownUntil = null;
      edits = [];
      recall();
    },
    recall,
    mark({ apply, kept }) {
      const edit: Edit = { apply, keptAfter: null };
      edits = [...edits, edit];
      kept.then(
        () => {
          edit.keptAfter = asked;
        },
        () => {},
      );
    },
    takeBack({ apply }) {
      edits = edits.filter((edit) => edit.apply !== apply);
    },
  };
}
