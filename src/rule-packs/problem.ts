import type * as z from 'zod/mini';
import { plural } from '../record/format';

/** One reason why a pack is refused. Codes are stable; texts may change. */
export interface Problem {
  code: string;
  /** e.g. "rules[2].options.factor"; "" for the pack as a whole. */
  path: string;
  message: string;
  fix: string;
}

export const problem = (code: string, path: string, message: string, fix: string): Problem => ({
  code,
  path,
  message,
  fix,
});

/** `["rules", 2, "options"]` as "rules[2].options". */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** Room for every operator. */
const MOST_LISTED = 30;

const list = (values: readonly unknown[]) => values.slice(0, MOST_LISTED).map(String).join(', ');

const UNITS: Record<string, readonly [string, string]> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

/** "1 character", "300 entries", or the bare number of a number. */
function amount(limit: number | bigint, origin: string): string {
  const unit = UNITS[origin];
  return unit ? plural(Number(limit), ...unit) : String(limit);
}

/** Turns a schema issue into words; `input` tells a missing key from a wrong one. */
export function schemaProblem(issue: z.core.$ZodIssue, input: unknown, prefix = ''): Problem {
  const path = [prefix, pathText(issue.path)].filter(Boolean).join('.');
  if (issue.path.length > 0 && valueAt(input, issue.path) === undefined)
    return problem('missing', path, 'This is missing.', 'Add it.');
  switch (issue.code) {
    case 'invalid_type':
      return problem(
        'wrong-type',
        path,
        `This must be ${article(issue.expected)}.`,
        'Write a value of that type.',
      );
    case 'unrecognized_keys':
      return problem(
        'unknown-key',
        [path, issue.keys[0]].filter(Boolean).join('.'),
        `No such setting: ${list(issue.keys)}.`,
        'Check its spelling, or take it out.',
      );
    case 'invalid_value':
      return problem(
        'unknown-value',
        path,
        'This value is not allowed here.',
        `Use one of: ${list(issue.values)}.`,
      );
    case 'invalid_union':
      return unionProblem(issue, path);
    case 'too_small':
      return problem(
        'out-of-range',
        path,
        'This is too small.',
        `Use at least ${amount(issue.minimum, issue.origin)}.`,
      );
    case 'too_big':
      return problem(
        'out-of-range',
        path,
        'This is too large.',
        `Use at most ${amount(issue.maximum, issue.origin)}.`,
      );
    case 'invalid_format':
      return problem(
        'wrong-format',
        path,
        'This is not written in the expected form.',
        formatFix(issue.format),
      );
    case 'invalid_key':
      return problem('wrong-format', path, 'This name is not allowed.', FIELD_NAME_FIX);
    default:
      return problem('invalid', path, 'This is not valid here.', 'Compare it with a pack that works.');
  }
}

/** Unions told apart by a key carry the values of that key; the others are values of several types. */
function unionProblem(issue: z.core.$ZodIssueInvalidUnion, path: string): Problem {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : null;
  return options
    ? problem('unknown-operator', path, `There is no such ${nounOf(issue)}.`, `Use one of: ${list(options)}.`)
    : problem('wrong-type', path, 'This is not a value to compare with.', 'Write text, a number or yes/no.');
}

const nounOf = ({ discriminator }: z.core.$ZodIssueInvalidUnion): string =>
  discriminator === undefined || discriminator === 'op' ? 'operator' : discriminator;

const FIELD_NAME_FIX = 'Use letters and digits only, starting with a letter.';

const formatFix = (format: string) =>
  format === 'datetime' ? 'Write it like 2026-11-20T14:00:00Z.' : FIELD_NAME_FIX;

const article = (type: string) =>
  type === 'int' ? 'a whole number' : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
