import type { EpochMs, IsoDate } from './types';
import type { ValueChange, WantedValue } from './write-back';

/** The handoff of one lead from marketing to sales, as the sidebar shows it. Plain data: crosses messages unchanged. */

/** One of the pack's reasons to give a lead back, with what becomes of it. */
export interface HandoffCode {
  id: string;
  label: string;
  action: 'nurture' | 'archive' | 'recycle';
  /** For `recycle`: one of the two. */
  recycleAfterDays?: number;
  recycleBefore?: string;
  /** Completes "Score it again …". */
  scoreAgain?: string;
}

/** Something that must be known before a lead is accepted. */
export interface HandoffQuestion {
  field: string;
  label: string;
  /** As the CRM shows it; null where it is empty or not known. */
  value: string | null;
}

/** The two answers that sales may give now. */
export interface HandoffOffer {
  /** Which handoff of the lead it is: the first, or the one after it was recycled. */
  cycle: string;
  /** The stage it waits in, e.g. "MQL". */
  stage: string;
  accept: { kind: 'setLifecycleStage' | 'setLeadStatus'; values: WantedValue[] };
  asks: { questions: HandoffQuestion[]; atLeast: number } | null;
  reject: { values: WantedValue[]; reason: Omit<WantedValue, 'names'> };
  codes: HandoffCode[];
  /** Written with a rejection where the CRM has such fields; null where the pack names none. */
  recycled: Omit<WantedValue, 'names'> | null;
  returns: Omit<WantedValue, 'names'> | null;
}

/** An answer as it is kept with the record on this device, whether the CRM has it or not. */
export interface HandoffAnswer {
  /** Names the answer for good: the same one given again takes its own place. */
  id: string;
  /** Of the record, as made by `recordKey`. */
  key: string;
  cycle: string;
  answer: 'accepted' | 'rejected';
  at: EpochMs;
  /** Null for an accepted lead. */
  code: HandoffCode | null;
  /** The first day on which it may return; null where it does not, or nobody can say. */
  returnsOn: IsoDate | null;
  /** What the rep stated before accepting. */
  stated: { label: string; value: string }[];
  /** `crm`: it was written there · `here`: it is on this device only. */
  place: 'crm' | 'here';
}

/** That a lead sales gave back before is an MQL again. */
export interface RecycledFlag {
  on: IsoDate;
  /** "ENG-02 Bad timing"; null where it is not known. */
  reason: string | null;
}

/** What the pack wants done in the stage a record is in. */
export interface StageTasks {
  stage: string;
  tasks: { id: string; label: string; due: IsoDate | null }[];
}

export interface HandoffView {
  offer: HandoffOffer | null;
  /** The newest answer that is kept here; null without one. */
  kept: HandoffAnswer | null;
  recycled: RecycledFlag | null;
  tasks: StageTasks | null;
  /** Service levels that the kept answer has ended. */
  stopped: string[];
}

export const NO_HANDOFF: HandoffView = { offer: null, kept: null, recycled: null, tasks: null, stopped: [] };

/** "ENG-02 Bad timing". */
export const reasonName = ({ id, label }: Pick<HandoffCode, 'id' | 'label'>): string => `${id} ${label}`;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** So many calendar days after a day, whatever the clocks do in between. */
export function daysAfter(day: IsoDate, count: number): IsoDate {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

/** So many working days after a day; weekends do not count. */
export function workdaysAfter(day: IsoDate, count: number): IsoDate {
  let found = day;
  for (let left = count; left > 0; ) {
    found = daysAfter(found, 1);
    if (new Date(`${found}T12:00:00Z`).getUTCDay() % 6 !== 0) left -= 1;
  }
  return found;
}

/**
 * The first day on which a lead rejected `today` may return. A code without days asks for the day of what it
 * returns before (`before`), and it returns the day before that; null where it does not return or `before` is no day.
 */
export function returnDay(code: HandoffCode, today: IsoDate, before: string): IsoDate | null {
  if (code.action !== 'recycle') return null;
  if (code.recycleAfterDays !== undefined) return daysAfter(today, code.recycleAfterDays);
  return isDay(before) ? daysAfter(before, -1) : null;
}

/** What is written into the CRM when a lead is accepted; `stated` are answers to questions, by field. */
export function acceptChange(
  { accept, asks }: HandoffOffer,
  stated: Readonly<Record<string, string>>,
): ValueChange {
  const values = (asks?.questions ?? []).flatMap(({ field, label }): WantedValue[] => {
    const text = stated[field]?.trim();
    return text ? [{ field, label, names: [text], optional: true }] : [];
  });
  return { kind: accept.kind, values: [...accept.values, ...values] };
}

/** What is written when it is rejected. A code is written as whichever of its names the CRM's field offers. */
export function rejectChange(
  { reject, recycled, returns }: HandoffOffer,
  code: HandoffCode,
  returnsOn: IsoDate | null,
  now: EpochMs,
): ValueChange {
  const isRecycled = code.action === 'recycle';
  const second = new Date(Math.floor(now / 1000) * 1000).toISOString();
  return {
    kind: 'logReason',
    values: [
      ...reject.values,
      { ...reject.reason, names: [reasonName(code), code.id, code.label] },
      ...(recycled && isRecycled ? [{ ...recycled, names: [second], optional: true as const }] : []),
      ...(returns && returnsOn ? [{ ...returns, names: [returnsOn], optional: true as const }] : []),
    ],
  };
}
