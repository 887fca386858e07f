import { expect, it } from 'vitest';
import { isSameText } from './same-text';

it.each([
  ['Call Mira', 'Call Mira'],
  ['84\u202f000 €', '84 000 €'],
  ['$48,000.00', '48,000'],
  ['48.000,00 €', '48.000'],
  ['24.0%', '24'],
  ['USD 5', '5.00'],
  ['-$5', '-5.0'],
])('%s and %s are one value', (a, b) => {
  expect(isSameText(a, b)).toBe(true);
  expect(isSameText(b, a)).toBe(true);
});

it.each([
  ['Call Mira', 'Call Mira!'],
  ['', '0'],
  ['$5', '€5'],
  ['5', '-5'],
  ['48.000', '48'],
  ['1.5', '15'],
  ['Q5', '5'],
  ['12/18/2026', '12182026'],
])('%s and %s are two', (a, b) => {
  expect(isSameText(a, b)).toBe(false);
  expect(isSameText(b, a)).toBe(false);
});
