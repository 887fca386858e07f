import { expect, it } from 'vitest';
import { keepCurrency } from './keep-currency';
import type { FieldReading } from './types';

const amount = (text: string, currency?: string): FieldReading => ({
  ...{ state: 'value', value: 48_000, text, label: 'Amount' },
  ...(currency && { currency }),
});
const currencyOf = (reading: FieldReading) => (reading.state === 'value' ? reading.currency : 'no value');

it.each([
  ['$48,000.00', 'USD', 'USD'],
  ['$50,000.00', 'AUD', 'AUD'],
  ['48.000,00', 'EUR', 'EUR'],
  ['¥48,000', 'USD', undefined],
  ['$48,000.00', 'EUR', undefined],
  ['$48,000.00', 'not a code', undefined],
])('%s, known to be in %s, is in %s', (text, known, expected) => {
  expect(currencyOf(keepCurrency(amount(text), amount('48000', known)))).toBe(expected);
});

it('leaves what the reading tells itself, and takes none from where none is known', () => {
  const read = amount('€48,000', 'EUR');
  expect(keepCurrency(read, amount('48000', 'USD'))).toBe(read);
  const bare = amount('$48,000');
  expect(keepCurrency(bare, amount('48000'))).toBe(bare);
  expect(keepCurrency(bare, undefined)).toBe(bare);
  const empty: FieldReading = { state: 'empty', label: 'Amount' };
  expect(keepCurrency(empty, amount('48000', 'USD'))).toBe(empty);
});
