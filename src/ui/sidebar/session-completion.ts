import type { Completion } from '../../contracts/connection-service';
import { completeRecord } from '../../record/complete-record';
import { recordKey } from '../../record/record-key';
import type { CrmRecord, EpochMs, PageReading, PageStage, RecordIdentity } from '../../record/types';
import { hasUnsavedFields } from './reading-state';

/** After a save in the page the CRM's API may lag a moment behind it. */
const AFTER_SAVE_MS = 1_500;

export interface RecordCompletion {
  /** Another record is open: what was read of the one before is dropped. */
  open(identity: RecordIdentity): void;
  /** Asks the API once, and again when saved values of the page have changed. `record` is what is shown of it. */
  follow(reading: PageReading, record: CrmRecord): void;
  /** Asks the API again, now: the record was changed by it. */
  again(): void;
  /** The record with what the API adds; null while it adds nothing. */
  applied(record: CrmRecord): CrmRecord | null;
}

/** Completes records by the CRM's API, where the org is connected; else it stays silent. */
export function createCompletion(options: {
  complete(identity: RecordIdentity, notBefore: EpochMs | null): Promise<Completion>;
  later(work: () => void, ms: number): () => void;
  now(): EpochMs;
  /** Told when there is more, or less, to judge. */
  onAnswer(problem: string | null): void;
  /** Told when the org is not connected, so that the page is all there is. */
  onUnconnected(): void;
  /** The record as the last visit left it, completed or not. */
  snapshot(): CrmRecord | null;
}): RecordCompletion {
  let key = '';
  let open: RecordIdentity | null = null;
  let openedAt = 0;
  let answer: CrmRecord | null = null;
  let asked: string | null = null;
  let question = 0;
  /** What the page called the stage when the API was asked last. */
  let askedStage: string | null = null;
  /** How the page is known to call the stage of the answer, in whichever language. */
  let stageWords: string | null = null;
  let cancel = (): void => {};

  async function ask(
    identity: RecordIdentity,
    notBefore: EpochMs | null,
    stage: string | null = null,
  ): Promise<void> {
    question += 1;
    const mine = question;
    const askedAt = options.now();
    const isStageNews = stage !== null && (answer === null || stage !== askedStage);
    askedStage = stage ?? askedStage;
    const completion = await options.complete(identity, notBefore).catch((): Completion | null => null);
    if (!completion || mine !== question || key !== recordKey(identity)) return;
    const { record, problem } = completion;
    if (!record && problem === null) {
      options.onUnconnected();
      return;
    }
    if (record) {
      // A stage that has just come on the page is the API's, unless the API still has the one before.
      const isSame = answer !== null && record.stage?.id === answer.stage?.id;
      if (isStageNews || !isSame) stageWords = null;
      if (isStageNews && !isSame && record.asOf >= askedAt) stageWords = stage;
      answer = record;
    }
    options.onAnswer(problem);
  }

  /** An answer from before the record was opened, which the page contradicts, is no longer good. */
  function askAnew(identity: RecordIdentity, record: CrmRecord): void {
    if (!answer || answer.asOf >= openedAt || !contradicts(record, answer)) return;
    answer = null;
    void ask(identity, openedAt, record.stage?.label ?? null);
  }

  /** By this page as far as it proves it, else by the last visit. */
  function knownWords(): string | null {
    const last = options.snapshot()?.stage;
    return stageWords ?? (last?.id && last.id === answer?.stage?.id ? last.label : null);
  }

  return {
    open(identity) {
      cancel();
      key = recordKey(identity);
      open = identity;
      openedAt = options.now();
      question += 1;
      answer = null;
      asked = null;
      askedStage = null;
      stageWords = null;
    },
    follow(reading, record) {
      if (reading.state !== 'ready' || hasUnsavedFields(reading)) return;
      askAnew(reading.identity, record);
      const shown = JSON.stringify([reading.fields, reading.currentStage]);
      if (shown === asked) return;
      const isFirst = asked === null;
      asked = shown;
      cancel();
      const stage = record.stage?.label ?? null;
      if (isFirst) void ask(reading.identity, null, stage);
      else cancel = options.later(() => void ask(reading.identity, options.now(), stage), AFTER_SAVE_MS);
    },
    again() {
      cancel();
      if (open) void ask(open, options.now());
    },
    applied: (record) =>
      answer && recordKey(record.identity) === key ? completeRecord(record, answer, knownWords()) : null,
  };
}

/** Fields whose changes rules count: history that lacks the newest one would be judged wrongly. */
const COUNTED = ['amount', 'closeDate', 'owner', 'nextStep'] as const;

function contradicts(shown: CrmRecord, answer: CrmRecord): boolean {
  if (shown.stage && answer.stage && !isSameStage(shown.stage, answer.stage)) return true;
  return COUNTED.some((name) => {
    const [page, api] = [shown.fields[name], answer.fields[name]];
    return page?.state === 'value' && api?.state === 'value' && page.value !== api.value;
  });
}

/** By id where both have one: a label may be in another language. */
const isSameStage = (a: PageStage, b: PageStage): boolean =>
  a.id !== null && b.id !== null ? a.id === b.id : a.label === b.label;
