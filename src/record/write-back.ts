import type { EpochMs, IsoDate, RecordIdentity } from './types';

/**
 * Changes that a rep may have made in the CRM by a button, and what is told before and after. The list is
 * closed: nothing else is ever written. Who carries them out: `crm/api/write`, in the background only.
 */

/** A field's new value, by the names it may have in the CRM; the first one is shown. */
export interface WantedValue {
  /** Concept or pack field name. */
  field: string;
  label: string;
  names: string[];
  /** Left out of the write where the CRM has no such field; the rest is written all the same. */
  optional?: true | undefined;
}

/** A to-do on the record. Texts may name what a finding says of it; they go to the record's own CRM only. */
export interface TaskDraft {
  /** How somebody was reached: then it is no to-do, but is over. Salesforce only, where it counts as a contact. */
  touch?: 'call' | 'email' | undefined;
  subject: string;
  due: IsoDate;
  note: string;
}

/** Kinds that set fields; `logReason` may set the status it belongs to as well. */
export const VALUE_CHANGES = ['setOwner', 'setLifecycleStage', 'setLeadStatus', 'logReason'] as const;

export type ValueChange = { kind: (typeof VALUE_CHANGES)[number]; values: WantedValue[] };
export type Change = ValueChange | { kind: 'createTask'; task: TaskDraft };

/** What a finding proposes, with the words of its button. */
export type Suggestion =
  | { label: string; change: Change }
  /** The rep's answer becomes the last value of the change. */
  | { label: string; change: ValueChange; ask: ReasonQuestion }
  /** A page of the CRM's own. */
  | { label: string; open: string };

export interface ReasonQuestion {
  field: string;
  label: string;
  /** Codes to choose from, each by the names that the CRM may have for it; empty: free text. */
  choices: { names: string[]; label: string }[];
}

/** One field as it is and as it will be, in the CRM's own words; '' for empty. */
export interface PreviewLine {
  label: string;
  before: string;
  after: string;
}

/** The same by the CRM's API; null for empty. */
export interface FieldSet {
  apiName: string;
  from: string | null;
  to: string | null;
}

/** Everything that will be written, made from the record as the CRM's API gave it just now. */
export interface WritePreview {
  /** Names this one write: applied twice, it is made once. A change that waited keeps the name of its entry. */
  key: string;
  identity: RecordIdentity;
  change: Change;
  lines: PreviewLine[];
  sets: FieldSet[];
  /** For a task: whom it is given to, by the CRM's id. */
  assignee: string | null;
  /** The record's modification time as the CRM states it. Applied to any other version, it is refused. */
  basedOn: string;
}

/** What came of applying a preview. */
export type WriteOutcome =
  /** `undo` sets it back, and is refused in turn once the record has changed; null where the CRM allows none. */
  | { result: 'done'; undo: WritePreview | null }
  /** Somebody changed the record after the preview; nothing was written. */
  | { result: 'conflict'; reason: string }
  /** The CRM did not take it; nothing was written. */
  | { result: 'refused'; reason: string }
  /** No answer, and the record does not tell yet. Applying the same preview again is safe. */
  | { result: 'unsure'; reason: string }
  /** There was no network, so nothing was sent. It waits for the rep, and is never sent by itself. */
  | { result: 'waiting'; reason: string };

/** One write as it is kept with the record on this device. */
export interface WriteLogEntry {
  /** Key of the preview. */
  write: string;
  at: EpochMs;
  identity: RecordIdentity;
  kind: Change['kind'];
  lines: PreviewLine[];
  result: WriteOutcome['result'] | 'started';
  /** Null when it was done. */
  reason: string | null;
  /** What waits to be previewed again, untried or whatever its last try came to; null for what is over. */
  waiting: Change | null;
}

/** Whether a record may be changed: no connection · connected but not switched on · switched on. */
export type WriteAccess = 'none' | 'off' | 'on';

/** A record as the API gives it at one moment, for the fields asked for. */
export interface RecordVersion {
  stamp: string;
  values: Readonly<Record<string, string | null>>;
}

/**
 * How the record stands to a preview: `same` version, so that it may be written · `already` as wanted, by an
 * earlier try or by somebody else · `changed`.
 */
export function standing(
  preview: Pick<WritePreview, 'sets' | 'basedOn'>,
  { stamp, values }: RecordVersion,
): 'same' | 'already' | 'changed' {
  const isAlready =
    preview.sets.length > 0 &&
    preview.sets.every(({ apiName, to }) => isSameValue(values[apiName] ?? null, to));
  if (isAlready) return 'already';
  return stamp === preview.basedOn ? 'same' : 'changed';
}

/** CRMs give a moment back in a form of their own: "…T09:00:00.000+0000" for "…T09:00:00.000Z". */
function isSameValue(one: string | null, other: string | null): boolean {
  if (one === other) return true;
  const [a, b] = [instantOf(one), instantOf(other)];
  return a !== null && a === b;
}

function instantOf(text: string | null): EpochMs | null {
  if (text === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null;
  const at = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(at) ? null : at;
}

/**
 * What sets a write back, based on the version that it made; null where there is no way back: a task stays,
 * an owner can't be taken away in Salesforce, and HubSpot takes a lifecycle stage forward only.
 */
export function undoOf(preview: WritePreview, key: string, basedOn: string): WritePreview | null {
  const { change, identity, sets, lines } = preview;
  if (change.kind === 'createTask') return null;
  if (change.kind === 'setLifecycleStage' && identity.crm === 'hubspot') return null;
  const isUnowned = change.kind === 'setOwner' && sets.some(({ from }) => from === null);
  if (isUnowned && identity.crm === 'salesforce') return null;
  return {
    ...preview,
    key,
    basedOn,
    change: {
      ...change,
      // Should it have to wait, it is what was before that is wanted.
      values: change.values.map((value, at) => ({ ...value, names: [lines[at]?.before ?? ''] })),
    },
    sets: sets.map(({ apiName, from, to }) => ({ apiName, from: to, to: from })),
    lines: lines.map(({ label, before, after }) => ({ label, before: after, after: before })),
  };
}

/** The change with the rep's answer. */
export const withAnswer = (change: ValueChange, ask: ReasonQuestion, names: string[]): ValueChange => ({
  ...change,
  values: [...change.values, { field: ask.field, label: ask.label, names }],
});

/** Fields of the record that a change sets, by the record's own names. */
export const changedFields = (change: Change): string[] =>
  change.kind === 'createTask' ? [] : change.values.map(({ field }) => field);

const shown = (text: string): string => (text === '' ? 'empty' : text);

/** "Owner: Kim Rep → Lou Rep"; for the log and for screen readers. */
export const lineText = ({ label, before, after }: PreviewLine): string =>
  `${label}: ${shown(before)} → ${shown(after)}`;

/** "Assigned to Lou Rep" and the like, for the message after a write. */
export function doneText({ kind }: Pick<Change, 'kind'>, lines: readonly PreviewLine[]): string {
  if (kind === 'createTask') return `Task made: ${lines[0]?.after ?? ''}`;
  return lines.map(({ label, after }) => `${label} is ${shown(after)}`).join(', ');
}

/** The day after `today` that is no weekend. `today` as `YYYY-MM-DD`. */
export function nextWorkday(today: IsoDate): IsoDate {
  const day = new Date(`${today}T12:00:00Z`);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() % 6 === 0);
  return day.toISOString().slice(0, 10);
}

/** How the last line of a task's note names its write; found again after a lost answer. */
export const taskMark = (key: string): string => `Made with Leadlight, ref ${key}`;
