import * as z from 'zod/mini';
import { conditionSchema } from '../conditions/condition';

/**
 * The shape of a rule pack. Everything is strict: a key nobody knows is a typo that would
 * otherwise switch a rule off silently. References between parts: `check-references.ts`.
 */

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const label = text(80);
/** Also a file name, a URL part and a HubSpot stage id. */
const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/));
/** As in `CrmRecord.fields`. */
const fieldName = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,59}$/));
const apiNames = z.array(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_.]{0,119}$/))).check(z.maxLength(10));
const objects = z.array(z.enum(['deal', 'lead', 'contact'])).check(z.minLength(1), z.maxLength(3));
const points = z.int().check(z.gte(1), z.lte(100));
const share = z.int().check(z.gte(0), z.lte(100));

/** API names per kind of record. An empty list says that this CRM has no such field there. */
const mapping = z.strictObject({
  deal: z.optional(apiNames),
  lead: z.optional(apiNames),
  contact: z.optional(apiNames),
});

const field = z.strictObject({
  label,
  type: z.enum(['text', 'choice', 'number', 'money', 'date', 'datetime', 'boolean']),
  hubspot: z.optional(mapping),
  salesforce: z.optional(mapping),
});

const stage = z.strictObject({
  id,
  label,
  /** Other names and ids that CRMs give this stage; letters and digits count only. */
  aliases: z.array(label).check(z.maxLength(60)),
  kind: z.enum(['open', 'won', 'lost']),
  requiredFields: z.array(fieldName).check(z.maxLength(40)),
  /** Limit of time in stage while there is too little own history. */
  staleAfterDays: z.optional(z.int().check(z.gte(1), z.lte(3650))),
});

const pipeline = z.strictObject({
  id,
  label,
  stages: z.array(stage).check(z.minLength(1), z.maxLength(60)),
});

const signal = z.strictObject({ id, label, points, when: conditionSchema });

const engagementSignal = z.strictObject({
  id,
  label,
  points,
  when: conditionSchema,
  /** Datetime field from which the signal ages. */
  since: z.optional(fieldName),
  /** Points lost at each full step of so many days, down to 0. */
  decay: z.optional(z.strictObject({ points, everyDays: z.int().check(z.gte(1), z.lte(365)) })),
});

const negativeSignal = z.strictObject({
  id,
  label,
  points: z.int().check(z.gte(-100), z.lte(-1)),
  when: conditionSchema,
});

const signals = <T extends z.ZodMiniType>(one: T) => z.array(one).check(z.maxLength(50));

const scoring = z.strictObject({
  appliesTo: objects,
  /** Shares of the 100-point scale; together 100. */
  weights: z.strictObject({ fit: share, engagement: share }),
  /** All three on the 100-point scale. */
  threshold: share,
  fitMinimum: share,
  engagementMinimum: share,
  fit: signals(signal),
  engagement: signals(engagementSignal),
  negative: signals(negativeSignal),
});

const minutes = z.int().check(z.gte(1), z.lte(525_600));

const sla = z.strictObject({
  id,
  kind: z.literal('speed-to-lead'),
  title: label,
  appliesTo: objects,
  /** Datetime fields that start and stop the clock, with the words for them inside a sentence. */
  start: fieldName,
  startLabel: label,
  stop: fieldName,
  stopLabel: label,
  targetMinutes: minutes,
  escalation: z.array(z.strictObject({ label, afterMinutes: minutes })).check(z.maxLength(20)),
  /** No clock runs when this is true, e.g. for converted leads. */
  unless: z.optional(conditionSchema),
  /** When the stop field is not visible: true says that nobody reached out yet. */
  untouchedWhen: z.optional(conditionSchema),
});

const rule = z.strictObject({
  id,
  kind: id,
  appliesTo: objects,
  title: label,
  severity: z.enum(['info', 'warning', 'breach']),
  /** `shadow`: evaluated, never shown. */
  mode: z.enum(['live', 'shadow', 'off']),
  owner: label,
  why: text(500),
  /** Checked by the rule kind's own schema. */
  options: z.record(z.string(), z.unknown()),
});

export const rulePackSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id,
  name: label,
  version: z.int().check(z.gte(1)),
  issuedAt: z.iso.datetime({ offset: true }),
  owner: label,
  fields: z.record(fieldName, field),
  pipelines: z.array(pipeline).check(z.minLength(1), z.maxLength(20)),
  scoring,
  slas: z.array(sla).check(z.maxLength(20)),
  rules: z.array(rule).check(z.maxLength(200)),
  /** Live warnings a rep sees before the rest is folded. */
  noiseBudget: z.int().check(z.gte(1), z.lte(100)),
  /** Stored records are forgotten after so many days without a visit. */
  retentionDays: z.int().check(z.gte(1), z.lte(3650)),
});

export type RulePack = z.infer<typeof rulePackSchema>;
export type PackField = z.infer<typeof field>;
export type PackStage = z.infer<typeof stage>;
export type PackPipeline = z.infer<typeof pipeline>;
export type PackScoring = z.infer<typeof scoring>;
export type PackSla = z.infer<typeof sla>;
export type PackRule = z.infer<typeof rule>;
