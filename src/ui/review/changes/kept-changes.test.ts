import { expect, it } from 'vitest';
import { readChanges } from './kept-changes';

it('reads what was chosen, a preset as a preset', () => {
  for (const kept of [
    { choice: { preset: 'monday' }, scope: {}, isBrief: false },
    { choice: { fromDay: '2026-08-01', toDay: '2026-08-31' }, scope: { owner: 'Mara' }, isBrief: true },
    { scope: { owner: 'Mara', pipeline: 'sales' }, isBrief: false },
  ])
    expect(readChanges(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

it('takes what is not understood as at first', () => {
  const first = { scope: {}, isBrief: false };
  for (const stored of [
    null,
    7,
    'later',
    { choice: 'monday', scope: 'Mara', isBrief: 'yes' },
    { choice: { preset: 'decade' }, scope: { owner: 7, pipeline: '' } },
    { choice: { preset: 'toString' } },
    { choice: { fromDay: '2026-08-01' } },
    { choice: { fromDay: '1 August', toDay: '2026-08-31' } },
    { choice: { fromDay: '2026-08-01', toDay: 'x2026-08-31' } },
  ])
    expect(readChanges(stored), JSON.stringify(stored)).toEqual(first);
});
