import { expect, it } from 'vitest';
import { CONTEXT } from '../../testing/sample-view';
import { asOfDays } from './as-of-days';

it('names one day once, and two days as a range', () => {
  const day = Date.parse('2026-11-07T10:00:00Z');
  const [one, two] = [
    { from: day, to: day + 3_600_000 },
    { from: day, to: day + 86_400_000 },
  ];
  expect(asOfDays(one, CONTEXT)).toBe('7 Nov 2026');
  expect(asOfDays(two, CONTEXT)).toBe('7 Nov 2026 to 8 Nov 2026');
});
