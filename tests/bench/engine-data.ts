import type { Condition, FieldCondition } from '../../src/conditions/condition';
import { DAY_MS } from '../../src/record/format';
import type { CrmRecord, FieldReading, FieldType } from '../../src/record/types';
import { deal, NOW } from '../../src/rule-kinds/testing/record-builder';

/** Deals of 30 fields and 200 conditions on them, the same at each run. */

export interface BenchData {
  types: Readonly<Record<string, FieldType>>;
  records: CrmRecord[];
  conditions: Condition[];
}

/** How free texts are made: from few words and few different texts, or from many of both. */
export interface TextStyle {
  words: number;
  distinctTexts: number;
  longest: number;
}

export const SHORT_TEXTS: TextStyle = { words: 60, distinctTexts: 500, longest: 6 };
export const RICH_TEXTS: TextStyle = { words: 8000, distinctTexts: Number.POSITIVE_INFINITY, longest: 20 };

type Random = () => number;

/** mulberry32: 32 bits of state, good enough for data. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const COUNTS: Record<FieldType, number> = {
  choice: 8,
  money: 3,
  number: 5,
  date: 3,
  datetime: 4,
  boolean: 3,
  text: 4,
};

const fieldTypes = (): Record<string, FieldType> =>
  Object.fromEntries(
    Object.entries(COUNTS).flatMap(([type, count]) =>
      Array.from({ length: count }, (_, index) => [`${type}${index}`, type as FieldType]),
    ),
  );

const SYLLABLES = [
  'ba',
  'ren',
  'to',
  'mi',
  'sal',
  'ku',
  'dor',
  'ven',
  'li',
  'ga',
  'pro',
  'tek',
  'nu',
  'ras',
  'el',
  'fi',
];

/** A made-up word for each number. */
const wordOf = (index: number): string =>
  [index % 16, (index >> 4) % 16, (index >> 8) % 16, index >> 12]
    .map((part) => SYLLABLES[part] ?? '')
    .join('');

/** Another seed gives other records of the same fields. */
export function benchData(size: number, style: TextStyle, seed = 1): BenchData {
  const random = randomFrom(seed);
  const types = fieldTypes();
  const texts = textMaker(style, random);
  const records = Array.from({ length: size }, (_, index) => {
    const fields = Object.entries(types).map(([name, type]) => [name, readingOf(name, type, texts, random)]);
    return deal({ identity: { ...deal().identity, id: String(index) }, fields: Object.fromEntries(fields) });
  });
  const conditions = Array.from({ length: 200 }, (_, index) => conditionOf(index, types, style, random));
  return { types, records, conditions };
}

const EMPTY: FieldReading = { state: 'empty', label: 'Label' };

/** One value in twenty is empty. */
function readingOf(name: string, type: FieldType, texts: () => string, random: Random): FieldReading {
  if (random() < 0.05) return EMPTY;
  const value = sampleOf(name, type, texts, random);
  return {
    state: 'value',
    value,
    text: '',
    label: 'Label',
    ...(type === 'datetime' && { precision: 'exact' }),
  };
}

const choices = (name: string): number => 4 + (name.charCodeAt(name.length - 1) % 8) * 2;

function sampleOf(
  name: string,
  type: FieldType,
  texts: () => string,
  random: Random,
): string | number | boolean {
  switch (type) {
    case 'choice':
      return `Choice ${Math.floor(random() ** 1.5 * choices(name))}`;
    case 'number':
      return Math.floor(random() * 1000);
    case 'money':
      return Math.round(10 ** (2 + random() * 4) * 100) / 100;
    case 'date':
      return new Date(NOW + Math.floor((random() - 0.5) * 400) * DAY_MS).toISOString().slice(0, 10);
    case 'datetime':
      return NOW - Math.floor(random() * 200 * DAY_MS);
    case 'boolean':
      return random() < 0.4;
    case 'text':
      return texts();
  }
}

function textMaker({ words, distinctTexts, longest }: TextStyle, random: Random): () => string {
  const write = () =>
    Array.from({ length: 2 + Math.floor(random() * (longest - 1)) }, () => wordOf(rank(words, random))).join(
      ' ',
    );
  if (!Number.isFinite(distinctTexts)) return write;
  const known = Array.from({ length: distinctTexts }, write);
  return () => known[Math.floor(random() * known.length)] ?? '';
}

/** Some words are much more common than others, as in real texts. */
const rank = (words: number, random: Random): number => Math.floor(words * random() ** 3);

/** Three leaves in five, else groups of two to four. */
function conditionOf(index: number, types: BenchData['types'], style: TextStyle, random: Random): Condition {
  const leaf = () => leafOf(types, style, random);
  if (index % 5 < 3) return leaf();
  const of = Array.from({ length: 2 + Math.floor(random() * 3) }, leaf);
  return { op: (['all', 'any', 'none', 'any'] as const)[Math.floor(random() * 4)] ?? 'all', of };
}

function leafOf(types: BenchData['types'], style: TextStyle, random: Random): FieldCondition {
  const names = Object.keys(types);
  const field = names[Math.floor(random() * names.length)] ?? '';
  const type = types[field] ?? 'text';
  if (random() < 0.06) return { op: random() < 0.5 ? 'exists' : 'empty', field };
  const operand = () =>
    packValue(
      sampleOf(field, type, () => '', random),
      type,
    );
  switch (type) {
    case 'choice': {
      const values = [operand(), operand(), operand()];
      return random() < 0.5
        ? { op: random() < 0.5 ? 'in' : 'notIn', field, values }
        : { op: random() < 0.6 ? 'eq' : 'neq', field, value: operand() };
    }
    case 'boolean':
      return { op: 'eq', field, value: operand() };
    case 'text': {
      const word = () => wordOf(rank(style.words, random));
      return random() < 0.6
        ? { op: 'anyOfWords', field, words: [word(), word(), word(), word()] }
        : { op: 'contains', field, text: word() };
    }
    default:
      return orderLeaf(field, type, operand, random);
  }
}

function orderLeaf(
  field: string,
  type: FieldType,
  operand: () => string | number | boolean,
  random: Random,
): FieldCondition {
  if ((type === 'datetime' || type === 'date') && random() < 0.4)
    return { op: random() < 0.5 ? 'olderThanDays' : 'withinDays', field, days: Math.floor(random() * 120) };
  if (random() < 0.2) {
    const [from = '', to = ''] = [operand(), operand()].sort((a, b) => (a < b ? -1 : 1));
    return { op: 'between', field, from, to };
  }
  return {
    op: (['gt', 'gte', 'lt', 'lte'] as const)[Math.floor(random() * 4)] ?? 'gt',
    field,
    value: operand(),
  };
}

const packValue = (value: string | number | boolean, type: FieldType): string | number | boolean =>
  type === 'datetime' ? new Date(Number(value)).toISOString() : value;
