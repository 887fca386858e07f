import * as z from 'zod/mini';
import { automationsSchema } from '../pack-parts/automations';
import { calendarsSchema } from '../pack-parts/calendars';
import { channelsSchema } from '../pack-parts/channels';
import { days, fieldName, id, label } from '../pack-parts/common';
import { dealDeskSchema } from '../pack-parts/deal-desk';
import { fieldSchema } from '../pack-parts/fields';
import { guardSchema } from '../pack-parts/guard';
import { hygieneSchema } from '../pack-parts/hygiene';
import { lifecycleSchema } from '../pack-parts/lifecycle';
import { pipelineSchema } from '../pack-parts/pipelines';
import { quotasSchema } from '../pack-parts/quotas';
import { reasonCodeSchema } from '../pack-parts/reason-codes';
import { routingSchema } from '../pack-parts/routing';
import { ruleSchema } from '../pack-parts/rules';
import { scoringSchema } from '../pack-parts/scoring';
import { slaSchema } from '../pack-parts/slas';
import { targetsSchema } from '../pack-parts/targets';
import { ENGINE_VERSION } from './engine-version';

/**
 * The shape of a rule pack, put together from its parts (src/pack-parts). Everything is strict: a
 * key nobody knows is a typo that would otherwise switch a rule off silently. References between
 * parts: `check-references.ts`.
 */
export const rulePackSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id,
  name: label,
  version: z.int().check(z.gte(1)),
  issuedAt: z.iso.datetime({ offset: true }),
  /** Until when the owner stands for it; what is published ends then at the latest. */
  expiresAt: z.optional(z.iso.datetime({ offset: true })),
  owner: label,
  /** Since which Leadlight it can be used; an older one keeps the version it has. */
  minEngine: z.optional(z.string().check(z.regex(ENGINE_VERSION))),
  fields: z.record(fieldName, fieldSchema),
  pipelines: z.array(pipelineSchema).check(z.minLength(1), z.maxLength(20)),
  scoring: scoringSchema,
  lifecycle: z.optional(lifecycleSchema),
  reasonCodes: z.optional(z.array(reasonCodeSchema).check(z.minLength(1), z.maxLength(50))),
  dealDesk: z.optional(dealDeskSchema),
  calendars: z.optional(calendarsSchema),
  routing: z.optional(routingSchema),
  hygiene: z.optional(hygieneSchema),
  quotas: z.optional(quotasSchema),
  targets: z.optional(targetsSchema),
  guard: z.optional(guardSchema),
  automations: z.optional(automationsSchema),
  channels: z.optional(channelsSchema),
  slas: z.array(slaSchema).check(z.maxLength(20)),
  rules: z.array(ruleSchema).check(z.maxLength(200)),
  /** Live warnings a rep sees before the rest is folded. */
  noiseBudget: z.int().check(z.gte(1), z.lte(100)),
  /** Stored records are forgotten after so many days without a visit. */
  retentionDays: days,
});

export type RulePack = z.infer<typeof rulePackSchema>;
