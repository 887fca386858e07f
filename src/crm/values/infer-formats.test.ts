import { expect, it } from 'vitest';
import { inferDateOrder, inferDecimalMark } from './infer-formats';

it('infers the order of day and month from a number above twelve', () => {
  expect(inferDateOrder(['3/4/2026', '18/12/2026'])).toBe('dmy');
  expect(inferDateOrder(['12.18.2026 14:00'])).toBe('mdy');
  expect(inferDateOrder(['Dana Example, 18.12.2026, 14:26'])).toBe('dmy');
  expect(inferDateOrder(['3/4/2026', '5/5/2026'])).toBeNull();
  expect(inferDateOrder([])).toBeNull();
});

it('believes no order when the page shows both', () => {
  expect(inferDateOrder(['18/12/2026', '12/18/2026'])).toBe('conflict');
});

it('calls year-first an order only where nothing else is shown', () => {
  expect(inferDateOrder(['2026-12-18'])).toBe('ymd');
  expect(inferDateOrder(['2026-12-18', '3/4/2026'])).toBeNull();
  expect(inferDateOrder(['2026-12-18', '18/4/2026'])).toBe('dmy');
});

it('infers the decimal mark from texts that leave no doubt', () => {
  expect(inferDecimalMark(['1.234', '12,5 %'])).toBe(',');
  expect(inferDecimalMark(['1,234,567'])).toBe('.');
  expect(inferDecimalMark(["1'234.567"])).toBe('.');
  expect(inferDecimalMark(['1.234', '1,234'])).toBeNull();
  expect(inferDecimalMark(['12,5 %', '$1.50'])).toBeNull();
  expect(inferDecimalMark(['version 1.5'])).toBeNull();
});
