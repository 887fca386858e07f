import { expect, it } from 'vitest';
import { deal, filled, history } from '../rule-kinds/testing/record-builder';
import { closeDatePushes } from './close-date-pushes';

const moves = history(
  'closeDate',
  'crm',
  ['2026-11-02', '2026-12-01', '2026-12-20'],
  ['2026-09-01', '2026-11-01'],
  ['2026-10-01', '2026-12-20', '2026-11-01'],
);

it('counts moves to a later day, and one that came after the history was read', () => {
  expect(closeDatePushes(deal({ history: moves, fields: { closeDate: filled('2026-12-01') } }))).toBe(1);
  expect(closeDatePushes(deal({ history: moves, fields: { closeDate: filled('2026-12-09') } }))).toBe(2);
  expect(closeDatePushes(deal({ history: moves }))).toBe(1);
});

it('is unknown without the CRM’s own history, and none where that is complete and empty', () => {
  const seen = history('closeDate', 'observed', ['2026-10-01', '2026-12-20', '2026-11-01']);
  expect(closeDatePushes(deal({ history: seen }))).toBeNull();
  const stages = history('stage', 'crm', ['2026-10-01', 'Demo']);
  expect(closeDatePushes(deal({ history: stages }))).toBeNull();
  expect(closeDatePushes(deal({ history: stages, coverage: 'full' }))).toBe(0);
});
