import * as z from 'zod/mini';

/** The doors for Salesforce's answers: what is used is checked, what is new is let through. */

const text = z.string();
const orNull = z.nullish(text);

/** Fields as asked for; related records are objects of their own. */
export const rowShape = z.record(text, z.unknown());
export type SalesforceRow = z.infer<typeof rowShape>;

export const queryShape = z.looseObject({
  totalSize: z.number(),
  done: z.boolean(),
  nextRecordsUrl: z.optional(text.check(z.regex(/^\/services\/data\/v\d+\.\d\/query(?:All)?\/[\w-]+$/))),
  records: z.array(rowShape),
});

/** One answer per part, in any order; a part that failed has its own status and errors as its body. */
export const compositeShape = z.looseObject({
  compositeResponse: z.array(
    z.looseObject({ body: z.optional(z.unknown()), httpStatusCode: z.number(), referenceId: text }),
  ),
});

export const versionsShape = z
  .array(z.looseObject({ version: text.check(z.regex(/^\d+\.\d$/)) }))
  .check(z.minLength(1));

const picklistValue = z.looseObject({ value: text, label: orNull, active: z.optional(z.boolean()) });

const field = z.looseObject({
  name: text,
  label: text,
  type: text,
  relationshipName: orNull,
  picklistValues: z.optional(z.array(picklistValue)),
  nillable: z.optional(z.boolean()),
  createable: z.optional(z.boolean()),
  defaultedOnCreate: z.optional(z.boolean()),
});

export const describeShape = z.looseObject({
  name: text,
  fields: z.array(field),
  recordTypeInfos: z.optional(z.array(z.looseObject({ recordTypeId: text, name: text }))),
});
export type SalesforceDescribe = z.infer<typeof describeShape>;
export type SalesforceField = z.infer<typeof field>;

/** The list of resources ends with whose session it is: `…/id/{org id}/{user id}`. */
export const resourcesShape = z.looseObject({ identity: orNull });

export const listViewsShape = z.looseObject({
  listviews: z.array(z.looseObject({ id: text, label: text })),
});

/** How the list view itself is queried. */
export const listViewShape = z.looseObject({ query: text });

export const limitsShape = z.looseObject({
  DailyApiRequests: z.looseObject({ Max: z.number(), Remaining: z.number() }),
});

/** An array even for one error; OAuth's errors are an object of another form. */
export const errorsShape = z
  .array(z.looseObject({ errorCode: text, message: orNull, fields: z.nullish(z.array(text)) }))
  .check(z.minLength(1));
export const oauthErrorShape = z.looseObject({ error: text, error_description: orNull });

export const tokenShape = z.looseObject({
  access_token: text.check(z.minLength(1)),
  refresh_token: z.optional(text),
  instance_url: z.url(),
});
