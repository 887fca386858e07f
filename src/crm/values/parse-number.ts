import { isAbbreviation } from './abbreviation';
import { currencyOf, hasThreeDecimals } from './currency';
import { type DecimalMark, readNumeral } from './numeral';
import { type Parsed, parsed, unparsed } from './parsed';
import { plainText } from './plain-text';

export interface NumberContext {
  kind: 'money' | 'number';
  /** The field counts whole things, so one mark before three digits groups thousands. */
  isWhole?: boolean;
  /** Decimal mark that other texts of the page prove; null when none does. */
  decimal: DecimalMark | null;
  /** Language tags for short forms such as "Mio."; must be valid. */
  languages: readonly string[];
}

export interface NumberText {
  /** As shown: "40 %" is 40. */
  value: number;
  /** ISO 4217, when the text states exactly one. */
  currency?: string;
  /** The decimal mark this text makes certain for the page. */
  proves: DecimalMark | null;
}

const CORE = /[.,]?\d[\d.,'’ʼ`´٬٫ ]*\d|\d/;
const MINUS = /[-−﹣－]/g;
const DUAL = /^([^()]+)\(([^()]*\d[^()]*)\)$/;

/**
 * A number or an amount as CRMs show them: "$1,234.56", "1.234,56 €", "CHF 1'234.50", "(5.00)",
 * "−5", "12,5 %". Two readings possible → 'ambiguous-number'; "45K" → 'abbreviated'; anything
 * else → 'not-a-number'. An amount with its conversion ("USD 5.00 (EUR 4.30)") is the first one.
 */
export function parseNumber(text: string, context: NumberContext): Parsed<NumberText> {
  const plain = plainText(text);
  const [, own, converted] = (context.kind === 'money' && DUAL.exec(plain)) || [];
  if (own && converted) {
    const second = readAmount(converted.trim(), context);
    return second.ok ? readAmount(own.trim(), context) : unparsed('not-a-number');
  }
  const [, inBrackets] = /^\((.+)\)$/.exec(plain) ?? [];
  if (!inBrackets) return readAmount(plain, context);
  const positive = inBrackets.match(MINUS) ? unparsed('not-a-number') : readAmount(inBrackets, context);
  return positive.ok ? parsed({ ...positive.value, value: -positive.value.value }) : positive;
}

function readAmount(text: string, context: NumberContext): Parsed<NumberText> {
  const core = CORE.exec(text);
  if (!core) return unparsed('not-a-number');
  const before = text.slice(0, core.index);
  const after = text.slice(core.index + core[0].length);
  if (/\d/.test(after)) return unparsed('not-a-number');
  const around = readSurroundings(before, after, context);
  if (!around.ok) return around;
  const { isNegative, currency } = around.value;
  const isThousandsLikely = context.kind === 'money' ? !hasThreeDecimals(currency) : context.isWhole === true;
  const numeral = readNumeral(core[0], context.decimal, isThousandsLikely);
  if (numeral === null) return unparsed('not-a-number');
  if (numeral === 'ambiguous') return unparsed('ambiguous-number');
  const value = isNegative && numeral.value !== 0 ? -numeral.value : numeral.value;
  return parsed({ value, proves: numeral.proves, ...(currency && { currency }) });
}

function readSurroundings(
  before: string,
  after: string,
  { kind, languages }: NumberContext,
): Parsed<{ isNegative: boolean; currency: string | null }> {
  const signs = before.match(MINUS)?.length ?? 0;
  const beside = `${before.replace(MINUS, ' ').replace(/^\+/, '')} ${after}`;
  const percents = beside.match(/[%٪]/g)?.length ?? 0;
  if (signs > 1 || percents > 1 || (percents > 0 && kind === 'money')) return unparsed('not-a-number');
  let currency: string | null = null;
  let isShortened = false;
  for (const token of beside.replace(/[%٪]/g, ' ').split(' ').filter(Boolean).flatMap(apart)) {
    const code = currencyOf(token);
    if (code !== undefined) {
      if (code && currency && code !== currency) return unparsed('not-a-number');
      currency ??= code;
    } else if (isAbbreviation(token, languages)) isShortened = true;
    else return unparsed('not-a-number');
  }
  return isShortened ? unparsed('abbreviated') : parsed({ isNegative: signs === 1, currency });
}

/** "K€" is a short form and a currency, "US$" one symbol. */
function apart(token: string): string[] {
  if (currencyOf(token) !== undefined) return [token];
  return token.match(/\p{Sc}|[^\p{Sc}]+/gu) ?? [token];
}
