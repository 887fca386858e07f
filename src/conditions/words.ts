import { formatDayTime, formatIsoDate, formatNumber, joinWords, plural } from '../record/format';
import type { AssessContext, FieldType } from '../record/types';
import {
  type Condition,
  type DaysBetweenCondition,
  type EventCondition,
  type FieldCondition,
  type GroupCondition,
  isGroup,
  type LeafCondition,
} from './condition';
import { mergeParts } from './merge-parts';
import type { Operand } from './operators/comparable';

/** What the words of a condition need to know of a field. */
export interface FieldWords {
  label: string;
  type: FieldType;
}

interface Context extends Pick<AssessContext, 'locale' | 'zone'> {
  /** For documents, which must be exact: every entry is named, and groups inside groups are told apart. */
  complete?: true;
}

/** More entries of a list than anyone reads in a sentence are counted. */
const MOST_NAMED = 5;

/** "a", "a or b", "a, b or 3 more". */
export function joinChoices(entries: readonly string[], word = 'or', most = MOST_NAMED): string {
  const named = entries.length > most ? entries.slice(0, most - 1) : entries;
  const rest = entries.length - named.length;
  const all = rest > 0 ? [...named, `${rest} more`] : named;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${word} ${all.at(-1)}`;
}

/** A value of the pack as a reader knows it: “text”, 25,000, 20 Nov 2026, Yes. */
export function operandWords(value: Operand, type: FieldType, context: Context): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return formatNumber(value, context, 2);
  if (type === 'date') return formatIsoDate(value, context);
  return type === 'datetime' ? formatDayTime(Date.parse(value), context) : `“${value}”`;
}

type FieldOf = (name: string) => FieldWords;

/** What a condition asks of a record: "Amount is more than 25,000 and Discount is filled". */
export function conditionWords(condition: Condition, fieldOf: FieldOf, context: Context): string {
  if (!isGroup(condition)) return leafWords(condition, fieldOf, context);
  const { and, or } = joints(partWords(condition, fieldOf, context), context);
  if (condition.op === 'none') return `it is not so that ${or}`;
  if (condition.op === 'atLeast') return `at least ${condition.count} of these hold: ${and}`;
  return condition.op === 'all' ? and : or;
}

function partWords({ op, of }: GroupCondition, fieldOf: FieldOf, context: Context): string[] {
  const single = (part: Condition) => {
    const words = conditionWords(part, fieldOf, context);
    return context.complete && isGroup(part) ? `(${words})` : words;
  };
  if (op === 'atLeast') return of.map(single);
  const join = (texts: readonly string[]) => (op === 'all' ? joinWords(texts) : choices(texts, context));
  return mergeParts(of).map((run) => {
    if (run.ask === null) return single(run.part);
    if ('texts' in run)
      return `${fieldOf(run.field).label} ${run.ask} ${join(run.texts.map((text) => `“${text}”`))}`;
    const isMany = op === 'all' && run.fields.length > 1;
    return `${join(run.fields.map((name) => fieldOf(name).label))} ${isMany ? 'are' : 'is'} ${run.ask}`;
  });
}

/** Parts that hold a comma or a joint of their own are set apart by semicolons, where words must be exact. */
function joints(parts: readonly string[], context: Context): { and: string; or: string } {
  if (context.complete && parts.some((part) => /[,;]| (?:and|or) /.test(part)))
    return { and: parts.join('; and '), or: parts.join('; or ') };
  return { and: joinWords(parts), or: choices(parts, context) };
}

const choices = (entries: readonly string[], { complete }: Context) =>
  joinChoices(entries, 'or', complete ? entries.length : MOST_NAMED);

function leafWords(leaf: LeafCondition, fieldOf: FieldOf, context: Context): string {
  if (leaf.op === 'countAtLeast') return `there are at least ${eventWords(leaf, context)}`;
  if (leaf.op === 'daysBetween') {
    const [from, to] = [fieldOf(leaf.from).label, fieldOf(leaf.to).label];
    return `${to} is ${distanceWords(leaf)} after ${from}`;
  }
  const field = fieldOf(leaf.field);
  return `${field.label} ${asks(leaf, field.type, context)}`;
}

/** What to do so that a leaf becomes true, or false: "set Amount to at most 25,000". */
export function changeWords(leaf: LeafCondition, to: boolean, fieldOf: FieldOf, context: Context): string {
  if (leaf.op === 'countAtLeast') return `${to ? 'reach' : 'stay under'} ${eventWords(leaf, context)}`;
  if (leaf.op === 'daysBetween') {
    const not = to ? '' : 'a day that is not ';
    return `set ${fieldOf(leaf.to).label} to ${not}${distanceWords(leaf)} after ${fieldOf(leaf.from).label}`;
  }
  return fieldChange(leaf, to, fieldOf(leaf.field), context);
}

const quoted = (texts: readonly string[], { complete }: Context, word = 'or') =>
  joinChoices(
    texts.map((text) => `“${text}”`),
    word,
    complete ? texts.length : MOST_NAMED,
  );

function eventWords({ events, count, withinDays }: EventCondition, context: Context): string {
  const period = withinDays === undefined ? '' : ` within the last ${plural(withinDays, 'day')}`;
  return `${plural(count, 'event')} of ${quoted([events].flat(), context)}${period}`;
}

function distanceWords({ atLeast, atMost }: DaysBetweenCondition): string {
  const low = atLeast === undefined ? [] : [`at least ${plural(atLeast, 'day')}`];
  const high = atMost === undefined ? [] : [`at most ${plural(atMost, 'day')}`];
  return joinWords([...low, ...high]);
}

const isDate = (type: FieldType) => type === 'date' || type === 'datetime';

/** Comparisons as they follow "is" and "to"; moments have words of their own. */
const ORDER = {
  gt: ['more than', 'after'],
  gte: ['at least', 'on or after'],
  lt: ['less than', 'before'],
  lte: ['at most', 'on or before'],
} as const;

const OPPOSITE = { gt: 'lte', gte: 'lt', lt: 'gte', lte: 'gt' } as const;

const comparison = (op: keyof typeof ORDER, type: FieldType) => ORDER[op][isDate(type) ? 1 : 0];

function asks(leaf: FieldCondition, type: FieldType, context: Context): string {
  const write = (value: Operand) => operandWords(value, type, context);
  switch (leaf.op) {
    case 'eq':
      return `is ${write(leaf.value)}`;
    case 'neq':
      return `is not ${write(leaf.value)}`;
    case 'in':
      return `is ${choices(leaf.values.map(write), context)}`;
    case 'notIn':
      return `is none of ${choices(leaf.values.map(write), context)}`;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return `is ${comparison(leaf.op, type)} ${write(leaf.value)}`;
    case 'between':
      return `is from ${write(leaf.from)} to ${write(leaf.to)}`;
    case 'contains':
      return `contains “${leaf.text}”`;
    case 'startsWith':
      return `starts with “${leaf.text}”`;
    case 'endsWith':
      return `ends with “${leaf.text}”`;
    case 'anyOfWords':
      return `names ${quoted(leaf.words, context)}`;
    case 'emailDomainIn':
      return `is an address at ${choices(leaf.domains, context)}`;
    case 'exists':
      return 'is filled';
    case 'empty':
      return 'is empty';
    case 'olderThanDays':
      return `is more than ${plural(leaf.days, 'day')} ago`;
    case 'withinDays':
      return `is within the last ${plural(leaf.days, 'day')}`;
  }
}

function fieldChange(leaf: FieldCondition, to: boolean, { label, type }: FieldWords, context: Context) {
  const write = (value: Operand) => operandWords(value, type, context);
  const setTo = (isIt: boolean, value: string) =>
    `set ${label} to ${isIt ? '' : 'something other than '}${value}`;
  switch (leaf.op) {
    case 'eq':
    case 'neq':
      return setTo(to === (leaf.op === 'eq'), write(leaf.value));
    case 'in':
    case 'notIn':
      return setTo(to === (leaf.op === 'in'), joinChoices(leaf.values.map(write)));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return setTo(true, `${comparison(to ? leaf.op : OPPOSITE[leaf.op], type)} ${write(leaf.value)}`);
    case 'between':
      return to
        ? setTo(true, `${write(leaf.from)} to ${write(leaf.to)}`)
        : setTo(
            true,
            `${comparison('lt', type)} ${write(leaf.from)} or ${comparison('gt', type)} ${write(leaf.to)}`,
          );
    case 'contains':
      return to ? `put “${leaf.text}” into ${label}` : `take “${leaf.text}” out of ${label}`;
    case 'startsWith':
      return `let ${label} start with ${to ? '' : 'something other than '}“${leaf.text}”`;
    case 'endsWith':
      return `let ${label} end with ${to ? '' : 'something other than '}“${leaf.text}”`;
    case 'anyOfWords':
      return to
        ? `name ${quoted(leaf.words, context)} in ${label}`
        : `take ${quoted(leaf.words, context, 'and')} out of ${label}`;
    case 'emailDomainIn':
      return setTo(true, `an address ${to ? 'at' : 'elsewhere than at'} ${joinChoices(leaf.domains)}`);
    case 'exists':
    case 'empty':
      return to === (leaf.op === 'exists') ? `fill ${label}` : `clear ${label}`;
    case 'olderThanDays':
    case 'withinDays':
      return to === (leaf.op === 'withinDays')
        ? setTo(true, `a day within the last ${leaf.days}`)
        : setTo(true, `more than ${plural(leaf.days, 'day')} ago`);
  }
}
