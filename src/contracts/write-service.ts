import * as z from 'zod/mini';
import type { Crm, RecordIdentity } from '../record/types';
import {
  type Change,
  VALUE_CHANGES,
  type WriteAccess,
  type WriteLogEntry,
  type WriteOutcome,
  type WritePreview,
} from '../record/write-back';
import { identityShape } from './identity-shape';
import type { Doors } from './runtime-rpc';

/**
 * Served by the background, which alone changes records, and only where the connection's switch is on. Every
 * call may be retried: a preview names its write, and is made once. Nothing is ever sent without `apply`.
 */
export interface WriteService {
  access(identity: RecordIdentity): Promise<WriteAccess>;
  /**
   * Turns the switch of a connection. Gives the write scopes that its key lacks; null where the CRM does not
   * tell. Rejects where the key has none of them.
   */
  setWrites(crm: Crm, org: string, isOn: boolean): Promise<string[] | null>;
  /**
   * Reads the record and says what would change. Rejects with what to do where it can't be written. `waiting`: the
   * entry that the change waits in. The preview bears its name, so that whatever comes of it is that entry's.
   */
  preview(identity: RecordIdentity, change: Change, waiting: string | null): Promise<WritePreview>;
  apply(preview: WritePreview): Promise<WriteOutcome>;
  /** Everything that was written to a record, and what waits, oldest first. */
  log(identity: RecordIdentity): Promise<WriteLogEntry[]>;
  /** Keeps a change for later, to be previewed again by hand; for when there is no network for a preview. */
  postpone(write: string, identity: RecordIdentity, change: Change): Promise<void>;
  waiting(): Promise<WriteLogEntry[]>;
  discard(write: string): Promise<void>;
  /** Lets an entry that was discarded wait again, as it was. */
  restore(entry: WaitingEntry): Promise<void>;
}

/** An entry that waits. */
export type WaitingEntry = WriteLogEntry & { waiting: Change };

const crm = z.enum(['hubspot', 'salesforce']);
const short = z.string().check(z.minLength(1), z.maxLength(255));
const text = z.string().check(z.maxLength(4_000));
const apiName = z.string().check(z.regex(/^[A-Za-z]\w{0,99}$/));
const key = z.string().check(z.regex(/^[\w-]{8,64}$/));

/** An answer to an MQL sets the most: status, stage, and what was asked before. */
const MOST_VALUES = 8;

const wanted = z.object({
  field: short,
  label: z.string().check(z.maxLength(255)),
  names: z.array(text).check(z.minLength(1), z.maxLength(60)),
  optional: z.optional(z.literal(true)),
});

const change = z.union([
  z.object({
    kind: z.enum(VALUE_CHANGES),
    values: z.array(wanted).check(z.minLength(1), z.maxLength(MOST_VALUES)),
  }),
  z.object({
    kind: z.literal('createTask'),
    task: z.object({
      touch: z.optional(z.enum(['call', 'email'])),
      subject: short,
      due: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
      note: text,
    }),
  }),
]);

const lines = z.array(z.object({ label: text, before: text, after: text })).check(z.maxLength(MOST_VALUES));

const preview = z.object({
  key,
  identity: identityShape,
  change,
  lines,
  sets: z
    .array(z.object({ apiName, from: z.nullable(text), to: z.nullable(text) }))
    .check(z.maxLength(MOST_VALUES)),
  assignee: z.nullable(z.string().check(z.regex(/^\w{1,32}$/))),
  basedOn: z.string().check(z.minLength(1), z.maxLength(64)),
});

const waitingEntry = z.object({
  write: key,
  at: z.int().check(z.nonnegative()),
  identity: identityShape,
  kind: z.enum([...VALUE_CHANGES, 'createTask']),
  lines,
  result: z.enum(['started', 'conflict', 'refused', 'unsure', 'waiting']),
  reason: z.nullable(text),
  waiting: change,
});

/** Parses the arguments of every call before the service sees them. */
export function writeDoors(service: WriteService): Doors<WriteService> {
  return {
    access: (args) => service.access(...z.tuple([identityShape]).parse(args)),
    setWrites: (args) => service.setWrites(...z.tuple([crm, short, z.boolean()]).parse(args)),
    preview: (args) => service.preview(...z.tuple([identityShape, change, z.nullable(key)]).parse(args)),
    apply: (args) => service.apply(...z.tuple([preview]).parse(args)),
    log: (args) => service.log(...z.tuple([identityShape]).parse(args)),
    postpone: (args) => service.postpone(...z.tuple([key, identityShape, change]).parse(args)),
    waiting: () => service.waiting(),
    discard: (args) => service.discard(...z.tuple([key]).parse(args)),
    restore: (args) => service.restore(...z.tuple([waitingEntry]).parse(args)),
  };
}
