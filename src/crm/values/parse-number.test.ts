import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecimalMark } from './numeral';
import { type NumberContext, parseNumber } from './parse-number';

const money: NumberContext = { kind: 'money', decimal: null, languages: ['en', 'de'] };
const number: NumberContext = { ...money, kind: 'number' };

function read(text: string, context: NumberContext = money): number | string {
  const result = parseNumber(text, context);
  return result.ok ? result.value.value : result.reason;
}

describe('amounts', () => {
  it.each([
    ['$1,234.56', 1234.56],
    ['1.234,56 €', 1234.56],
    ["CHF 1'234.50", 1234.5],
    ['84\u202f000,00\u00a0€', 84000],
    ['84 000,00 €', 84000],
    ['(1,234.00)', -1234],
    ['($1,234.00)', -1234],
    ['−5', -5],
    ['-€1,234.50', -1234.5],
    ['€-1,234.50', -1234.5],
    ['USD 5,000.00 (EUR 4,300.00)', 5000],
    ['₹12,34,567.50', 1234567.5],
    ['1,234', 1234],
    ['$1.234', 1234],
    ['1234.567', 1234.567],
    ['0,123 €', 0.123],
    ['1.234.567', 1234567],
    ['١٬٢٣٤٫٥٠ US$', 1234.5],
    ['0', 0],
    ['R$ 84.000,00', 84000],
    ['84 000 Kč', 84000],
  ])('%s', (text, value) => expect(read(text)).toBe(value));

  it.each([
    ['45K', 'abbreviated'],
    ['$1.2M', 'abbreviated'],
    ['1,2 Mio. €', 'abbreviated'],
    ['45 K€', 'abbreviated'],
    ['4.6万', 'abbreviated'],
    ['1.234 KWD', 'ambiguous-number'],
    ['12 %', 'not-a-number'],
    ['10-20', 'not-a-number'],
    ['about 5', 'not-a-number'],
    ['1,23,4', 'not-a-number'],
    ['1,234.567.890', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['5 USD EUR', 'not-a-number'],
    ['12345678901234567', 'not-a-number'],
    ['<b>5</b>', 'not-a-number'],
    ['(5) (6)', 'not-a-number'],
    ['', 'not-a-number'],
  ])('%s is unreadable: %s', (text, reason) => expect(read(text)).toBe(reason));

  it('states a currency only when the text names exactly one', () => {
    const currency = (text: string) => {
      const result = parseNumber(text, money);
      return result.ok ? result.value.currency : result.reason;
    };
    expect(['1 €', 'US$1', 'EUR 1', '$1', '1 kr', '1'].map(currency)).toEqual([
      'EUR',
      'USD',
      'EUR',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('numbers', () => {
  it.each([
    ['40%', 40],
    ['12,5 %', 12.5],
    ['%12,5', 12.5],
    ['1.5', 1.5],
    ['420', 420],
  ])('%s', (text, value) => expect(read(text, number)).toBe(value));

  it('leaves one mark before three digits open, unless the field counts or the page decides', () => {
    expect(read('1.234', number)).toBe('ambiguous-number');
    expect(read('1.234', { ...number, isWhole: true })).toBe(1234);
    expect(read('1.234', { ...number, decimal: '.' })).toBe(1.234);
    expect(read('1.234', { ...number, decimal: ',' })).toBe(1234);
    expect(read('$1.234', { ...money, decimal: '.' })).toBe(1.234);
  });
});

const LOCALES =
  'en-US en-GB de de-CH fr fr-CH es pt-BR it nl sv da nb fi pl cs hu bg ru uk tr el he ar fa hi bn ja ko zh-CN vi id th et lt lv sl hr sr ro sk en-IN en-ZA es-MX fr-CA'.split(
    ' ',
  );
const DECIMAL_OF = (locale: string): DecimalMark | null => {
  const mark = new Intl.NumberFormat(`${locale}-u-nu-latn`)
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value;
  return mark === '.' || mark === ',' ? mark : null;
};

describe('what Intl formats', () => {
  const cents = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });

  it('is read as the same amount or not at all, in every locale and currency', () => {
    let readable = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...LOCALES),
        fc.constantFrom('USD', 'EUR', 'GBP', 'CHF', 'JPY', 'SEK', 'INR', 'BRL', 'KWD'),
        fc.constantFrom('symbol', 'code', 'narrowSymbol'),
        fc.constantFrom('standard', 'accounting'),
        cents,
        (locale, currency, currencyDisplay, currencySign, amount) => {
          const options = { style: 'currency', currency, currencyDisplay, currencySign } as const;
          const format = new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions);
          const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
          const value = Number((amount / 100).toFixed(digits));
          const result = parseNumber(format.format(value), money);
          if (!result.ok) return;
          readable += 1;
          expect(result.value.value + 0).toBe(value + 0);
          if (result.value.currency) expect(result.value.currency).toBe(currency);
        },
      ),
      { numRuns: 1500, seed: 7 },
    );
    expect(readable).toBeGreaterThan(1000);
  });

  it('is read as the same number or not at all, whatever the page proves of its own locale', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LOCALES),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        (locale, raw, maximumFractionDigits, isProven) => {
          const format = new Intl.NumberFormat(locale, { maximumFractionDigits });
          const value = Number(raw.toFixed(maximumFractionDigits));
          const decimal = isProven ? DECIMAL_OF(locale) : null;
          const result = parseNumber(format.format(value), { ...number, decimal });
          if (result.ok) expect(result.value.value).toBeCloseTo(value, 6);
        },
      ),
      { numRuns: 1500, seed: 11 },
    );
  });

  it('is never taken for the number itself when it is a short form', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), fc.integer({ min: 12_000, max: 1e12 }), (locale, value) => {
        const text = new Intl.NumberFormat(locale, { notation: 'compact' }).format(value);
        const result = parseNumber(text, { ...money, languages: [locale, 'en'] });
        const isShort = new Intl.NumberFormat(locale, { notation: 'compact' })
          .formatToParts(value)
          .some(({ type }) => type === 'compact');
        if (isShort) expect(result.ok).toBe(false);
      }),
      { numRuns: 500, seed: 13 },
    );
  });
});

it('answers every text without throwing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-(]?[\d.,' €$%KM]{0,12}\)?$/)), (text) => {
      const result = parseNumber(text, money);
      if (result.ok) expect(Number.isFinite(result.value.value)).toBe(true);
    }),
    { numRuns: 1000, seed: 17 },
  );
});
