import { readNumeral } from '../../values/numeral';
import { dayAndMonth, isAmbiguousDate } from '../file-dates';

/** How the texts of one column, or of several together, write dates. */
export interface DateShapes {
  /** Only the first number can be the day: "31/12/2025". */
  dayFirst: number;
  monthFirst: number;
  /** Both readings are days, and not the same one. */
  open: number;
  /** Year first, or the same day either way. */
  plain: number;
}

/** How numbers are written. */
export interface NumberShapes {
  /** The point is certainly the decimal mark: "1,234.50". */
  point: number;
  comma: number;
  /** "1.234" or "1,234": thousands or decimals. */
  open: number;
  plain: number;
}

/** What was seen in one column. */
export interface ColumnProfile {
  name: string;
  filled: number;
  /** The first few different texts. */
  samples: string[];
  /** Each text with how often it came; null when there are too many to list. */
  values: ReadonlyMap<string, number> | null;
  dates: DateShapes & { examples: string[] };
  numbers: NumberShapes & { examples: string[] };
  emails: number;
  /** Whole numbers of five digits or more. */
  numericIds: number;
  /** By their first three characters. */
  salesforceIds: ReadonlyMap<string, number>;
}

const SAMPLES = 3;
const SAMPLE_LENGTH = 120;
const MOST_VALUES = 400;
const MOST_REMEMBERED = 4000;
const LONGEST_SHAPE = 40;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const NUMERIC_ID = /^\d{5,20}$/;
const SALESFORCE_ID = /^[0-9A-Za-z]{15}(?:[0-9A-Z]{3})?$/;
const YEAR_FIRST = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/;

type Shape =
  | { sort: 'date'; kind: keyof DateShapes }
  | { sort: 'number'; kind: keyof NumberShapes; isId: boolean }
  | { sort: 'email' }
  | { sort: 'salesforce'; prefix: string }
  | { sort: 'text' };

/** Takes the texts of one column as they come; the counts do not depend on their order. */
export class ColumnScan {
  #filled = 0;
  #samples: string[] = [];
  #values: Map<string, number> | null = new Map();
  #shapes = new Map<string, Shape>();
  readonly #dates = { dayFirst: 0, monthFirst: 0, open: 0, plain: 0, examples: new Set<string>() };
  readonly #numbers = { point: 0, comma: 0, open: 0, plain: 0, examples: new Set<string>() };
  readonly #prefixes = new Map<string, number>();
  #emails = 0;
  #numericIds = 0;

  constructor(private readonly name: string) {}

  see(text: string): void {
    this.#filled += 1;
    const short = text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text;
    if (this.#samples.length < SAMPLES && !this.#samples.includes(short)) this.#samples.push(short);
    this.#count(text);
    this.#add(this.#shape(text), text);
  }

  profile(): ColumnProfile {
    return {
      name: this.name,
      filled: this.#filled,
      samples: this.#samples,
      values: this.#values,
      dates: { ...this.#dates, examples: [...this.#dates.examples] },
      numbers: { ...this.#numbers, examples: [...this.#numbers.examples] },
      emails: this.#emails,
      numericIds: this.#numericIds,
      salesforceIds: this.#prefixes,
    };
  }

  #count(text: string): void {
    if (!this.#values || text.length > 2 * SAMPLE_LENGTH) this.#values = null;
    else {
      this.#values.set(text, (this.#values.get(text) ?? 0) + 1);
      if (this.#values.size > MOST_VALUES) this.#values = null;
    }
  }

  #shape(text: string): Shape {
    const known = this.#shapes.get(text);
    if (known) return known;
    if (this.#shapes.size >= MOST_REMEMBERED) this.#shapes = new Map();
    const shape = shapeOf(text);
    this.#shapes.set(text, shape);
    return shape;
  }

  #add(shape: Shape, text: string): void {
    if (shape.sort === 'date') {
      this.#dates[shape.kind] += 1;
      if (shape.kind === 'open') keep(this.#dates.examples, text);
    } else if (shape.sort === 'number') {
      this.#numbers[shape.kind] += 1;
      if (shape.isId) this.#numericIds += 1;
      if (shape.kind === 'open') keep(this.#numbers.examples, text);
    } else if (shape.sort === 'email') this.#emails += 1;
    else if (shape.sort === 'salesforce')
      this.#prefixes.set(shape.prefix, (this.#prefixes.get(shape.prefix) ?? 0) + 1);
  }
}

function keep(examples: Set<string>, text: string): void {
  if (examples.size < SAMPLES) examples.add(text);
}

function shapeOf(text: string): Shape {
  if (EMAIL.test(text)) return { sort: 'email' };
  if (text.length > LONGEST_SHAPE || !/\d/.test(text)) return { sort: 'text' };
  if (YEAR_FIRST.test(text)) return { sort: 'date', kind: 'plain' };
  const found = dayAndMonth(text);
  if (found) return dateShape(found, text);
  if (/^\d+$/.test(text)) return { sort: 'number', kind: 'plain', isId: NUMERIC_ID.test(text) };
  if (SALESFORCE_ID.test(text)) return { sort: 'salesforce', prefix: text.slice(0, 3) };
  return numberShape(text);
}

function dateShape(found: NonNullable<ReturnType<typeof dayAndMonth>>, text: string): Shape {
  if (isAmbiguousDate(text)) return { sort: 'date', kind: 'open' };
  if (found.canBeDmy === found.canBeMdy)
    return found.canBeDmy ? { sort: 'date', kind: 'plain' } : { sort: 'text' };
  return { sort: 'date', kind: found.canBeDmy ? 'dayFirst' : 'monthFirst' };
}

/** Digits with at most a currency, a sign or a per cent around them. */
const NUMBER =
  /^[^\d\p{L}]{0,3}(?:\p{L}{2,4}\p{Sc}?\s?)?[-−(]?(\d[\d.,'’ \u00a0\u202f]*\d|\d)\)?\s?(?:%|\p{Sc}|\p{L}{3})?$/u;

function numberShape(text: string): Shape {
  const core = NUMBER.exec(text)?.[1]?.replace(/[\u00a0\u202f]/g, ' ');
  if (core === undefined) return { sort: 'text' };
  const read = readNumeral(core, null, false);
  if (read === null) return { sort: 'text' };
  const kind =
    read === 'ambiguous' ? 'open' : read.proves === '.' ? 'point' : read.proves === ',' ? 'comma' : 'plain';
  return { sort: 'number', kind, isId: false };
}

/** Short years are open for `isAmbiguousDate`, so dates of both orders are told apart by long ones only. */
export const isMostlyDates = ({ filled, dates }: ColumnProfile): boolean =>
  filled > 0 && dates.dayFirst + dates.monthFirst + dates.open + dates.plain >= 0.8 * filled;
