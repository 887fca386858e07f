import * as z from 'zod/mini';
import type { CrmRecord } from '../record/types';
import type { Doors } from './runtime-rpc';
import type { StoreService } from './store-service';

const identity = z.object({
  crm: z.enum(['hubspot', 'salesforce']),
  object: z.enum(['deal', 'lead', 'contact', 'company']),
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  org: z.string().check(z.minLength(1), z.maxLength(255)),
  url: z.string().check(z.maxLength(2048)),
});

const instant = z.number().check(z.int());

const org = z.pick(identity, { crm: true, org: true });
const wanted = z.object({
  fields: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(200)),
  since: z.nullable(instant),
  history: z.optional(z.string().check(z.maxLength(64))),
});

/** The engine built the record; the door checks what the store keys, sorts and shows lists by. */
const record = z.custom<CrmRecord>(
  (value) =>
    z
      .looseObject({
        identity,
        asOf: instant,
        fields: z.record(z.string(), z.unknown()),
        history: z.array(z.unknown()),
      })
      .safeParse(value).success,
);

const count = z.number().check(z.int(), z.nonnegative());
const summary = z.object({
  breach: count,
  warning: count,
  info: count,
  unknown: count,
  passed: count,
  topWarning: z.nullable(z.string()),
  score: z.nullable(z.number()),
  kinds: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(200))),
  judgedBy: z.optional(z.string().check(z.maxLength(200))),
  judgedAt: z.optional(instant),
  parked: z.optional(count),
  putAway: z.optional(count),
  rules: z.optional(
    z
      .array(
        z.object({
          rule: z.string().check(z.maxLength(100)),
          as: z.enum(['shown', 'silent', 'parked', 'unknown']),
          fields: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(50))),
        }),
      )
      .check(z.maxLength(400)),
  ),
});

const firstShown = z.optional(z.object({ from: instant, seenAt: instant }));
const since = z.object({ stage: firstShown, amount: firstShown, closeDate: firstShown, owner: firstShown });

const suppression = z.object({
  rule: z.string(),
  kind: z.enum(['snooze', 'dismiss']),
  until: z.nullable(instant),
  reason: z.nullable(z.string().check(z.maxLength(2000))),
  at: instant,
  fingerprint: z.string(),
});

const typedReason = z.object({
  asked: z.string().check(z.minLength(1), z.maxLength(400)),
  text: z.string().check(z.maxLength(2000)),
  at: instant,
});

const guardEntry = z.object({
  ask: z.string().check(z.minLength(1), z.maxLength(64)),
  at: instant,
  from: z.string().check(z.maxLength(255)),
  to: z.string().check(z.maxLength(512)),
  findings: z.array(z.string().check(z.maxLength(2000))).check(z.maxLength(50)),
  reason: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
});

const name = z.string().check(z.minLength(1), z.maxLength(255));
const dateOrder = z.enum(['dmy', 'mdy', 'ymd']);

/** Parses the arguments of every store call before the store sees them. */
export function storeDoors(store: StoreService): Doors<StoreService> {
  return {
    activePack: () => store.activePack(),
    activePackRef: () => store.activePackRef(),
    openRecord: (args) => store.openRecord(...z.tuple([identity]).parse(args)),
    otherRecords: (args) => store.otherRecords(...z.tuple([org, wanted]).parse(args)),
    saveVisit: (args) => store.saveVisit(...z.tuple([record, summary, since]).parse(args)),
    setDateOrder: (args) => store.setDateOrder(...z.tuple([name, name, dateOrder]).parse(args)),
    suppress: (args) => store.suppress(...z.tuple([identity, suppression]).parse(args)),
    unsuppress: (args) => store.unsuppress(...z.tuple([identity, name]).parse(args)),
    keepReason: (args) => store.keepReason(...z.tuple([identity, typedReason]).parse(args)),
    acknowledge: (args) => store.acknowledge(...z.tuple([identity, name, instant]).parse(args)),
    logGuard: (args) => store.logGuard(...z.tuple([identity, guardEntry]).parse(args)),
    openReview: (args) => store.openReview(...z.tuple([z.nullable(name), name]).parse(args)),
  };
}
