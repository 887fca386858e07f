/**
 * The vocabulary every layer shares: who a record is, what a page reader hands over,
 * and the canonical record that rules judge. Pure data: no DOM, clock or browser.
 */

export type Crm = 'hubspot' | 'salesforce';

/**
 * `deal` is a HubSpot deal or a Salesforce opportunity, `company` a HubSpot company or a Salesforce
 * account; only the UI says the CRM's own noun.
 */
export type ObjectKind = 'deal' | 'lead' | 'contact' | 'company';

/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type IsoDate = string;

export interface RecordIdentity {
  crm: Crm;
  object: ObjectKind;
  /** HubSpot object id, or Salesforce 18-character id. */
  id: string;
  /** HubSpot portal id, or the Salesforce org's My Domain host name. */
  org: string;
  /** The record page, without query or fragment secrets. */
  url: string;
}

/** Why a field that is on the page could not be turned into a value. Texts: `unreadable.ts`. */
export type UnreadableReason =
  | 'loading'
  | 'ambiguous-date'
  | 'ambiguous-number'
  | 'not-a-date'
  | 'not-a-number'
  | 'not-a-boolean'
  | 'abbreviated'
  | 'too-long'
  | 'too-many-fields'
  | 'conflicting-values'
  | 'told-elsewhere'
  | 'unknown-markup';

/**
 * How surely a text belongs to its field: `hook`, the page states the CRM's own field name there;
 * `label`, only the field's label stands beside it.
 */
export type Confidence = 'hook' | 'label';

/** One field as the page shows it, before its text is interpreted. Without `confidence` it is read by hook. */
export type PageField = { label: string | null; unsaved?: true; confidence?: Confidence } & (
  | { state: 'text'; text: string }
  | { state: 'empty' }
  | { state: 'unreadable'; reason: UnreadableReason }
);

export interface PageStage {
  /** API value where the page carries it, else null. */
  id: string | null;
  label: string;
}

/**
 * What a content script gathered from one visible record. Deliberately dumb: texts and
 * API names, no types, no rules. `toRecord` (crm/) interprets it in the worker.
 */
export interface PageReading {
  identity: RecordIdentity;
  readAt: EpochMs;
  /** `loading` while skeletons stand where values will be; `failed` when no known layout matched. */
  state: 'loading' | 'ready' | 'failed';
  /** Which reader matched, e.g. "Dynamic Forms"; shown in diagnostics. */
  layout: string;
  /** `<html lang>`, a hint for month names only. */
  language: string | null;
  title: string | null;
  /** Keyed by the CRM's API field name. A field missing here is not on this layout. */
  fields: Record<string, PageField>;
  /** The stage the CRM marks as current; null when no stage control is on the page. */
  currentStage: PageStage | null;
  /** The stage list in page order; empty when the page does not show one. */
  stages: PageStage[];
  /** True when the page had more fields than the reader takes (limits.ts). */
  truncated: boolean;
  /** Since when this page has shown each saved text, by API name; added by the watcher (crm/watch-record-since). */
  since?: { fields: Record<string, FirstShown>; stage?: FirstShown | undefined };
}

/** When the CRM gave out a value that a page shows: at some moment between the two. */
export interface FirstShown {
  from: EpochMs;
  /** The page's first reading that had it. */
  seenAt: EpochMs;
}

export type FieldType = 'text' | 'choice' | 'number' | 'money' | 'date' | 'datetime' | 'boolean';

/**
 * A field of the canonical record. A key that is missing from `CrmRecord.fields` was not
 * rendered, which is not the same as empty: rules answer "unknown" for it.
 */
export type FieldReading =
  | {
      state: 'value';
      /** text, choice: string · number, money: number · boolean · date: IsoDate · datetime: EpochMs. */
      value: string | number | boolean;
      /** As the CRM showed it. */
      text: string;
      label: string;
      /** For datetimes: how exact the source was. */
      precision?: 'day' | 'minute' | 'exact';
      /** The text stated no zone, so the viewer's zone was used. */
      zoneAssumed?: true;
      currency?: string;
      unsaved?: true;
      /** Left out: by hook, or not from a page. */
      confidence?: Confidence;
    }
  | { state: 'empty'; label: string; unsaved?: true; confidence?: Confidence }
  | { state: 'unreadable'; label: string; reason: UnreadableReason; text?: string };

export type HistoryField = 'stage' | 'amount' | 'closeDate' | 'owner' | 'nextStep';

/** Who made a change: a person in the CRM, or a workflow, a file import or another system's API call. */
export type ChangedBy = 'user' | 'automation' | 'import' | 'integration';

/** One change in a record's life. Entries are sorted oldest first. */
export interface HistoryEntry {
  field: HistoryField;
  /** When it changed. For observed changes: when the new value was first seen. */
  at: EpochMs;
  /** Observed changes only: the last time the old value was seen; the change lies in between. */
  notBefore?: EpochMs;
  from: string | null;
  to: string | null;
  /**
   * `page`: the page stated it (a "date entered" field) · `observed`: seen between two visits · `crm`: the
   * CRM's own history, by its API · `export`: the CRM's own history, from a file.
   */
  source: 'page' | 'observed' | 'crm' | 'export';
  /** Left out where the source does not tell who; never guessed. */
  by?: ChangedBy;
  /** Amounts only: ISO 4217 codes of `from` and `to`, each null where the source states none. */
  currencies?: { from: string | null; to: string | null };
}

/** Something a person did that counts as engagement, e.g. a page view or an e-mail click. */
export interface EngagementEvent {
  /** As the source calls it, e.g. "email-click"; compared like other texts. */
  kind: string;
  at: EpochMs;
  source?: string;
}

export interface CrmRecord {
  identity: RecordIdentity;
  title: string | null;
  /** Keyed by concept name (concepts.ts) or by a rule pack's own field name. */
  fields: Readonly<Record<string, FieldReading>>;
  /** Current stage as the CRM shows it; null when it could not be read. */
  stage: PageStage | null;
  /** The rule pack's id of that stage, the same in every language; missing when the pack knows none. */
  packStage?: string;
  /** The CRM's stage list in its order; empty when not shown. */
  stages: readonly PageStage[];
  history: readonly HistoryEntry[];
  /** Language of the page it was read from, when the page states it; labels depend on it. */
  language?: string | null;
  /** Stages, by the CRM's id or label, that the page states this record was never in. */
  neverEntered?: readonly string[];
  /** Engagement, in any order. Left out: not known, so that counts are unknown; empty: known to be none. */
  events?: readonly EngagementEvent[];
  /** The kinds of `events` that are told without a gap, where that is not all kinds: a count of another stays unknown. */
  eventKinds?: readonly string[];
  asOf: EpochMs;
  /** `page`: only what one page shows · `full`: completed from the CRM's API. */
  coverage: 'page' | 'full';
  /** When Leadlight first stored it, for a record that was stored before this reading. */
  knownSince?: EpochMs;
  /** The CRM's API names of the fields, so that a warning can jump to them. */
  apiNames: Readonly<Record<string, string>>;
}

/** What the store knows about a record from earlier visits. */
export interface KnownRecord {
  /** The record as of the last visit, or null on the first one. */
  snapshot: CrmRecord | null;
  /** Changes seen between visits, oldest first. */
  observed: HistoryEntry[];
  /** Day/month order of this CRM user's dates, learned or answered by the user. */
  dateOrder: DateOrder | null;
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** Environment of one assessment; the engine never asks a clock. */
export interface AssessContext {
  now: EpochMs;
  /** IANA zone used to show dates, e.g. "Europe/Berlin". */
  zone: string;
  /** BCP 47 tag used to show dates and numbers. */
  locale: string;
}
