import { expect, it } from 'vitest';
import type { PackReasonCode } from '../../pack-parts/reason-codes';
import { at } from '../testing/record-builder';
import { outcomeText, reasonCode, returnsAt } from './reason';

const SMALL: PackReasonCode = { id: 'FIT-01', label: 'Too small', action: 'nurture' };
const TIMING: PackReasonCode = { id: 'ENG-02', label: 'Bad timing', action: 'recycle', recycleAfterDays: 60 };
const CODES = [SMALL, TIMING];

it.each([
  ['FIT-01', SMALL],
  ['fit 01', SMALL],
  ['too_small', SMALL],
  ['FIT-01 Too small', SMALL],
  ['FIT-01: five people', SMALL],
  [' ENG-02 (next year)', TIMING],
  ['FIT-01-B', null],
  ['FIT-012', null],
  ['too small to matter', null],
  ['see FIT-01', null],
  ['', null],
])('reads “%s”', (text, expected) => expect(reasonCode(CODES, text)).toBe(expected));

it('counts the days of return from the recycling', () => {
  expect(returnsAt(TIMING, at('2026-11-01'))).toBe(at('2026-12-31'));
  expect(returnsAt(SMALL, at('2026-11-01'))).toBeNull();
});

it('says one day as one', () => {
  const context = { now: at('2026-11-20'), zone: 'UTC', locale: 'en-GB' };
  const tomorrow = { ...TIMING, recycleAfterDays: 1 };
  expect(outcomeText(tomorrow, null, context)).toBe('It may return 1 day after it is recycled.');
  expect(outcomeText(TIMING, null, context)).toBe('It may return 60 days after it is recycled.');
});
