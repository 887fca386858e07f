import * as z from 'zod/mini';
import { days, fieldName, id, label, text } from './common';

/** What others and the rep may be told of, in the order of the domain (domain.md § 3 and § 9). */
export const HAPPENINGS = [
  'mql',
  'handoff-accepted',
  'handoff-rejected',
  'meeting-booked',
  'lead-back',
  'stage-entered',
  'deal-desk',
  'cs-handoff',
] as const;

const task = z.strictObject({
  id,
  /** What is to be done, as a rep would write it, e.g. "Send the proposal". */
  label: text(120),
  /** Working days after the stage was entered; left out: no due date. */
  dueDays: z.optional(z.int().check(z.gte(0), z.lte(250))),
});

const stage = z.strictObject({
  /** Id of a lifecycle stage or of a stage of some pipeline. */
  id,
  tasks: z.array(task).check(z.minLength(1), z.maxLength(15)),
});

/** How sales answers an MQL. Fields and values are those of the rule that watches the answer. */
const handoff = z.strictObject({
  /** Id of a rule of kind `mql-handoff`; whatever its mode, its options are read. */
  rule: id,
  /** The lifecycle stage of an accepted lead. Left out: its lifecycle stage stays. */
  acceptedStage: z.optional(id),
  /** What must be known before a lead is accepted: so many of these fields (domain.md § 1). */
  asks: z.optional(
    z.strictObject({
      fields: z.array(fieldName).check(z.minLength(1), z.maxLength(6)),
      atLeast: z.int().check(z.gte(1), z.lte(6)),
    }),
  ),
  /** Date field with the day a rejected lead may return. Left out: the day is kept on this device only. */
  returnField: z.optional(fieldName),
  /** Service levels that an answer ends, even one that is kept on this device only. */
  stops: z.optional(z.array(id).check(z.maxLength(20))),
});

/** What follows from what is seen: alerts, task lists, and the handoff from marketing to sales. */
export const automationsSchema = z.strictObject({
  /** Happenings that nobody is told of. */
  off: z.optional(z.array(z.enum(HAPPENINGS)).check(z.maxLength(HAPPENINGS.length))),
  handoff: z.optional(handoff),
  /** Datetime field with the last meeting that was booked. */
  meetingField: z.optional(fieldName),
  /** A lead that did nothing for so many days, by all of these datetime fields, and then something. */
  dormant: z.optional(
    z.strictObject({ days, fields: z.array(fieldName).check(z.minLength(1), z.maxLength(10)) }),
  ),
  /** What is to be done in a stage. */
  stages: z.optional(z.array(stage).check(z.maxLength(60))),
  /** Who takes a deal over once it is won, e.g. "Customer success". Left out: nobody is told. */
  wonGoesTo: z.optional(label),
});

export type PackAutomations = z.infer<typeof automationsSchema>;
export type PackStageTasks = z.infer<typeof stage>;
export type HappeningKind = (typeof HAPPENINGS)[number];
