import { expect, it } from 'vitest';
import { at, filled, lead, moment, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { CaseCollector, compiledFor } from './case-collector';

/** Its points fall by 50 once the form is a week old. */
const PACK = {
  ...bundledPack,
  scoring: {
    ...bundledPack.scoring,
    weights: { fit: 0, engagement: 100 },
    fitMinimum: 0,
    fit: [],
    negative: [],
    engagement: [
      {
        id: 'form',
        label: 'Form',
        points: 100,
        when: { op: 'exists' as const, field: 'formSubmittedAt' },
        since: 'formSubmittedAt',
        decay: { points: 50, everyDays: 7 },
      },
    ],
  },
};

function collected(end?: number) {
  const collector = new CaseCollector({
    compiled: compiledFor(PACK, 'contact'),
    context: { now: NOW, zone: 'UTC', locale: 'en-GB' },
    isAfterwards: (field) => field === 'convertedAt',
    labelOf: (field) => field,
  });
  const fields = {
    formSubmittedAt: moment('2026-11-01'),
    seats: filled('50'),
    owner: filled('Ines Vollmer'),
  };
  const one = lead(end === undefined ? { ...fields, convertedAt: moment('2026-11-03') } : fields);
  collector.add({ ...one, identity: { ...one.identity, object: 'contact' } }, true, end);
  const { cases, fields: learned } = collector.result(['formSubmittedAt', 'seats', 'convertedAt']);
  return { one: cases[0], learned, undated: collector.undated };
}

it('scores a record as of its outcome, whatever kind of record it is', () => {
  expect(collected().one).toMatchObject({ score: 100, at: at('2026-11-03') - 1, rep: 'Ines Vollmer' });
  expect(collected(at('2026-11-10')).one).toMatchObject({ score: 50, at: at('2026-11-10') - 1 });
  expect(collected(at('2026-11-10')).undated).toBe(0);
});

it('learns from what was known before only, with texts of digits as numbers', () => {
  const { one, learned } = collected();
  expect(learned.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'formSubmittedAt datetime',
    'seats number',
  ]);
  expect(one?.values).toEqual({
    formSubmittedAt: at('2026-11-01'),
    seats: 50,
    owner: 'Ines Vollmer',
  });
});
