import type { Crm, EpochMs } from '../../record/types';
import type { VisitSummary } from '../../record/visit';
import type { EmptyField } from '../../store/review-columns';
import { SEVERITIES } from '../components/severity';

/** One stored record as the review lists it. Null means unknown, and is shown as that word, or empty (`isEmpty`). */
export interface ReviewRow {
  /** As made by `recordKey`. */
  key: string;
  crm: Crm;
  /** An `ObjectKind`; as text, because a later version may have stored another kind. */
  object: string;
  title: string | null;
  company: string | null;
  stage: string | null;
  pipeline: string | null;
  owner: string | null;
  source: string | null;
  amount: number | null;
  /** ISO 4217; null when the CRM showed none. */
  currency: string | null;
  /** Per cent. */
  probability: number | null;
  weighted: number | null;
  /** Days since 1970-01-01. */
  closeDay: number | null;
  daysInStage: number | null;
  /** Days after which it is stale in its stage; null when nothing gives a limit, or it is not read. */
  stageLimit: number | null;
  /** Times the close date was moved later. */
  pushes: number | null;
  /** Days since it was created. */
  age: number | null;
  score: number | null;
  /** Rules have been run on it, though none may apply. */
  isJudged: boolean;
  counts: Pick<Required<VisitSummary>, 'breach' | 'warning' | 'info' | 'unknown' | 'passed' | 'putAway'>;
  topWarning: string | null;
  /** Fields that are empty in the CRM, by spaces. */
  empty: string | null;
  asOf: EpochMs;
  /** The record page in the CRM; '' where none is known, or it leads elsewhere. */
  url: string;
}

/** Whether a field has no value in the CRM, which is something else than that it was not read. */
export const isEmpty = ({ empty }: Pick<ReviewRow, 'empty'>, field: EmptyField): boolean =>
  empty !== null && namesField(empty, field);

/** Whose record it is: a name, or which of the two it is that there is none. */
export const ownerText = (row: Pick<ReviewRow, 'owner' | 'empty'>): string =>
  row.owner ?? (isEmpty(row, 'owner') ? 'no owner' : 'owner unknown');

/** `names`: of fields, by spaces. */
export const namesField = (names: string, field: EmptyField): boolean => names.split(' ').includes(field);

export type RowState = 'breach' | 'warning' | 'info' | 'unknown' | 'snoozed' | 'ok' | 'none';

/** Most urgent first; the order of the state column. */
export const ROW_STATES: readonly RowState[] = [...SEVERITIES, 'unknown', 'snoozed', 'ok', 'none'];

/** The worst thing known of a record; `ok` only when something passed and nothing is unknown or put away, `none` when nothing was checked. */
export function rowState({ counts }: Pick<ReviewRow, 'counts'>): RowState {
  const worst = SEVERITIES.find((severity) => counts[severity] > 0);
  if (worst) return worst;
  if (counts.unknown > 0) return 'unknown';
  if (counts.putAway > 0) return 'snoozed';
  return counts.passed > 0 ? 'ok' : 'none';
}
