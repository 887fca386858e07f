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
  ['R$ 48.000,00', 'BRL', 'BRL'],
  ['₺48.000,00', 'TRY', 'TRY'],
  ['48 000 kr', 'SEK', 'SEK'],
  ['kr. 48.000', 'DKK', 'DKK'],
  ["Fr. 48'000", 'CHF', 'CHF'],
  ['48.000 lei', 'RON', 'RON'],
  ['￥48,000', 'CNY', 'CNY'],
  ['¥48,000', 'USD', undefined],
  ['$48,000.00', 'EUR', undefined],
  ['48.000,00 $', 'EUR', undefined],
  ['48 000 kr', 'EUR', undefined],
  ['48 000 kr', 'UAH', undefined],
  ['$48,000 (¥7,000,000)', 'USD', undefined],
  ['$48,000.00', 'not a code', undefined],
])('%s, known to be in %s, is in %s', (text, known, expected) => {
  expect(currencyOf(keepCurrency(amount(text), amount('48000', known)))).toBe(expected);
});

it('takes nothing but the currency from what is known', () => {
  const known: FieldReading = { state: 'value', value: 5, text: '5', label: 'API', currency: 'USD' };
  const read: FieldReading = { state: 'value', value: 6, text: '$6', label: 'Page', unsaved: true };
  expect(keepCurrency(read, known)).toEqual({ ...read, currency: 'USD' });
});

it('leaves what the reading tells itself, and takes none from where none is known', () => {
  const read = amount('48,000', 'EUR');
  expect(keepCurrency(read, amount('48000', 'USD'))).toBe(read);
  const bare = amount('48,000');
  const unreadable: FieldReading = { state: 'unreadable', label: 'Amount', reason: 'not-a-number' };
  for (const known of [amount('48000'), undefined, unreadable]) expect(keepCurrency(bare, known)).toBe(bare);
  const empty: FieldReading = { state: 'empty', label: 'Amount' };
  const words: FieldReading = { state: 'value', value: 'to be agreed', text: '48', label: 'Amount' };
  for (const other of [empty, unreadable, words])
    expect(keepCurrency(other, amount('48000', 'USD'))).toBe(other);
});
