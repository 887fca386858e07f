import * as z from 'zod/mini';

/** The doors for HubSpot's answers: what is used is checked, what is new is let through. */

const text = z.string();
const orNull = z.nullish(text);
const paging = z.optional(z.looseObject({ next: z.optional(z.looseObject({ after: z.string() })) }));

const historyRow = z.looseObject({
  value: orNull,
  timestamp: text,
  sourceType: z.optional(z.nullable(text)),
});

export const objectShape = z.looseObject({
  id: text.check(z.regex(/^\d{1,20}$/)),
  properties: z.record(text, z.nullable(text)),
  propertiesWithHistory: z.nullish(z.record(text, z.array(historyRow))),
  associations: z.nullish(z.record(text, z.looseObject({ results: z.array(z.looseObject({ id: text })) }))),
  updatedAt: z.optional(text),
});
export type HubspotObject = z.infer<typeof objectShape>;
export type HistoryRow = z.infer<typeof historyRow>;

export const pageShape = z.looseObject({ results: z.array(objectShape), paging });

export const searchShape = z.looseObject({ total: z.number(), results: z.array(objectShape), paging });

/** A 207 has the results that were found beside the errors. */
export const batchShape = z.looseObject({ results: z.array(objectShape) });

const stage = z.looseObject({
  id: text,
  label: text,
  displayOrder: z.number(),
  metadata: z.optional(z.record(text, z.unknown())),
});
const pipeline = z.looseObject({ id: text, label: text, stages: z.array(stage) });
export const pipelinesShape = z.looseObject({ results: z.array(pipeline) });
export type HubspotPipeline = z.infer<typeof pipeline>;

const owner = z.looseObject({
  id: text,
  email: orNull,
  firstName: orNull,
  lastName: orNull,
  teams: z.nullish(z.array(z.looseObject({ id: text, name: text }))),
});
export const ownersShape = z.looseObject({ results: z.array(owner), paging });
export type HubspotOwner = z.infer<typeof owner>;

const property = z.looseObject({
  name: text,
  label: text,
  type: text,
  options: z.optional(z.array(z.looseObject({ value: text, label: text }))),
  numberDisplayHint: orNull,
});
export const propertiesShape = z.looseObject({ results: z.array(property) });
export type HubspotProperty = z.infer<typeof property>;

export const accountShape = z.looseObject({
  portalId: z.number(),
  uiDomain: orNull,
  timeZone: orNull,
  companyCurrency: orNull,
  accountType: orNull,
});
export type HubspotAccount = z.infer<typeof accountShape>;

const event = z.looseObject({ eventType: text, occurredAt: text });
export const eventsShape = z.looseObject({ results: z.array(event), paging });
export type HubspotEvent = z.infer<typeof event>;

/** Every field of an error is optional (crm.md). */
export const errorShape = z.looseObject({
  category: orNull,
  message: orNull,
  policyName: orNull,
  errorType: orNull,
  errors: z.nullish(
    z.array(
      z.looseObject({
        context: z.nullish(z.looseObject({ requiredGranularScopes: z.nullish(z.array(text)) })),
      }),
    ),
  ),
});
