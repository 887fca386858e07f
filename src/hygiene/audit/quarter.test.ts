import { expect, it } from 'vitest';
import { quarterOf } from './quarter';

it('is the quarter of the viewer’s zone', () => {
  const now = Date.UTC(2026, 11, 31, 23, 30);
  expect(quarterOf({ now, zone: 'UTC' })).toEqual({ id: '2026Q4', label: 'Q4 2026', seed: 20264 });
  expect(quarterOf({ now, zone: 'Europe/Berlin' })).toEqual({ id: '2027Q1', label: 'Q1 2027', seed: 20271 });
});
