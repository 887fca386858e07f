import { describe, expect, it } from 'vitest';
import {
  at,
  deal,
  empty,
  filled,
  history,
  moment,
  NOW,
  stage,
  unreadable,
} from '../rule-kinds/testing/record-builder';
import { AFTERWARDS, caseValues, recordBefore } from './before-outcome';

const isAfterwards = (name: string) => AFTERWARDS.includes(name);
const OPTIONS = { isAfterwards, now: NOW, placeOf: () => null };
const CLOSED = '2026-11-10T09:00:00Z';

const won = deal({
  fields: {
    closeDate: moment(CLOSED),
    lossReason: empty(),
    employees: filled(50),
    amount: unreadable('not-a-number'),
  },
  stage: stage('Closed Won'),
  packStage: 'sales/won',
  stages: [stage('Demo', 'demo'), stage('Closed Won', 'won')],
  history: history(
    'stage',
    'crm',
    ['2026-11-01', 'demo', 'new'],
    [CLOSED, 'won', 'demo'],
    ['2026-11-12', 'archived', 'won'],
  ),
});

describe('a record before its outcome', () => {
  it('holds nothing that states it', () => {
    const { record, at: when, isDated } = recordBefore(won, OPTIONS);
    expect(Object.keys(record.fields)).toEqual(['employees', 'amount']);
    expect([when, isDated]).toEqual([at(CLOSED) - 1, true]);
    expect(record.history.map(({ to }) => to)).toEqual(['demo']);
    expect(record.packStage).toBeUndefined();
    expect(record.asOf).toBe(when);
  });

  it('stands in the stage that the last move left', () => {
    expect(recordBefore(won, OPTIONS).record.stage).toEqual(stage('Demo', 'demo'));
    const unlisted = { ...won, stages: [] };
    expect(recordBefore(unlisted, OPTIONS).record.stage).toEqual({ id: null, label: 'demo' });
  });

  it('has no stage where the history does not tell it: the last one is the outcome', () => {
    const { record, stageUnknown } = recordBefore({ ...won, history: [] }, OPTIONS);
    expect([record.stage, stageUnknown]).toEqual([null, 'no-move']);
    expect(recordBefore({ ...won, stage: null, history: [] }, OPTIONS).stageUnknown).toBeNull();
  });

  it('is judged as of now where nothing tells when it ended', () => {
    const undated = { ...won, fields: { employees: filled(50) } };
    const before = recordBefore(undated, OPTIONS);
    expect([before.at, before.isDated, before.record.stage]).toEqual([NOW, false, null]);
  });

  it('gives empty fields as null, and none that could not be read', () => {
    expect(caseValues(deal({ fields: { a: empty(), b: filled(1), c: unreadable('loading') } }))).toEqual({
      a: null,
      b: 1,
    });
  });
});
