import type { ObjectKind } from '../../../src/record/types';
import { logDealActivity, logLeadActivity } from '../data/changes';
import { findDeal } from '../data/lookup';
import type { DemoData } from '../model';
import type { Look } from './field-view';
import type { ListView, RecordView } from './view';

/** What an address of a CRM names. */
export type Route =
  | { view: 'record'; object: ObjectKind; id: string }
  | { view: 'list'; object: ObjectKind; layout: 'list' | 'board' }
  | { view: 'home' };

/** Inputs of a form by API name; null or blank clears. */
export type Inputs = Readonly<Record<string, string | null>>;

/** One CRM's pages over the demo data. */
export interface Site {
  /** Null for an address that this CRM's demo does not have. */
  route(path: string): Route | null;
  record(object: ObjectKind, id: string, look: Look): RecordView | null;
  list(object: ObjectKind, look: Look): ListView;
  /** Saves a form. @throws RefusedInput, or the API's own error for an invalid value. */
  change(object: ObjectKind, id: string, inputs: Inputs, look: Look): void;
}

/** The clock of the demo org: it started at `data.now` when the pages were made. */
export function orgClock(data: DemoData): () => number {
  const startedAt = Date.now();
  return () => data.now + (Date.now() - startedAt);
}

/** A call that the rep says has just been made. */
export function logCall(data: DemoData, id: string, subject: string, at: number): void {
  const call = { kind: 'call', at, subject: subject || 'Call', outbound: true, done: true } as const;
  if (findDeal(data, id)) logDealActivity(data, id, call);
  else logLeadActivity(data, id, call);
}

/** The record after this one, round and round. */
export const following = <T>(records: readonly T[], record: T): T =>
  records[(records.indexOf(record) + 1) % records.length] ?? record;
