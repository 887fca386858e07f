import * as z from 'zod/mini';
import type { DiagnosticsReport, RecordDiagnosis } from '../record/diagnostics';
import type { UnreadableReason } from '../record/types';
import { UNREADABLE_TEXT } from '../record/unreadable';
import type { Doors } from './runtime-rpc';

/** Served by the background. All of it is kept in memory only, and is gone with the browser. */
export interface DiagnosticsService {
  /** Keeps how the record beside a sidebar was read; the newest counts. */
  note(diagnosis: RecordDiagnosis): Promise<void>;
  /** Opens the page of diagnostics; `ask` names the click, so that a retried call opens no second one. */
  open(ask: string): Promise<void>;
  report(): Promise<DiagnosticsReport>;
}

const text = z.string().check(z.maxLength(200));
const names = z.array(text).check(z.maxLength(2_000));
const outcome = z.enum(['pass', 'fail', 'unknown']);

const unreadableReason = z.custom<UnreadableReason>(
  (value) => typeof value === 'string' && Object.hasOwn(UNREADABLE_TEXT, value),
);

const reading = z.object({
  crm: z.enum(['hubspot', 'salesforce']),
  object: z.enum(['deal', 'lead', 'contact', 'company']),
  state: z.enum(['loading', 'ready', 'failed']),
  layout: text,
  language: z.nullable(text),
  truncated: z.boolean(),
  hasTitle: z.boolean(),
  stages: z.object({ listed: z.number(), current: z.enum(['with id', 'label only', 'none']) }),
  byHook: names,
  byLabel: names,
  empty: names,
  unsaved: names,
  unreadable: z.record(text, unreadableReason),
});

/** What is kept between two lives of the background is read back through this, and so is what a page sends. */
export const recordDiagnosisShape = z.object({
  at: z.number(),
  state: text,
  problem: z.nullable(text),
  reading: z.nullable(reading),
  coverage: z.nullable(z.enum(['page', 'full'])),
  stageList: z.enum(['page', 'api', 'none']),
  rules: z.array(z.object({ rule: text, outcome })).check(z.maxLength(2_000)),
  pack: z.nullable(
    z.object({ id: text, version: z.number(), origin: z.enum(['bundled', 'signed', 'unverified']) }),
  ),
  judgedMs: z.nullable(z.number()),
});

export const apiCallShape = z.object({
  at: z.number(),
  crm: z.enum(['hubspot', 'salesforce']),
  method: text,
  path: z.string(),
  status: z.nullable(z.number()),
  ms: z.number(),
  retry: z.number(),
  sent: z.record(text, text),
  told: z.record(text, text),
});

/** Parses the arguments of every call before the service sees them. */
export function diagnosticsDoors(service: DiagnosticsService): Doors<DiagnosticsService> {
  return {
    note: (args) => service.note(...z.tuple([recordDiagnosisShape]).parse(args)),
    open: (args) => service.open(...z.tuple([text]).parse(args)),
    report: () => service.report(),
  };
}
