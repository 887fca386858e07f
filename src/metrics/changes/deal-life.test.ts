import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '../../record/types';
import { at, filled, history, moment, unreadable } from '../../rule-kinds/testing/record-builder';
import { calendar } from '../calendar';
import { euros, recordOf } from '../testing/sample-deals';
import { openPipelineAt } from './deal-life';
import { placeFinder } from './deal-stages';
import type { Told } from './field-timeline';
import { PIPELINES } from './testing/two-pipelines';

const options = { placeOf: placeFinder(PIPELINES), dayOf: calendar('UTC') };

const state = (record: CrmRecord, iso: string, goneSince?: number) =>
  openPipelineAt(record, at(iso), { ...options, goneSince });
const stageOn = (record: CrmRecord, iso: string) => {
  const { stage } = state(record, iso);
  return stage.isKnown ? (stage.value.place?.stage.label ?? `? ${stage.value.name}`) : 'not told';
};
const gapOf = (told: Told<unknown>) =>
  told.isKnown ? null : [told.gap.since, told.gap.until].map((end) => end && new Date(end).toISOString());

const LIFE = history(
  'stage',
  'crm',
  ['2026-09-01', 'Qualified'],
  ['2026-10-01', 'Demo', 'Qualified'],
  ['2026-11-01', 'Proposal', 'Demo'],
);

describe('the stage at an instant', () => {
  it('is the one that the CRM’s history has', () => {
    const record = recordOf({ stage: 'Proposal', created: '2026-09-01', history: LIFE });
    expect(
      ['2026-09-15', '2026-10-01', '2026-10-31', '2026-12-24'].map((day) => stageOn(record, day)),
    ).toEqual(['Qualified', 'Demo', 'Demo', 'Proposal']);
    expect(state(record, '2026-08-31').presence).toBe('absent');
  });

  it('is not told before the first sighting, nor between two that differ', () => {
    const seen = history('stage', 'observed', ['2026-11-10', 'Demo', 'Qualified', '2026-11-01']);
    const record = recordOf({ stage: 'Demo', history: seen });
    expect(
      ['2026-10-31', '2026-11-01', '2026-11-05', '2026-11-10'].map((day) => stageOn(record, day)),
    ).toEqual(['not told', 'Qualified', 'not told', 'Demo']);
    expect(gapOf(state(record, '2026-10-31').stage)).toEqual([null, '2026-11-01T09:00:00.000Z']);
    expect(gapOf(state(record, '2026-11-05').stage)).toEqual([
      '2026-11-01T09:00:00.001Z',
      '2026-11-10T09:00:00.000Z',
    ]);
  });

  it('is told back to the day that the record itself gives, and no further', () => {
    const record = recordOf({
      stage: 'Demo',
      fields: { stageEnteredAt: moment('2026-10-05T08:00:00Z', 'exact') },
    });
    expect([stageOn(record, '2026-10-05'), stageOn(record, '2026-10-04')]).toEqual(['Demo', 'not told']);
    const closed = recordOf({ stage: 'Closed Won', close: '2026-10-05' });
    expect([stageOn(closed, '2026-10-07'), stageOn(closed, '2026-10-05')]).toEqual([
      'Closed Won',
      'not told',
    ]);
  });

  it('is not told between the end of the history and a reading that differs from it', () => {
    const record = recordOf({ stage: 'Negotiation', history: LIFE });
    expect([stageOn(record, '2026-11-01'), stageOn(record, '2026-11-05')]).toEqual(['Proposal', 'not told']);
    expect(stageOn(record, '2026-11-21')).toBe('Negotiation');
  });

  it('follows rows of one instant in the order that they state', () => {
    const swapped = history(
      'stage',
      'crm',
      ['2026-10-01', 'Zoning', 'Demo'],
      ['2026-10-01', 'Demo', 'Qualified'],
      ['2026-09-01', 'Qualified'],
    );
    expect(stageOn(recordOf({ stage: 'Zoning', history: swapped }), '2026-10-02')).toBe('? Zoning');
    const back = history(
      'stage',
      'crm',
      ['2026-09-01', 'Proposal'],
      ['2026-10-01', 'Demo', 'Proposal'],
      ['2026-10-01', 'Discovery', 'Demo'],
    );
    expect(stageOn(recordOf({ stage: 'Discovery', history: back }), '2026-10-02')).toBe('Discovery');
    const round = history(
      'stage',
      'crm',
      ['2026-09-01', 'Proposal'],
      ['2026-10-01', 'Proposal', 'Demo'],
      ['2026-10-01', 'Demo', 'Proposal'],
    );
    expect(stageOn(recordOf({ stage: 'Proposal', history: round }), '2026-10-02')).toBe('Proposal');
  });

  it('of another pipeline is known where only that one has the name', () => {
    const moved = history('stage', 'crm', ['2026-09-01', 'Due'], ['2026-10-01', 'Qualified', 'Due']);
    const record = recordOf({
      stage: 'Qualified',
      history: moved,
      fields: { pipeline: filled('Sales Pipeline') },
    });
    const { stage } = state(record, '2026-09-15');
    expect(stage.isKnown && stage.value.place?.pipeline.id).toBe('renewals');
  });
});

describe('presence', () => {
  it('is unknown on the day of creation where only the day is known, but not at its first moment', () => {
    const record = recordOf({ stage: 'Demo', created: '2026-11-02' });
    const on = (iso: string) => state(record, iso).presence;
    expect(['2026-11-02T00:00:00Z', '2026-11-02T10:00:00Z', '2026-11-03T00:00:00Z'].map(on)).toEqual([
      'absent',
      'unknown',
      'there',
    ]);
  });

  it('is proved by a history that is older than the created date, and ends when the CRM stops giving it', () => {
    const record = recordOf({ stage: 'Proposal', created: '2026-10-10', history: LIFE });
    expect(state(record, '2026-09-02').presence).toBe('there');
    expect(state(record, '2026-11-12', at('2026-11-12')).presence).toBe('gone');
    expect(state(recordOf({ stage: 'Demo' }), '2026-09-02').presence).toBe('unknown');
  });
});

describe('amount, close date and owner', () => {
  const amounts = history('amount', 'crm', ['2026-10-01', '100.10'], ['2026-11-01', '250', '100.10']);

  it('holds amounts in cents, empty before the CRM’s first row', () => {
    const record = recordOf({ stage: 'Demo', amount: 250, history: amounts });
    const on = (iso: string) => state(record, iso).amount;
    expect(on('2026-09-01')).toEqual({ isKnown: true, value: { cents: null, currency: null } });
    expect(on('2026-10-15')).toEqual({ isKnown: true, value: { cents: 10_010, currency: 'EUR' } });
    expect(on('2026-11-15')).toEqual({ isKnown: true, value: { cents: 25_000, currency: 'EUR' } });
  });

  it('does not tell an amount whose text is no number, nor one that can’t be read', () => {
    const odd = history('amount', 'crm', ['2026-10-01', '1,000'], ['2026-11-01', '250', '1,000']);
    const record = recordOf({ stage: 'Demo', amount: 250, history: odd });
    expect(state(record, '2026-10-15').amount.isKnown).toBe(false);
    expect(state(record, '2026-11-15').amount.isKnown).toBe(true);
    const unread = recordOf({ stage: 'Demo', fields: { amount: unreadable('abbreviated') } });
    expect(state(unread, '2026-12-15').amount.isKnown).toBe(false);
  });

  it('takes a field without rows as unchanged only where the CRM keeps all its changes', () => {
    const fields = { amount: euros(90), owner: filled('Ines') };
    const full = recordOf({ stage: 'Proposal', history: LIFE, fields, coverage: 'full' });
    expect(state(full, '2026-09-15').amount).toMatchObject({ value: { cents: 9000 } });
    expect(state(full, '2026-09-15').owner).toMatchObject({ value: 'Ines' });
    const page = recordOf({ stage: 'Proposal', history: LIFE, fields });
    expect(gapOf(state(page, '2026-09-15').amount)).toEqual([null, new Date(page.asOf).toISOString()]);
    const { identity } = full;
    const salesforce = { ...full, identity: { ...identity, crm: 'salesforce' as const } };
    expect(state(salesforce, '2026-09-15').owner.isKnown).toBe(false);
  });

  it('reads close dates as days', () => {
    const moves = history(
      'closeDate',
      'crm',
      ['2026-10-01', '2026-11-15'],
      ['2026-10-20', '2026-12-15', '2026-11-15'],
    );
    const record = recordOf({ stage: 'Demo', close: '2026-12-15', history: moves });
    expect(state(record, '2026-10-10').closeDay).toEqual({
      isKnown: true,
      value: Date.parse('2026-11-15') / 86_400_000,
    });
  });
});
