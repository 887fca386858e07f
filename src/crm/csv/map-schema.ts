import * as z from 'zod/mini';

/** The map file: how the columns of a file become the fields of records. Strict, so that a typo can't switch a field off. */

const text = z.string().check(z.minLength(1), z.maxLength(500));
const column = text;
/** As in `CrmRecord.fields`. */
const fieldName = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,59}$/));
const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** Texts that mean "no value"; a blank cell always does. */
const blanks = z.array(z.string()).check(z.maxLength(100));
const dateOrder = z.enum(['dmy', 'mdy', 'ymd']);
const kind = z.enum(['open', 'won', 'lost']);

/** How a file is written. Detected where it is left out; a date order that can't be detected is asked for. */
const shape = {
  format: z.optional(z.enum(['csv', 'json', 'ndjson'])),
  encoding: z.optional(z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])),
  separator: z.optional(z.enum([',', ';', '\t', '|'])),
  dateOrder: z.optional(dateOrder),
  decimal: z.optional(z.enum(['.', ','])),
};

const origins = ['column', 'columns', 'constant'] as const;

/** Where one field comes from: exactly one of column, columns (the first that is not blank) and constant. */
const field = z
  .strictObject({
    column: z.optional(column),
    columns: z.optional(z.array(column).check(z.minLength(1), z.maxLength(20))),
    constant: z.optional(scalar),
    /** For names that are neither a concept nor a field of the rule pack. */
    type: z.optional(z.enum(['text', 'choice', 'number', 'money', 'date', 'datetime', 'boolean'])),
    label: z.optional(text),
    /** What the file writes → what is meant. */
    values: z.optional(z.record(z.string(), scalar)),
    /** Numbers from `from` on stand for `value`, up to the next band; below the first there is none. */
    bands: z.optional(
      z.array(z.strictObject({ from: z.number(), value: scalar })).check(z.minLength(1), z.maxLength(50)),
    ),
    blanks: z.optional(blanks),
    /** Numbers are counted in it; moments are counted in it since 1970. */
    unit: z.optional(z.enum(['thousands', 'millions', 'billions', 'seconds', 'milliseconds'])),
  })
  .check(
    z.refine(
      (spec) => origins.filter((origin) => spec[origin] !== undefined).length === 1,
      'State exactly one of column, columns and constant.',
    ),
  );

const stage = z.strictObject({
  column,
  /** What the file writes → stage id. */
  values: z.optional(z.record(z.string(), z.string())),
});

/** For use without a rule pack, in pipeline order. */
const stages = z
  .array(z.strictObject({ id: text, label: text, kind }))
  .check(z.minLength(1), z.maxLength(60));

/** How a record ended, where its stage does not tell: the texts of a column, or whether a field is filled. */
const outcome = z.strictObject({
  column: z.optional(column),
  field: z.optional(fieldName),
  won: z.optional(z.array(z.string())),
  lost: z.optional(z.array(z.string())),
  open: z.optional(z.array(z.string())),
  /** For a blank one. */
  blank: z.optional(kind),
  /** For any text that is not listed. */
  other: z.optional(kind),
});

/** A second file that the main one points into, e.g. accounts by name. Kept in memory. */
const lookup = z.strictObject({
  ...shape,
  file: text,
  /** Column of the second file. */
  key: column,
  /** Column of the main file. */
  on: column,
  /** What the main file writes → what the second file writes. */
  values: z.optional(z.record(z.string(), z.string())),
  /** A record without a row there: its fields are not known (default), or blank. */
  missing: z.optional(z.enum(['unknown', 'blank'])),
  fields: z.record(fieldName, field),
});

/** A second file with one row per change (`field`, `from`, `to`) or per state (`stage`, `amount` …). Kept in memory. */
const history = z
  .strictObject({
    ...shape,
    file: text,
    id: column,
    at: column,
    stage: z.optional(column),
    amount: z.optional(column),
    closeDate: z.optional(column),
    owner: z.optional(column),
    nextStep: z.optional(column),
    field: z.optional(column),
    from: z.optional(column),
    to: z.optional(column),
    /** What the file writes in `field` → which field that is. Rows of other fields are left out. */
    fieldNames: z.optional(
      z.record(z.string(), z.enum(['stage', 'amount', 'closeDate', 'owner', 'nextStep'])),
    ),
  })
  .check(
    z.refine(
      (spec) => (spec.field === undefined) === (spec.to === undefined),
      'State both field and to, or neither.',
    ),
    z.refine(
      ({ field: changes, stage: a, amount: b, closeDate: c, owner: d, nextStep: e }) =>
        [changes, a, b, c, d, e].some((name) => name !== undefined),
      'State field and to, or at least one of stage, amount, closeDate, owner and nextStep.',
    ),
  );

/**
 * The whole map. Columns are named as the header has them; keys inside JSON objects as
 * "properties.amount". `files` names are looked for beside the main file.
 */
export const mapSchema = z.strictObject({
  ...shape,
  object: z.enum(['deal', 'lead', 'contact', 'company']),
  /** Whose nouns are used. */
  crm: z.optional(z.enum(['hubspot', 'salesforce'])),
  /** The column of ids; where the file has none, columns to make one of, or {"rowNumber": true}. */
  id: z.union([
    column,
    z.strictObject({ columns: z.array(column).check(z.minLength(1), z.maxLength(10)) }),
    z.strictObject({ rowNumber: z.literal(true) }),
  ]),
  /** Several: their texts with blanks between, e.g. first and last name. */
  title: z.optional(z.union([column, z.array(column).check(z.minLength(1), z.maxLength(5))])),
  fields: z.record(fieldName, field),
  blanks: z.optional(blanks),
  /** IANA zone for times that state none, e.g. "Europe/Berlin". */
  zone: z.optional(text.check(z.refine(isZone, 'No such time zone. Write one like "Europe/Berlin".'))),
  stage: z.optional(stage),
  stages: z.optional(stages),
  /** Columns that state when a record entered a stage → that stage, e.g. of HubSpot's "Date entered …". */
  entered: z.optional(z.record(column, text)),
  pipeline: z.optional(field),
  outcome: z.optional(outcome),
  lookup: z.optional(z.union([lookup, z.array(lookup).check(z.maxLength(10))])),
  history: z.optional(history),
});

export type RecordMap = z.infer<typeof mapSchema>;
export type FieldSpec = z.infer<typeof field>;
export type LookupSpec = z.infer<typeof lookup>;
export type HistorySpec = z.infer<typeof history>;
export type OutcomeKind = z.infer<typeof kind>;

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
