import type { DecimalMark, ImportDraft, ImportQuestion } from '../../record/file-import';
import type { DateOrder } from '../../record/types';

/** Changes of a draft, each giving a new one. */

export function withColumns(draft: ImportDraft, field: string, columns: readonly string[]): ImportDraft {
  const { [field]: _, ...others } = draft.columns;
  return {
    ...draft,
    columns: columns.length > 0 ? { ...others, [field]: [...columns] } : others,
    ...(field === 'stage' && { stageValues: {} }),
  };
}

export const withId = (draft: ImportDraft, id: readonly string[], isIdMade: boolean): ImportDraft => ({
  ...draft,
  id: [...id],
  isIdMade,
});

/** A stage for a column of times; null when the column is none. */
export function withEntered(draft: ImportDraft, column: string, stage: string | null): ImportDraft {
  const { [column]: _, ...others } = draft.entered;
  return { ...draft, entered: stage === null ? others : { ...draft.entered, [column]: stage } };
}

export function withStage(draft: ImportDraft, text: string, stage: string | null): ImportDraft {
  const { [text]: _, ...others } = draft.stageValues;
  return { ...draft, stageValues: stage === null ? others : { ...draft.stageValues, [text]: stage } };
}

export type Answer = DateOrder | DecimalMark;

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];
const MARKS: readonly DecimalMark[] = ['.', ','];

export function withAnswer(draft: ImportDraft, { file, about }: ImportQuestion, answer: Answer): ImportDraft {
  const format =
    about === 'dates'
      ? { dateOrder: ORDERS.find((order) => order === answer) ?? null }
      : { decimal: MARKS.find((mark) => mark === answer) ?? null };
  if (file === 'records') return { ...draft, ...format };
  return draft.history ? { ...draft, history: { ...draft.history, ...format } } : draft;
}

/** What was answered to a question; null before. */
export function answered(draft: ImportDraft, { file, about }: ImportQuestion): Answer | null {
  const of = file === 'records' ? draft : draft.history;
  return (about === 'dates' ? of?.dateOrder : of?.decimal) ?? null;
}

/** Every column that the draft reads. */
export function usedColumns({ id, columns, entered }: ImportDraft): Set<string> {
  return new Set([...id, ...Object.values(columns).flat(), ...Object.keys(entered)]);
}
