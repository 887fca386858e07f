import { expect, it } from 'vitest';
import { CONTEXT } from '../testing/sample-view';
import { amountText, fullAmountText } from './amount-text';
import { sumsText } from './sums-text';

it('writes amounts with their currency, a real minus, and unknown for what was not read', () => {
  expect(amountText(84_000.4, 'EUR', CONTEXT)).toBe('€84,000');
  expect(amountText(-1200, 'USD', CONTEXT)).toBe('−US$1,200');
  expect(amountText(84_000, 'CAD', CONTEXT)).toBe('CA$84,000');
  expect(amountText(84_000, 'USD', { locale: 'en-US' })).toBe('$84,000');
  expect(amountText(12, null, CONTEXT)).toBe('12');
  expect(amountText(12, 'not a code', CONTEXT)).toBe('not a code 12');
  expect(amountText(null, 'EUR', CONTEXT)).toBe('unknown');
});

it('never rounds the amount of one record', () => {
  expect(fullAmountText(84_000.4, 'EUR', CONTEXT)).toBe('€84,000.40');
  expect(fullAmountText(84_000.4, 'EUR', { locale: 'de' })).toBe('84.000,40\u00A0€');
  expect(fullAmountText(84_000, 'EUR', CONTEXT)).toBe('€84,000');
  expect(fullAmountText(-0.005, 'KWD', CONTEXT)).toBe('−KWD\u00A00.005');
  expect(fullAmountText(1200.255, null, CONTEXT)).toBe('1,200.255');
  expect(fullAmountText(12.5, 'not a code', CONTEXT)).toBe('not a code 12.5');
  expect(fullAmountText(null, 'EUR', CONTEXT)).toBe('unknown');
});

it('keeps currencies apart in sums, and says how many amounts are missing', () => {
  const euros = { currency: 'EUR', sum: 412_600, count: 3 };
  const dollars = { currency: 'USD', sum: 12_000, count: 1 };
  expect(sumsText({ sums: [euros, dollars], unknown: 1 }, CONTEXT)).toBe(
    '€412,600 + US$12,000 · 1 without a known amount',
  );
  expect(sumsText({ sums: [], unknown: 2 }, CONTEXT)).toBe('2 without a known amount');
  expect(sumsText({ sums: [], unknown: 0 }, CONTEXT)).toBe('no amounts');
});
