import * as z from 'zod/mini';

/** The doors for Salesforce's answers to what changes something. */

const text = z.string();

/** A change is answered without a body. */
export const changedShape = z.null();

export const createdShape = z.looseObject({ id: text, success: z.literal(true) });

export const writableShape = z.looseObject({
  fields: z.array(
    z.looseObject({
      name: text,
      label: text,
      type: text,
      updateable: z.optional(z.boolean()),
      picklistValues: z.optional(
        z.array(z.looseObject({ value: text, label: z.nullish(text), active: z.optional(z.boolean()) })),
      ),
    }),
  ),
});
