import { recordKey } from '../../record/record-key';
import type { CrmRecord, EpochMs, RecordIdentity } from '../../record/types';
import type { Memory } from './memory';

/** A record that was read this recently is not asked for again, unless someone saw it change. */
export const FRESH_MS = 10 * 60_000;

/** The newest answers, by record. They are kept in memory only, and fewer than a browser's limit holds. */
export interface RecentAnswers {
  /** The answer to the same question, unless it is older than `notBefore` or than ten minutes. */
  find(identity: RecordIdentity, question: string, notBefore: EpochMs | null): Promise<CrmRecord | null>;
  keep(question: string, record: CrmRecord): Promise<void>;
}

/** `question`: what the record was asked for; another pack may ask for other fields. */
export function createRecentAnswers(memory: Memory, now: () => EpochMs): RecentAnswers {
  return {
    async find(identity, question, notBefore) {
      const kept = await memory.load(recordKey(identity)).catch(() => undefined);
      if (!isAnswer(kept) || kept.question !== question) return null;
      const { record } = kept;
      const age = now() - record.asOf;
      const isFresh = age >= 0 && age < FRESH_MS && (notBefore === null || record.asOf >= notBefore);
      return isFresh && recordKey(record.identity) === recordKey(identity) ? record : null;
    },
    async keep(question, record) {
      await memory.save(recordKey(record.identity), { question, record }).catch(() => {});
    },
  };
}

/** Only the background writes these, from answers that passed their doors. */
function isAnswer(kept: unknown): kept is { question: string; record: CrmRecord } {
  if (typeof kept !== 'object' || kept === null || !('question' in kept) || !('record' in kept)) return false;
  const { record } = kept;
  return typeof record === 'object' && record !== null && 'asOf' in record && 'identity' in record;
}
