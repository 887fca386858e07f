import type { Condition } from '../../src/conditions/condition';
import type { CrmRecord, FieldType } from '../../src/record/types';

/**
 * The prototype that a cold start is measured against: closures over records with the operators of the
 * bench and nothing around them. Nothing is unknown, days are days of UTC, and text is only put in lower case.
 */
export type BareTest = (record: CrmRecord, now: number) => boolean;

type Value = string | number | boolean | null;

const DAY = 86_400_000;

function read(record: CrmRecord, field: string, type: FieldType): Value {
  const reading = record.fields[field];
  return reading?.state === 'value' ? plain(reading.value, type) : null;
}

function plain(value: string | number | boolean, type: FieldType): Value {
  if (typeof value !== 'string') return value;
  if (type === 'date') return Date.parse(value) / DAY;
  return type === 'datetime' ? Date.parse(value) : value.toLowerCase();
}

const padded = (text: string): string => ` ${text.split(/[^a-z0-9]+/).join(' ')} `;

export function bare(condition: Condition, typeOf: (field: string) => FieldType): BareTest {
  if (condition.op === 'all' || condition.op === 'any' || condition.op === 'none') {
    const parts = condition.of.map((part) => bare(part, typeOf));
    if (condition.op === 'all') return (record, now) => parts.every((part) => part(record, now));
    const isAny = condition.op === 'any';
    return (record, now) => parts.some((part) => part(record, now)) === isAny;
  }
  if (!('field' in condition)) throw new Error(`The prototype has no ${condition.op}.`);
  const { field } = condition;
  const type = typeOf(field);
  const number =
    (test: (value: number, now: number) => boolean): BareTest =>
    (record, now) => {
      const value = read(record, field, type);
      return typeof value === 'number' && test(value, now);
    };
  const text =
    (test: (value: string) => boolean): BareTest =>
    (record) => {
      const value = read(record, field, type);
      return typeof value === 'string' && test(value);
    };
  const limit = (value: string | number | boolean) => Number(plain(value, type));
  switch (condition.op) {
    case 'eq':
    case 'neq': {
      const wanted = plain(condition.value, type);
      return (record) => (read(record, field, type) === wanted) === (condition.op === 'eq');
    }
    case 'in':
    case 'notIn': {
      const wanted = new Set(condition.values.map((value) => plain(value, type)));
      return (record) => wanted.has(read(record, field, type)) === (condition.op === 'in');
    }
    case 'gt': {
      const least = limit(condition.value);
      return number((value) => value > least);
    }
    case 'gte': {
      const least = limit(condition.value);
      return number((value) => value >= least);
    }
    case 'lt': {
      const most = limit(condition.value);
      return number((value) => value < most);
    }
    case 'lte': {
      const most = limit(condition.value);
      return number((value) => value <= most);
    }
    case 'between': {
      const [least, most] = [limit(condition.from), limit(condition.to)];
      return number((value) => value >= least && value <= most);
    }
    case 'olderThanDays':
    case 'withinDays': {
      const unit = type === 'date' ? DAY : 1;
      const isOlder = (value: number, now: number) => now - value * unit > condition.days * DAY;
      if (condition.op === 'olderThanDays') return number(isOlder);
      return number((value, now) => value * unit <= now && !isOlder(value, now));
    }
    case 'contains': {
      const part = condition.text.toLowerCase();
      return text((value) => value.includes(part));
    }
    case 'anyOfWords': {
      const words = condition.words.map((word) => padded(word.toLowerCase()));
      return text((value) => words.some((word) => padded(value).includes(word)));
    }
    case 'exists':
      return (record) => read(record, field, type) !== null;
    case 'empty':
      return (record) => read(record, field, type) === null;
    default:
      throw new Error(`The prototype has no ${condition.op}.`);
  }
}
