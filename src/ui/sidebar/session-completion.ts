import type { Completion } from '../../contracts/connection-service';
import { completeRecord } from '../../record/complete-record';
import { recordKey } from '../../record/record-key';
import type { CrmRecord, PageReading, RecordIdentity } from '../../record/types';
import { hasUnsavedFields } from './reading-state';

/** After a save in the page the CRM's API may lag a moment behind it. */
const AFTER_SAVE_MS = 1_500;

export interface RecordCompletion {
  /** Another record is open: what was read of the one before is dropped. */
  open(identity: RecordIdentity): void;
  /** Asks the API once, and again when saved values of the page have changed. */
  follow(reading: PageReading): void;
  /** The record with what the API adds; null while it adds nothing. */
  applied(record: CrmRecord): CrmRecord | null;
}

/** Completes records by the CRM's API, where the org is connected; else it stays silent. */
export function createCompletion(options: {
  complete(identity: RecordIdentity): Promise<Completion>;
  later(work: () => void, ms: number): () => void;
  /** Told when there is more, or less, to judge. */
  onAnswer(problem: string | null): void;
}): RecordCompletion {
  let key = '';
  let answer: CrmRecord | null = null;
  let asked: string | null = null;
  let question = 0;
  let cancel = (): void => {};

  async function ask(identity: RecordIdentity): Promise<void> {
    question += 1;
    const mine = question;
    const { record, problem } = await options
      .complete(identity)
      .catch((): Completion => ({ record: null, problem: null }));
    if (mine !== question || key !== recordKey(identity)) return;
    if (!record && problem === null) return;
    answer = record ?? answer;
    options.onAnswer(problem);
  }

  return {
    open(identity) {
      cancel();
      key = recordKey(identity);
      question += 1;
      answer = null;
      asked = null;
    },
    follow(reading) {
      if (reading.state !== 'ready' || hasUnsavedFields(reading)) return;
      const shown = JSON.stringify([reading.fields, reading.currentStage]);
      if (shown === asked) return;
      const isFirst = asked === null;
      asked = shown;
      cancel();
      if (isFirst) void ask(reading.identity);
      else cancel = options.later(() => void ask(reading.identity), AFTER_SAVE_MS);
    },
    applied: (record) =>
      answer && recordKey(record.identity) === key ? completeRecord(record, answer) : null,
  };
}
