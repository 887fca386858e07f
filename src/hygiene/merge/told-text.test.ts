import { expect, it } from 'vitest';
import type { FieldReading, FieldType } from '../../record/types';
import { toldText } from './told-text';

const AT = Date.parse('2026-11-10T23:30:00Z');
const told = (
  type: FieldType,
  value: string | number | boolean,
  more: Partial<Extract<FieldReading, { state: 'value' }>> = {},
) =>
  toldText({ state: 'value', value, text: String(value), label: 'Last activity', ...more }, type, {
    zone: 'Europe/Berlin',
  });

it('tells an instant by ISO 8601, whatever it is stored as', () => {
  expect(told('datetime', AT)).toBe('2026-11-10T23:30:00.000Z');
  expect(told('datetime', String(AT))).toBe('2026-11-10T23:30:00.000Z');
  expect(told('datetime', AT, { text: '11/11/2026 0:30' })).toBe('2026-11-10T23:30:00.000Z');
  expect(told('datetime', '2026-11-10T23:30:00Z')).toBe('2026-11-10T23:30:00Z');
});

it('tells a day as one, in the zone of whoever looks on', () => {
  expect(told('datetime', AT, { precision: 'day' })).toBe('2026-11-11');
  expect(told('datetime', AT, { precision: 'day', text: '2026-11-12' })).toBe('2026-11-12');
  expect(told('date', '2026-12-18', { text: '12/18/2026' })).toBe('2026-12-18');
  expect(told('date', AT)).toBe('2026-11-11');
});

it('takes midnight UTC of a date for that day in every zone', () => {
  const midnight = Date.parse('2026-11-10T00:00:00Z');
  const told = (zone: string) =>
    toldText({ state: 'value', value: midnight, text: String(midnight), label: 'Renewal' }, 'date', { zone });
  expect([told('America/New_York'), told('Asia/Tokyo')]).toEqual(['2026-11-10', '2026-11-10']);
});

it('leaves everything else as it was read', () => {
  expect(told('datetime', 'last week')).toBe('last week');
  expect(told('date', true)).toBe('true');
  expect(told('datetime', 9e15)).toBe('9000000000000000');
  expect(told('number', AT)).toBe(String(AT));
  expect(told('text', String(AT))).toBe(String(AT));
});
