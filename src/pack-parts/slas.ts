import * as z from 'zod/mini';
import { conditionSchema } from '../conditions/condition';
import { fieldName, id, label, minutes, objects } from './common';

/** What a clock counts: all hours, or the open hours of a calendar. */
const clock = z.enum(['elapsed', 'business']);

/** Who hears of it, and when: after so much time from the start, or from the due time on. */
const escalationStep = z.strictObject({
  label,
  to: z.optional(z.enum(['rep', 'backup', 'manager', 'reassign', 'queue'])),
  afterMinutes: z.optional(minutes),
  afterDueMinutes: z.optional(z.int().check(z.gte(0), z.lte(525_600))),
  /** Left out: the clock of the SLA. */
  clock: z.optional(clock),
});

/** The clock stands while `when` holds. Since when: from a pair of fields, or from the CRM's history. */
const pause = z.strictObject({
  when: conditionSchema,
  /** After "Paused:", e.g. "waiting for the customer". */
  reason: label,
  /** Datetime fields of the last pause. */
  from: z.optional(fieldName),
  until: z.optional(fieldName),
  /** The field has one of these values while the clock stands. */
  history: z.optional(
    z.strictObject({
      field: z.enum(['stage', 'owner']),
      values: z.array(label).check(z.minLength(1), z.maxLength(20)),
    }),
  ),
});

/**
 * One service level: how fast something must follow, and who hears of it when (domain.md § 3).
 * Exact meanings: docs/slas.md.
 */
export const slaSchema = z.strictObject({
  id,
  kind: z.enum(['speed-to-lead', 'handoff']),
  title: label,
  /** `shadow`: stated in documents, never shown on a record. Left out: live. */
  mode: z.optional(z.enum(['live', 'shadow'])),
  appliesTo: objects,
  /** Datetime fields that start and stop the clock, with the words for them inside a sentence. */
  start: fieldName,
  startLabel: label,
  /** More fields that start it; the latest start counts. */
  alsoStartedBy: z.optional(z.array(fieldName).check(z.maxLength(5))),
  stop: fieldName,
  stopLabel: label,
  /** Whether the stop field keeps the first event of its kind (the default) or the latest. */
  stopHolds: z.optional(z.enum(['first', 'latest'])),
  /** When the rep became responsible; left out: the owner's assignment for speed to lead, else nothing. */
  assigned: z.optional(fieldName),
  clock: z.optional(clock),
  /** Whose hours a business clock counts; left out: those of the record's owner. */
  calendar: z.optional(id),
  /** One of the two. 0 business days: by the end of the same one. */
  targetMinutes: z.optional(minutes),
  targetBusinessDays: z.optional(z.int().check(z.gte(0), z.lte(250))),
  /** The last part of the target that is "at risk", in percent; left out: 25. */
  atRiskPercent: z.optional(z.int().check(z.gte(1), z.lte(99))),
  escalation: z.array(escalationStep).check(z.maxLength(20)),
  /** The clock runs only where this is true, e.g. for one tier of named accounts. */
  when: z.optional(conditionSchema),
  /** No clock runs when this is true, e.g. for converted leads. */
  unless: z.optional(conditionSchema),
  /** When the stop field is not visible: true says that nobody reached out yet. */
  untouchedWhen: z.optional(conditionSchema),
  pauseWhen: z.optional(z.array(pause).check(z.maxLength(5))),
});

export type PackPause = z.infer<typeof pause>;
export type PackSla = z.infer<typeof slaSchema>;
