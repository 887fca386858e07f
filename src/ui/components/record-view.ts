import type { Suppression } from '../../contracts/store-service';
import type { Assessment } from '../../record/assessment';
import type { CrmRecord, EpochMs } from '../../record/types';

export interface RecordView {
  record: CrmRecord;
  assessment: Assessment;
  suppressions: Suppression[];
  acknowledged: Record<string, EpochMs>;
  /** `live`: read from the page just now · `stale`: the page did not give the record, so the stored copy is shown. */
  freshness: 'live' | 'stale';
  /** True when the CRM could give more, and is not connected. */
  canConnect: boolean;
  /** Said in a banner when something beside the record needs the rep's attention. */
  notices: Notice[];
}

export type Notice =
  /** Dates such as 12/3/2026 can be read two ways on this page: ask once, remember per org. */
  | { kind: 'ask-date-order'; example: string }
  /** The last evaluation did not finish in time; the rule named was left out. */
  | { kind: 'engine-restarted'; rule: string | null }
  /** A snapshot could not be stored; warnings are right but not kept. */
  | { kind: 'not-saved'; reason: string }
  /** The rule pack in force could not be had from the store, so the bundled rules judge. */
  | { kind: 'bundled-rules'; reason: string }
  /** The CRM is connected, but its API did not give this record; what the page shows is judged. */
  | { kind: 'not-completed'; reason: string }
  /** A field that a rep wanted to go to is not drawn on the page right now. */
  | { kind: 'field-not-shown'; label: string }
  /** Something lies over the sidebar, so clicks are ignored until it is gone. */
  | { kind: 'covered' };

/** What the view of one record can ask for. Null where the place it stands in can't do it. */
export interface RecordActions {
  /** `field` is a concept or pack field name. */
  revealField: ((field: string) => void) | null;
  readAgain: (() => void) | null;
  /** Opens the page where the CRM is connected. */
  openOptions: (() => void) | null;
  answerDateOrder: ((order: 'dmy' | 'mdy') => void) | null;
  snooze(rule: string, until: EpochMs): void;
  dismiss(rule: string, reason: string): void;
  restore(rule: string): void;
  acknowledge(sla: string): void;
}
