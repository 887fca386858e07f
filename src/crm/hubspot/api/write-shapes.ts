import * as z from 'zod/mini';

/** The doors for HubSpot's answers to what changes something. */

const text = z.string();
const orNull = z.nullish(text);

export const writtenShape = z.looseObject({ id: text });

export const writableShape = z.looseObject({
  name: text,
  label: text,
  type: text,
  options: z.optional(z.array(z.looseObject({ value: text, label: text, hidden: z.optional(z.boolean()) }))),
  modificationMetadata: z.nullish(z.looseObject({ readOnlyValue: z.optional(z.boolean()) })),
});

/** What a private app's token may do. Service Keys are checked the same way where HubSpot answers for them. */
export const tokenInfoShape = z.looseObject({ scopes: z.array(text) });

export const ownerListShape = z.object({
  owners: z.array(z.object({ id: text, name: text, email: z.nullable(text) })),
});

export const tasksShape = z.looseObject({
  results: z.array(z.looseObject({ id: text, properties: z.record(text, z.nullable(text)) })),
});

export const writeErrorShape = z.looseObject({
  category: orNull,
  message: orNull,
  errors: z.nullish(z.array(z.looseObject({ code: orNull, message: orNull }))),
});
