import type { Outcome, PackRef } from './assessment';
import type { ReadingDiagnosis } from './diagnose-reading';
import type { JudgingDiagnosis } from './judging';
import type { Crm, EpochMs } from './types';

/**
 * What can be told to support without telling anything of a person or a record: names of fields and rules,
 * counts, times and states. Nothing here is ever made from a value, a label, a title or an address.
 */

/** One attempt of a call to a CRM's API. */
export interface ApiCallNote {
  at: EpochMs;
  crm: Crm;
  method: string;
  /** Ids shortened, values left out: "/crm/v3/objects/deals/…07?properties=…". */
  path: string;
  /** Null when there was no answer. */
  status: number | null;
  ms: number;
  /** 0 for the first attempt. */
  retry: number;
  /** Names of the headers sent; the token is never one of their values. */
  sent: Readonly<Record<string, string>>;
  /** What the answer's headers say of limits. */
  told: Readonly<Record<string, string>>;
}

/** How the record that is open beside a sidebar was read and judged. */
export interface RecordDiagnosis {
  at: EpochMs;
  /** What the sidebar shows: "record", "problem" … */
  state: string;
  /** Its code, e.g. "LL-204". */
  problem: string | null;
  reading: ReadingDiagnosis | null;
  /** Null while none is judged. */
  coverage: 'page' | 'full' | null;
  /** Where the list of stages came from. */
  stageList: 'page' | 'api' | 'none';
  rules: { rule: string; outcome: Outcome }[];
  pack: Pick<PackRef, 'id' | 'version' | 'origin'> | null;
  /** From reading the page to having judged it; null while it is not judged. */
  judgedMs: number | null;
}

export interface ConnectionState {
  crm: Crm;
  /** Not the org itself; equal for equal orgs within one report. */
  org: string;
  way: string;
  keep: string;
  writes: boolean;
}

export interface SyncDiagnosis {
  crm: Crm;
  org: string;
  object: string;
  status: string;
  failures: number;
}

export interface DiagnosticsReport {
  version: string;
  /** The browser's name and major version. */
  browser: string;
  madeAt: EpochMs;
  pack: { id: string; version: number } | null;
  record: RecordDiagnosis | null;
  connections: ConnectionState[];
  syncs: SyncDiagnosis[];
  /** Judging the list anew; null before the first look since the browser was started. */
  judging: JudgingDiagnosis | null;
  /** Newest first. */
  calls: ApiCallNote[];
}

/** Where judging the list anew stands, in words. */
export function judgingText(judging: JudgingDiagnosis | null): string {
  if (judging === null) return 'Judging the list: not looked at yet.';
  const { status, done, total, tries } = judging;
  return `Judging the list: ${status}, ${done} of ${total} done, ${tries} runs without gain.`;
}

/** How one field was found. */
export interface FieldDiagnosis {
  name: string;
  how: 'by its hook' | 'by its label' | 'unreadable';
  state: string;
}

/** One line per field of a reading, in the order of their names. */
export function fieldLines({
  byHook,
  byLabel,
  empty,
  unsaved,
  unreadable,
}: ReadingDiagnosis): FieldDiagnosis[] {
  const stateOf = (name: string): string =>
    [empty.includes(name) ? 'empty' : 'filled', ...(unsaved.includes(name) ? ['unsaved'] : [])].join(', ');
  const read = (names: string[], how: FieldDiagnosis['how']): FieldDiagnosis[] =>
    names.map((name) => ({ name, how, state: stateOf(name) }));
  return [
    ...read(byHook, 'by its hook'),
    ...read(byLabel, 'by its label'),
    ...Object.entries(unreadable).map(([name, reason]) => ({
      name,
      how: 'unreadable' as const,
      state: reason,
    })),
  ].sort((a, b) => a.name.localeCompare(b.name));
}

/** Names as CRMs give them to fields; whatever else a page calls one is left out. */
const API_NAME = /^[A-Za-z][\w.]{0,99}$/;

const known = (names: string[]): string[] => names.filter((name) => API_NAME.test(name));

/** A reading’s diagnosis with names only that are names: a page may write anything into its markup. */
export function cleanDiagnosis(reading: ReadingDiagnosis): ReadingDiagnosis {
  const { language, byHook, byLabel, empty, unsaved, unreadable } = reading;
  return {
    ...reading,
    language: language !== null && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/.test(language) ? language : null,
    byHook: known(byHook),
    byLabel: known(byLabel),
    empty: known(empty),
    unsaved: known(unsaved),
    unreadable: Object.fromEntries(Object.entries(unreadable).filter(([name]) => API_NAME.test(name))),
  };
}
