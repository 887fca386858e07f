import type { Crm, EpochMs, IsoDate, ObjectKind } from '../../record/types';
import type { VisitSummary } from '../../record/visit';
import { SEVERITIES } from '../components/severity';

/** One stored record as the review lists it. Null means unknown, and is shown as that word. */
export interface ReviewRow {
  /** As made by `recordKey`. */
  key: string;
  crm: Crm;
  object: ObjectKind;
  title: string | null;
  company: string | null;
  stage: string | null;
  owner: string | null;
  amount: number | null;
  /** ISO 4217; null when the CRM showed none. */
  currency: string | null;
  closeDate: IsoDate | null;
  daysInStage: number | null;
  score: number | null;
  counts: Pick<VisitSummary, 'breach' | 'warning' | 'info' | 'unknown' | 'passed'>;
  topWarning: string | null;
  asOf: EpochMs;
  /** The record page in the CRM. */
  url: string;
}

export type RowState = 'breach' | 'warning' | 'info' | 'unknown' | 'ok' | 'none';

/** Most urgent first; the order of the state column. */
export const ROW_STATES: readonly RowState[] = [...SEVERITIES, 'unknown', 'ok', 'none'];

/** The worst thing known of a record; `ok` only when something passed and nothing is unknown, `none` when nothing was checked. */
export function rowState({ counts }: Pick<ReviewRow, 'counts'>): RowState {
  const worst = SEVERITIES.find((severity) => counts[severity] > 0);
  if (worst) return worst;
  if (counts.unknown > 0) return 'unknown';
  return counts.passed > 0 ? 'ok' : 'none';
}

/** How many records stand in each state. */
export function countStates(rows: readonly ReviewRow[]): Record<RowState, number> {
  const totals: Record<RowState, number> = { breach: 0, warning: 0, info: 0, unknown: 0, ok: 0, none: 0 };
  for (const row of rows) totals[rowState(row)] += 1;
  return totals;
}
