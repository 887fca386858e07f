import * as z from 'zod/mini';
import { conditionSchema, fieldsOf } from '../../conditions/condition';

/**
 * Plain text of a pack's author. `{{field}}` stands for the value of a field as the CRM shows it;
 * nothing else is replaced, and nothing is evaluated.
 */
const sentence = (longest: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(longest),
    z.refine((text) => !/\{\{|\}\}/.test(text.replace(PLACEHOLDER, ''))),
  );

const PLACEHOLDER = /\{\{([a-z][A-Za-z0-9]{0,59})\}\}/g;

const fieldName = z.string().check(z.minLength(1), z.maxLength(60));

export const conditionOptions = z.strictObject({
  /** The record fails while this is true. */
  when: conditionSchema,
  /** Exceptions: it passes while this is true. */
  unless: z.optional(conditionSchema),
  /** What the rule wants instead: it passes once this is true, and this is what it asks for. */
  clearsWhen: z.optional(conditionSchema),
  /** Left out: the title of the rule. */
  title: z.optional(sentence(80)),
  /** Value, comparison, threshold. */
  says: sentence(300),
  /** The next step. */
  next: sentence(200),
  /** Fields to jump to; left out: those of `when`. */
  fields: z.optional(z.array(fieldName).check(z.minLength(1), z.maxLength(10))),
});

export type ConditionOptions = z.infer<typeof conditionOptions>;

/** The fields that a text names in placeholders. */
const placeholders = (text: string) => [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');

/** Fields named in the author's texts, each once. */
export function fieldsInTexts({ title, says, next }: ConditionOptions): string[] {
  return [...new Set([title ?? '', says, next].flatMap(placeholders))];
}

/** Every field that the rule reads. */
export function fieldsRead(options: ConditionOptions): string[] {
  const conditions = [options.when, options.unless, options.clearsWhen].flatMap((part) =>
    part ? fieldsOf(part) : [],
  );
  return [...new Set([...conditions, ...(options.fields ?? []), ...fieldsInTexts(options)])];
}
