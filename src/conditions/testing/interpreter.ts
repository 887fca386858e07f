import type { AssessContext, CrmRecord, FieldType } from '../../record/types';
import type { Condition } from '../condition';
import {
  calendarDay,
  DAY,
  instant,
  normal,
  point,
  readValue,
  type Span,
  type Value,
  words,
} from './plain-values';

/**
 * OPERATORS.md once more, as plainly as it can be written: no tables, nothing compiled, and no code
 * shared with the operators. Tests hold the closures and the columns to its answers.
 */

type Answer = boolean | 'unknown';
export function interpret(
  condition: Condition,
  typeOf: (field: string) => FieldType,
  record: CrmRecord,
  context: AssessContext,
): Answer {
  const part = (inner: Condition) => interpret(inner, typeOf, record, context);
  const read = (field: string) => readValue(record, field, typeOf(field));
  switch (condition.op) {
    case 'all':
      return atLeast(condition.of.map(part), condition.of.length);
    case 'any':
      return atLeast(condition.of.map(part), 1);
    case 'none':
      return opposite(atLeast(condition.of.map(part), 1));
    case 'atLeast':
      return atLeast(condition.of.map(part), condition.count);
    case 'countAtLeast':
      return countEvents(condition, record, context.now);
    case 'daysBetween':
      return distance(condition, read(condition.from), read(condition.to), typeOf(condition.from));
  }
  const value = read(condition.field);
  if (value === 'unknown') return 'unknown';
  const isEmpty = value === 'empty';
  const type = typeOf(condition.field);
  switch (condition.op) {
    case 'exists':
      return !isEmpty;
    case 'empty':
      return isEmpty;
    case 'neq':
      return isEmpty || opposite(isOneOf(value, [condition.value], type));
    case 'notIn':
      return isEmpty || opposite(isOneOf(value, condition.values, type));
  }
  if (isEmpty) return false;
  switch (condition.op) {
    case 'eq':
      return isOneOf(value, [condition.value], type);
    case 'in':
      return isOneOf(value, condition.values, type);
    case 'contains':
      return 'text' in value && value.text.split(normal(condition.text)).length > 1;
    case 'startsWith':
      return 'text' in value && value.text.indexOf(normal(condition.text)) === 0;
    case 'endsWith': {
      const end = normal(condition.text);
      return 'text' in value && value.text.slice(-end.length) === end;
    }
    case 'anyOfWords':
      return 'text' in value && condition.words.some((entry) => hasWords(value.text, normal(entry)));
    case 'emailDomainIn':
      return 'text' in value && condition.domains.some((domain) => isOnDomain(value.text, normal(domain)));
  }
  const span = 'span' in value ? value.span : null;
  if (!span) return 'unknown';
  const limit = (operand: string | number | boolean) => point(operand, type) ?? Number.NaN;
  switch (condition.op) {
    case 'gt':
      return same(span.map((at) => at > limit(condition.value)));
    case 'gte':
      return same(span.map((at) => at >= limit(condition.value)));
    case 'lt':
      return same(span.map((at) => at < limit(condition.value)));
    case 'lte':
      return same(span.map((at) => at <= limit(condition.value)));
    case 'between':
      return within(span, limit(condition.from), limit(condition.to));
  }
  if (type === 'datetime') {
    const start = context.now - Math.round(condition.days * DAY);
    return condition.op === 'olderThanDays'
      ? same(span.map((at) => at < start))
      : within(span, start, context.now + 120_000);
  }
  const today = calendarDay(context.now, context.zone);
  if (today === null) return 'unknown';
  const first = today - Math.trunc(condition.days);
  return condition.op === 'olderThanDays' ? span[0] < first : within(span, first, today);
}

const opposite = (answer: Answer): Answer => (answer === 'unknown' ? answer : !answer);

function atLeast(answers: Answer[], count: number): Answer {
  const isTrue = answers.filter((answer) => answer === true).length;
  const isFalse = answers.filter((answer) => answer === false).length;
  if (isTrue >= count) return true;
  return answers.length - isFalse < count ? false : 'unknown';
}

/** One answer for every point of a span, if its two ends agree. */
const same = ([first, last]: boolean[]): Answer => (first === last ? first === true : 'unknown');

function within([first, last]: Span, low: number, high: number): Answer {
  if (low > high || last < low || first > high) return false;
  return first >= low && last <= high ? true : 'unknown';
}

function isOneOf(
  value: Exclude<Value, string>,
  operands: (string | number | boolean)[],
  type: FieldType,
): Answer {
  if ('text' in value) return operands.some((operand) => normal(String(operand)) === value.text);
  if ('yes' in value) return operands.includes(value.yes);
  const [first, last] = value.span;
  const hits = operands
    .map((operand) => point(operand, type))
    .filter((at) => at !== null && at >= first && at <= last);
  if (hits.length === 0) return false;
  return first === last ? true : 'unknown';
}

function hasWords(text: string, entry: string): boolean {
  const [all, wanted] = [words(text), words(entry)];
  if (wanted.length === 0) return false;
  return all.some((_, start) => wanted.every((word, index) => all[start + index] === word));
}

function isOnDomain(text: string, domain: string): boolean {
  const parts = text.split('@');
  const own = parts.length > 1 ? parts[parts.length - 1] : null;
  return own === domain || own?.endsWith(`.${domain}`) === true;
}

function distance(
  { atLeast: low, atMost: high }: { atLeast?: number | undefined; atMost?: number | undefined },
  from: Value,
  to: Value,
  type: FieldType,
): Answer {
  if (from === 'empty' || to === 'empty') return false;
  if (from === 'unknown' || to === 'unknown' || !('span' in from) || !('span' in to)) return 'unknown';
  const limit = (days: number) => (type === 'datetime' ? Math.round(days * DAY) : days);
  const span: Span = [to.span[0] - from.span[1], to.span[1] - from.span[0]];
  return within(
    span,
    low === undefined ? Number.NEGATIVE_INFINITY : limit(low),
    high === undefined ? Number.POSITIVE_INFINITY : limit(high),
  );
}

function countEvents(
  {
    events,
    count,
    withinDays,
  }: { events: string | string[]; count: number; withinDays?: number | undefined },
  record: CrmRecord,
  now: number,
): Answer {
  const happened: unknown = record.events;
  if (!Array.isArray(happened)) return 'unknown';
  const kinds = (typeof events === 'string' ? [events] : events).map(normal);
  let [sure, perhaps] = [0, 0];
  for (const event of happened) {
    const kind: unknown = event?.kind;
    const at = instant(event?.at);
    const isKind: Answer = typeof kind === 'string' ? kinds.includes(normal(kind)) : 'unknown';
    const isInTime: Answer =
      at === null
        ? 'unknown'
        : at <= now + 120_000 && (withinDays === undefined || at >= now - Math.round(withinDays * DAY));
    if (isKind === true && isInTime === true) sure += 1;
    else if (isKind !== false && isInTime !== false) perhaps += 1;
  }
  if (sure >= count) return true;
  const told = record.eventKinds?.map(normal);
  const isTold = !told || kinds.every((kind) => told.includes(kind));
  return sure + perhaps < count && isTold ? false : 'unknown';
}
