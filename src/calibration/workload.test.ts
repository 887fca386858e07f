import { expect, it } from 'vitest';
import { warningsPerRep } from './workload';

const on = (rep: string, day: string, warnings: number) => ({
  id: `${rep}${day}`,
  outcome: true,
  score: 0,
  values: {},
  rep,
  at: Date.parse(`${day}T12:00:00Z`),
  warnings,
});

it('counts warnings per rep over all weeks of the set, Monday to Sunday', () => {
  const cases = [
    on('Ada', '2026-11-02', 3),
    on('Ada', '2026-11-08', 4),
    on('Ada', '2026-11-09', 1),
    on('Ben', '2026-11-22', 3),
    { id: 'without a rep', outcome: true, score: 0, values: {}, warnings: 50 },
  ];
  expect(warningsPerRep(cases)).toEqual([
    { rep: 'Ada', cases: 3, warnings: 8, perWeek: 8 / 3, busiestWeek: 7 },
    { rep: 'Ben', cases: 1, warnings: 3, perWeek: 1, busiestWeek: 3 },
  ]);
  expect(warningsPerRep([])).toEqual([]);
});
