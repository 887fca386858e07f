import { expect, it } from 'vitest';
import { sampleRows } from '../testing/sample-rows';
import { isOfAnotherDay } from './another-day';
import { rowSetOver } from './row-set';

const HOUR = 3_600_000;
const zone = 'Europe/Berlin';

it.each([
  ['the same afternoon', '2026-11-20T12:00', '2026-11-20T22:59', false],
  ['from midnight in Berlin on', '2026-11-20T12:00', '2026-11-20T23:00', true],
  ['read after that, before midnight in UTC', '2026-11-20T23:00', '2026-11-20T23:59', false],
  ['read after that, from midnight in UTC on', '2026-11-20T23:00', '2026-11-21T00:00', true],
  ['the clock was set back over midnight', '2026-11-21T12:00', '2026-11-20T12:00', true],
  ['the same day of another month', '2026-11-20T12:00', '2026-12-20T12:00', true],
])('%s', (_, read, now, expected) => {
  expect(isOfAnotherDay(Date.parse(`${read}Z`), { now: Date.parse(`${now}Z`), zone })).toBe(expected);
});

it('is so whenever a record has become older by a day', () => {
  const rows = sampleRows([{ createdDay: Date.UTC(2026, 10, 1) / (24 * HOUR) }]);
  const ageAt = (now: number) => rowSetOver(rows, now).row(0).age;
  const start = Date.UTC(2026, 10, 20, 0, 30);
  const hours = Array.from({ length: 48 }, (_, hour) => start + hour * HOUR);
  const older = hours.filter((read) => ageAt(read) !== ageAt(read + HOUR));
  expect(older).toHaveLength(2);
  expect(older.filter((read) => !isOfAnotherDay(read, { now: read + HOUR, zone }))).toEqual([]);
});
