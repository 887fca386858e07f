import { describe, expect, it } from 'vitest';
import {
  acceptChange,
  daysAfter,
  type HandoffCode,
  type HandoffOffer,
  rejectChange,
  returnDay,
  workdaysAfter,
} from './handoff';

const NOW = Date.UTC(2026, 10, 20, 13, 6, 0, 250);
const DAYS: HandoffCode = { id: 'ENG-02', label: 'Bad timing', action: 'recycle', recycleAfterDays: 60 };
const BEFORE: HandoffCode = {
  id: 'QUAL-02',
  label: 'Locked in',
  action: 'recycle',
  recycleBefore: 'their renewal',
};
const ARCHIVE: HandoffCode = { id: 'FIT-02', label: 'Wrong industry', action: 'archive' };
const STATUS = { field: 'leadStatus', label: 'Lead status' };
const OFFER: HandoffOffer = {
  cycle: 'first',
  stage: 'MQL',
  accept: { kind: 'setLifecycleStage', values: [{ ...STATUS, names: ['In Progress'] }] },
  asks: { questions: [{ field: 'budget', label: 'Budget', value: null }], atLeast: 1 },
  reject: { values: [{ ...STATUS, names: ['Unqualified'] }], reason: { field: 'why', label: 'Why' } },
  codes: [DAYS, BEFORE, ARCHIVE],
  recycled: { field: 'recycledAt', label: 'Recycled' },
  returns: { field: 'returnsOn', label: 'Returns on' },
};

describe('the day on which a lead may return', () => {
  it('is so many calendar days on, over a DST night and a leap day', () => {
    expect(daysAfter('2026-10-24', 2)).toBe('2026-10-26');
    expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(returnDay(DAYS, '2026-11-20', '')).toBe('2027-01-19');
  });

  it('is the day before what the code names, and nothing while nobody knows that day', () => {
    expect(returnDay(BEFORE, '2026-11-20', '2027-03-01')).toBe('2027-02-28');
    expect(returnDay(BEFORE, '2026-11-20', '')).toBeNull();
    expect(returnDay(ARCHIVE, '2026-11-20', '2027-03-01')).toBeNull();
  });

  it('leaves weekends out where tasks count working days', () => {
    expect(workdaysAfter('2026-11-20', 1)).toBe('2026-11-23');
    expect(workdaysAfter('2026-11-20', 0)).toBe('2026-11-20');
  });
});

describe('what is written to the CRM', () => {
  it('for a rejection is status and code, and where it has such fields the recycling', () =>
    expect(rejectChange(OFFER, DAYS, '2027-01-19', NOW)).toEqual({
      kind: 'logReason',
      values: [
        { ...STATUS, names: ['Unqualified'] },
        { field: 'why', label: 'Why', names: ['ENG-02 Bad timing', 'ENG-02', 'Bad timing'] },
        { field: 'recycledAt', label: 'Recycled', names: ['2026-11-20T13:06:00.000Z'], optional: true },
        { field: 'returnsOn', label: 'Returns on', names: ['2027-01-19'], optional: true },
      ],
    }));

  it('for what is archived is no recycling', () =>
    expect(rejectChange(OFFER, ARCHIVE, null, NOW).values.map(({ field }) => field)).toEqual([
      'leadStatus',
      'why',
    ]));

  it('for an acceptance is the status with what was stated', () =>
    expect(acceptChange(OFFER, { budget: ' 20k ' })).toEqual({
      kind: 'setLifecycleStage',
      values: [
        { ...STATUS, names: ['In Progress'] },
        { field: 'budget', label: 'Budget', names: ['20k'], optional: true },
      ],
    }));
});
