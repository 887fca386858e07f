import * as z from 'zod/mini';
import { DOMAIN_EVENT_KINDS } from '../record/domain-event';
import { CHANNEL_FORMATS } from '../record/webhook';
import { id, label } from './common';

/**
 * Where others could be told (docs/webhooks.md). It holds no address and no secret: each user who wants a channel
 * gives those in the options, and nothing goes out before.
 */
export const channelSchema = z.strictObject({
  id,
  label,
  format: z.enum(CHANNEL_FORMATS),
  kinds: z.array(z.enum(DOMAIN_EVENT_KINDS)).check(z.minLength(1), z.maxLength(DOMAIN_EVENT_KINDS.length)),
  /** Of escalations, only this step and those after it; left out: all. */
  fromLevel: z.optional(z.int().check(z.gte(1), z.lte(20))),
});

export const channelsSchema = z.array(channelSchema).check(z.maxLength(20));

export type PackChannel = z.infer<typeof channelSchema>;
