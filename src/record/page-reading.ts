import * as z from 'zod/mini';
import type { PageReading } from './types';

/** What the worker takes from a page at most; page readers stop at the same sizes. */
export const PAGE_LIMITS = { fields: 2_000, stages: 200, text: 20_000, name: 255, url: 2_048 } as const;

const short = z.string().check(z.maxLength(PAGE_LIMITS.name));
const text = z.string().check(z.maxLength(PAGE_LIMITS.text));
const label = z.nullable(text);
const unsaved = z.optional(z.literal(true));
const confidence = z.optional(z.enum(['hook', 'label']));

const reason = z.enum([
  'loading',
  'ambiguous-date',
  'ambiguous-number',
  'not-a-date',
  'not-a-number',
  'not-a-boolean',
  'abbreviated',
  'too-long',
  'too-many-fields',
  'conflicting-values',
  'told-elsewhere',
  'unknown-markup',
]);

const field = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('text'), label, text, unsaved, confidence }),
  z.strictObject({ state: z.literal('empty'), label, unsaved, confidence }),
  z.strictObject({ state: z.literal('unreadable'), label, reason, unsaved, confidence }),
]);

/** API names start with a letter, which also keeps `__proto__` out. */
const apiName = z.string().check(z.regex(/^[a-z][\w-]{0,254}$/i));

const instant = z.number().check(z.int(), z.nonnegative());
const shown = z.strictObject({ from: instant, seenAt: instant });

const stage = z.strictObject({ id: z.nullable(short), label: text });

/**
 * The worker's door for what a content script read (a hostile page can shape every text of it).
 * Rejects what no page reader sends: other keys, other states, sizes beyond PAGE_LIMITS.
 */
export const pageReadingSchema: z.ZodMiniType<PageReading> = z.strictObject({
  identity: z.strictObject({
    crm: z.enum(['hubspot', 'salesforce']),
    object: z.enum(['deal', 'lead', 'contact', 'company']),
    id: z.string().check(z.regex(/^\w{1,64}$/)),
    org: z.string().check(z.minLength(1), z.maxLength(PAGE_LIMITS.name)),
    url: z.string().check(z.maxLength(PAGE_LIMITS.url), z.startsWith('https://')),
  }),
  readAt: instant,
  state: z.enum(['loading', 'ready', 'failed']),
  layout: short,
  language: z.nullable(text),
  title: z.nullable(text),
  fields: z
    .record(apiName, field)
    .check(z.refine((fields) => Object.keys(fields).length <= PAGE_LIMITS.fields, 'too many fields')),
  currentStage: z.nullable(stage),
  stages: z.array(stage).check(z.maxLength(PAGE_LIMITS.stages)),
  truncated: z.boolean(),
  since: z.exactOptional(z.strictObject({ fields: z.record(apiName, shown), stage: z.optional(shown) })),
});
