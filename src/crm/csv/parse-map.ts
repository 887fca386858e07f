import type * as z from 'zod/mini';
import { closest } from './closest';
import { mapSchema, type RecordMap } from './map-schema';

/** One reason why a map is refused. */
export interface MapProblem {
  /** e.g. "fields.amount.unit"; "" for the map as a whole. */
  path: string;
  message: string;
  fix: string;
}

export type ParsedMap = { ok: true; map: RecordMap } | { ok: false; problems: MapProblem[] };

/** The door for map files: takes parsed JSON, never throws, answers the map or every reason why not. */
export function parseMap(input: unknown): ParsedMap {
  const read = mapSchema.safeParse(input);
  if (read.success) return { ok: true, map: read.data };
  return { ok: false, problems: read.error.issues.flatMap(flatIssues).map(mapProblem) };
}

/** A union's own issue says little; the branch that came furthest says what to mend. */
function flatIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (branch: readonly z.core.$ZodIssue[]) =>
    Math.max(0, ...branch.map(({ path }) => path.length));
  const [best] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  if (!best?.some(({ path }) => path.length > 0)) return [issue];
  return best.flatMap((inner) => flatIssues({ ...inner, path: [...issue.path, ...inner.path] }));
}

function mapProblem(issue: z.core.$ZodIssue): MapProblem {
  const path = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'invalid_type':
      return 'input' in issue && issue.input !== undefined
        ? { path, message: `This must be ${ARTICLES[issue.expected] ?? issue.expected}.`, fix: 'Correct it.' }
        : {
            path,
            message: `This is missing or is not ${ARTICLES[issue.expected] ?? issue.expected}.`,
            fix: 'Add it.',
          };
    case 'unrecognized_keys':
      return {
        path,
        message: `No such setting: ${issue.keys.join(', ')}.`,
        fix: suggestion(issue.keys[0] ?? ''),
      };
    case 'invalid_value':
      return {
        path,
        message: 'This value is not allowed here.',
        fix: `Use one of: ${issue.values.join(', ')}.`,
      };
    case 'invalid_key':
      return {
        path,
        message: 'This is no field name.',
        fix: 'Use letters and digits only, a small letter first, e.g. closeDate.',
      };
    case 'custom':
      return { path, message: issue.message, fix: 'See docs/maps.md.' };
    default:
      return { path, message: 'This is not valid here.', fix: 'Compare it with a map that works.' };
  }
}

const ARTICLES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  record: 'an object',
};

/** Every setting that a map knows, wherever it stands. */
const SETTINGS = (
  'object crm id title fields blanks zone stage stages entered pipeline outcome lookup history format encoding separator ' +
  'dateOrder decimal column columns constant type label values bands value unit kind won lost open blank other field file key ' +
  'on missing at amount closeDate owner nextStep from to fieldNames rowNumber'
).split(' ');

function suggestion(key: string): string {
  const similar = closest(key, SETTINGS);
  return similar ? `Did you mean “${similar}”?` : 'Check its spelling, or take it out.';
}
