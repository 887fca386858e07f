import { describe, expect, it } from 'vitest';
import {
  at,
  deal,
  empty,
  filled,
  lead,
  moment,
  NOW,
  stage,
  unreadable,
} from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { packContext } from '../rule-packs/pack-context';
import { isAfterwards, type OutcomeChoice, outcomeReader } from './past-outcome';

const read = (choice: OutcomeChoice) => outcomeReader(choice, packContext(bundledPack), NOW);
const in_ = (label: string) => deal({ stage: stage(label) });

describe('what became of a record', () => {
  it('is told by the kind of a deal’s stage', () => {
    const of = read({ by: 'stage' });
    expect(['Closed Won', 'Closed Lost', 'Demo', 'Nowhere'].map((label) => of(in_(label)))).toEqual([
      { won: true },
      { won: false },
      { leftOut: 'open' },
      { leftOut: 'no-stage' },
    ]);
  });

  it('is told by the conversion of a lead, or by the time it had for it', () => {
    const of = read({ by: 'converted', afterDays: 30 });
    const created = (iso: string) => lead({ convertedAt: empty(), createdAt: moment(iso) });
    expect(of(lead({ convertedAt: moment('2026-11-01') }))).toEqual({ won: true });
    expect(of(created('2026-10-01'))).toEqual({ won: false, at: at('2026-10-31') });
    expect(of(created('2026-11-10'))).toEqual({ leftOut: 'open' });
    expect(of(lead({ convertedAt: empty() }))).toEqual({ leftOut: 'no-start' });
    expect(of(lead({}))).toEqual({ leftOut: 'no-field' });
  });

  it('is told by a field, as in the terminal', () => {
    const of = read({ by: 'field', field: 'leadStatus', value: 'qualified ' });
    expect(of(lead({ leadStatus: filled('Qualified') }))).toEqual({ won: true });
    expect(of(lead({ leadStatus: filled('Junk') }))).toEqual({ won: false });
    expect(of(lead({ leadStatus: empty() }))).toEqual({ won: false });
    expect(of(lead({ leadStatus: unreadable('loading') }))).toEqual({ leftOut: 'no-field' });
    const byStage = read({ by: 'field', field: 'stage', value: 'closed-won' });
    expect([byStage(in_('Closed Won')), byStage(in_('Demo'))]).toEqual([{ won: true }, { leftOut: 'open' }]);
  });

  it('is no field to learn from', () => {
    expect(isAfterwards({ by: 'field', field: 'industry', value: 'x' })('industry')).toBe(true);
    expect(isAfterwards({ by: 'stage' })('industry')).toBe(false);
    expect(isAfterwards({ by: 'converted', afterDays: 1 })('lifecycleStage')).toBe(true);
  });
});
