import * as z from 'zod/mini';
import { DIGEST_PARTS } from '../../record/digest';
import { recordKey } from '../../record/record-key';
import { isAmount, isCurrency, isDay, isMonth, SPEND_KINDS, SPEND_LIMITS } from '../../record/spend';
import { CHANNEL_FORMATS } from '../../record/webhook';
import { CONTACT_WAYS } from '../contact-marks';
import { isPackPointer } from '../pack-pointer';

/**
 * What the rows of each table must have so that nothing that reads them fails. Written by us and checked
 * on the way in, a row that does not fit was damaged on the disk or stems from a changed backup. Further
 * members are let through: a later version of a table adds some.
 */
const instant = z.number().check(z.int());
const key = z.string().check(z.minLength(1), z.maxLength(600));
const text = z.string();

const field = z.discriminatedUnion('state', [
  z.looseObject({ state: z.literal('value'), value: z.union([z.string(), z.number(), z.boolean()]), text }),
  z.looseObject({ state: z.literal('empty') }),
  z.looseObject({ state: z.literal('unreadable'), reason: text }),
]);

const entry = z.looseObject({
  field: text,
  at: instant,
  from: z.nullable(text),
  to: z.nullable(text),
  source: text,
});

const summary = z.looseObject({
  breach: z.number(),
  warning: z.number(),
  info: z.number(),
  unknown: z.number(),
  passed: z.number(),
  topWarning: z.nullable(text),
  score: z.nullable(z.number()),
});

const record = z.looseObject({
  identity: z.looseObject({
    crm: z.enum(['hubspot', 'salesforce']),
    object: z.enum(['deal', 'lead', 'contact', 'company']),
    id: key,
    org: key,
    url: text,
  }),
  title: z.nullable(text),
  fields: z.record(z.string(), field),
  stage: z.nullable(z.looseObject({ label: text })),
  stages: z.array(z.looseObject({ label: text })),
  history: z.array(entry),
  asOf: instant,
  apiNames: z.record(z.string(), text),
});

const clock = z.looseObject({
  sla: text,
  title: text,
  startAt: z.nullable(instant),
  dueAt: z.nullable(instant),
  targetMs: z.number(),
});

const writeEntry = z.looseObject({
  write: key,
  at: instant,
  identity: z.looseObject({ crm: text, object: text, id: key, org: key, url: text }),
  kind: text,
  lines: z.array(z.looseObject({ label: text })),
  result: text,
  reason: z.nullable(text),
  waiting: z.nullable(z.looseObject({ kind: text })),
});

const digestPart = z.looseObject({
  count: z.number(),
  rows: z.array(
    z.looseObject({ key: text, title: text, url: z.nullable(text), text, at: z.nullable(instant) }),
  ),
});

const mark = z.looseObject({
  rule: text,
  kind: z.enum(['snooze', 'dismiss']),
  until: z.nullable(instant),
  reason: z.nullable(text),
  at: instant,
  endedAt: z.optional(instant),
});

const SHAPES: Record<string, z.ZodMiniType> = {
  packs: z.looseObject({ id: key, version: z.number(), document: z.looseObject({}) }),
  settings: z
    .looseObject({ name: key, value: z.unknown() })
    .check(
      z.refine(
        ({ name, value }) => name !== 'active-pack' || isPackPointer(value),
        'value: no pack is named',
      ),
    ),
  records: z
    .looseObject({ key, record, summary: z.nullable(summary), asOf: instant })
    .check(z.refine(({ key: own, record: { identity } }) => own === recordKey(identity), 'key: not its own')),
  observations: z.looseObject({ seq: instant, key, entry }),
  suppressions: z.looseObject({
    ...mark.shape,
    key,
    // In none of the backups of earlier versions; a restore gives every row a new one.
    changedAt: z.optional(instant),
    fingerprint: text,
    past: z.optional(z.array(mark)),
  }),
  acknowledgements: z.looseObject({ key, sla: text, at: instant }),
  contactMarks: z.looseObject({
    key,
    at: instant,
    how: z.enum(CONTACT_WAYS),
    place: z.enum(['crm', 'here']),
  }),
  reviewViews: z.looseObject({ name: key, view: z.unknown() }),
  subscriptions: z.looseObject({
    id: key,
    url: text,
    keys: z.array(text),
    kept: z.array(z.looseObject({ manifest: z.looseObject({ packId: text, version: z.number() }) })),
  }),
  guardLog: z.looseObject({ seq: instant, key, entry: z.looseObject({ ask: text, at: instant }) }),
  syncs: z.looseObject({
    id: key,
    crm: text,
    org: text,
    object: text,
    step: z.number(),
    counts: z.looseObject({}),
  }),
  polls: z.looseObject({
    id: key,
    crm: z.enum(['hubspot', 'salesforce']),
    org: text,
    step: z.number(),
    nextAt: z.nullable(instant),
    scope: z.looseObject({ kind: text }),
  }),
  watched: z.looseObject({
    key,
    sla: text,
    deadline: clock,
    acknowledgedAt: z.nullable(instant),
    remindAt: z.nullable(instant),
  }),
  watchMarks: z.looseObject({
    key,
    event: text,
    sla: text,
    what: z.looseObject({ kind: text }),
    at: instant,
    toldAt: instant,
    notice: z.nullable(text),
  }),
  writes: z.looseObject({ write: key, key, entry: writeEntry }),
  syncMembers: z.looseObject({ key, sync: text, id: text, reading: z.number() }),
  notSame: z.looseObject({ key, other: key, at: instant }),
  happenings: z.looseObject({
    id: text,
    key: text,
    kind: text,
    at: instant,
    event: z.looseObject({ id: text, title: text, lines: z.array(text) }),
    state: z.enum(['new', 'waits', 'done']),
  }),
  recordFacts: z.looseObject({ key, pack: text }),
  handoffs: z.looseObject({
    id: text,
    key,
    cycle: text,
    answer: z.enum(['accepted', 'rejected']),
    at: instant,
    code: z.nullable(z.looseObject({ id: text, label: text })),
    returnsOn: z.nullable(text),
    stated: z.array(z.looseObject({ label: text, value: text })),
    place: z.enum(['crm', 'here']),
  }),
  auditProgress: z.looseObject({
    key,
    quarter: text,
    state: z.enum(['started', 'done']),
    at: instant,
    note: text,
  }),
  channels: z.looseObject({
    id: key,
    label: text,
    format: z.enum(CHANNEL_FORMATS),
    kinds: z.array(text),
    fromLevel: z.number(),
    share: z.enum(['names', 'ids']),
    isOn: z.boolean(),
  }),
  outbox: z.looseObject({
    seq: instant,
    channel: key,
    event: text,
    key: text,
    payload: z.nullable(z.looseObject({ id: text, kind: text, at: instant })),
    attempts: z.number(),
  }),
  digests: z.looseObject({
    id: key,
    kind: z.enum(['daily', 'weekly']),
    day: text,
    madeAt: instant,
    state: z.enum(['waits', 'done']),
    figures: z.record(z.enum(DIGEST_PARTS), digestPart),
  }),
  drafts: z.looseObject({ id: key, name: text, text, revision: z.number(), savedAt: instant }),
  typedReasons: z.looseObject({ key, asked: text, text, at: instant }),
  packMemory: z.looseObject({
    id: key,
    newest: z.looseObject({ packId: text, version: z.number(), publishedAt: text }),
  }),
  spend: z
    .looseObject({
      kind: z.enum(SPEND_KINDS),
      when: text,
      source: z.string().check(z.maxLength(SPEND_LIMITS.source)),
      amount: z.number().check(z.refine(isAmount)),
      currency: z.string().check(z.refine(isCurrency)),
      note: text,
      savedAt: instant,
    })
    .check(
      z.refine(
        ({ kind, when }) => (kind === 'lifetimeValue' ? isDay(when) : isMonth(when)),
        'when: no month',
      ),
    ),
  ruleDays: z.looseObject({
    day: key,
    rule: key,
    pack: key,
    shown: z.number(),
    silent: z.number(),
    parked: z.number(),
    fixed: z.number(),
    gone: z.number(),
  }),
};
const ANY_ROW = z.looseObject({});

/** Null for a row that fits its table; else what does not, for people, without the value. */
export function rowProblem(table: string, row: unknown): string | null {
  const shape = Object.hasOwn(SHAPES, table) ? SHAPES[table] : undefined;
  const read = (shape ?? ANY_ROW).safeParse(row);
  if (read.success) return null;
  const [first] = read.error.issues;
  const where = first?.path.slice(0, 4).map(String).join('.');
  return where ? `${where} is missing or of another kind` : (first?.message ?? 'it is no row');
}

/** Of the record that a damaged row belonged to, where it still tells. */
export function recordKeyOf(row: unknown): string | null {
  const { key: own } = Object(row);
  return typeof own === 'string' ? own : null;
}

/** The tables whose rows are known here; a test holds them against the database. */
export const SHAPED_TABLES: readonly string[] = Object.keys(SHAPES);
