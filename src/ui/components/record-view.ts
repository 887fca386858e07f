import type { GivenAnswer } from '../../contracts/handoff-service';
import type { Suppression } from '../../contracts/store-service';
import type { WaitingEntry } from '../../contracts/write-service';
import type { Assessment } from '../../record/assessment';
import type { GuardedStage, GuardLogEntry } from '../../record/guard';
import type { HandoffView } from '../../record/handoff';
import type { TypedTexts } from '../../record/typed-reason';
import type { CrmRecord, EpochMs } from '../../record/types';
import type { MarkEntry } from '../../record/visit';
import type { Change, WriteAccess, WriteLogEntry, WriteOutcome, WritePreview } from '../../record/write-back';

export interface RecordView {
  record: CrmRecord;
  assessment: Assessment;
  suppressions: Suppression[];
  /** Reasons and answers that were being typed when their page went away; left out where there are none. */
  typed?: TypedTexts;
  acknowledged: Record<string, EpochMs>;
  /** All that was snoozed and dismissed, newest first; left out where it is not looked up. */
  marks?: readonly MarkEntry[];
  /** Times a rep went on although the guard had asked, oldest first; left out where it is not looked up. */
  guardLog?: readonly GuardLogEntry[];
  /** Whether it may be changed, and what Leadlight wrote to it; left out where that is not looked up. */
  writes?: { access: WriteAccess; log: readonly WriteLogEntry[] };
  /** Its handoff and the tasks of its stage; left out where they are not looked up. */
  handoff?: HandoffView;
  /** `live`: read from the page just now · `stale`: the page did not give the record, so the stored copy is shown. */
  freshness: 'live' | 'stale';
  /** True when the CRM could give more, and is not connected. */
  canConnect: boolean;
  /** The CRM's clock minus this computer's, in milliseconds; left out where they agree. */
  clockSkewMs?: number;
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
  /** A snooze, a dismissal or an acknowledgement could not be stored, whatever was said before. */
  | { kind: 'mark-not-kept'; reason: string }
  /** The rule pack in force could not be had from the store, so the bundled rules judge. */
  | { kind: 'bundled-rules'; reason: string }
  /** What was found of a followed rule pack could not be stored; the version in use stays. */
  | { kind: 'pack-not-kept'; reason: string }
  /** The CRM is connected, but its API did not give this record; what the page shows is judged. */
  | { kind: 'not-completed'; reason: string }
  /** A field that a rep wanted to go to is not drawn on the page right now. */
  | { kind: 'field-not-shown'; label: string }
  /** What is short of a stage that the rep looks at, or moved to without being asked. */
  | { kind: 'stage-note'; stage: GuardedStage }
  /** The rep went on, but the page has put the control away. */
  | { kind: 'choose-again'; stage: string }
  /** This computer's clock is not the CRM's; `difference` is a sentence. */
  | { kind: 'clock-differs'; difference: string }
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
  /** Both: whether it is kept; the next view says why not. */
  snooze(rule: string, until: EpochMs): Promise<boolean>;
  dismiss(rule: string, reason: string): Promise<boolean>;
  restore(rule: string): void;
  /** Keeps a reason or an answer as far as it is typed; an empty one no longer. `asked`: of `record/typed-reason`. */
  typeReason(asked: string, text: string): void;
  acknowledge(sla: string): void;
  /** Left out where the CRM can't be changed from. */
  changes?: ChangeActions;
  /** Left out where answers are not given. */
  handoff?: HandoffActions;
}

/** Sales' answer to an MQL, as it is kept on this device. */
export interface HandoffActions {
  keep(answer: GivenAnswer): Promise<void>;
  takeBack(cycle: string): void;
  /** Rejects where the browser does not allow it. */
  copy(text: string): Promise<void>;
}

/** How the record is changed in its CRM: always previewed, then confirmed. */
export interface ChangeActions {
  /** Rejects with what to do; with the name `Offline` where there is no network. `waiting`: the entry it waits in. */
  preview(change: Change, waiting: string | null): Promise<WritePreview>;
  apply(preview: WritePreview): Promise<WriteOutcome>;
  /** Keeps a change to be looked at again, in the entry that it waits in if there is one. */
  postpone(change: Change, waiting: string | null): Promise<void>;
  discard(write: string): Promise<void>;
  /** Lets what was discarded wait again. */
  restore(entry: WaitingEntry): Promise<void>;
}
