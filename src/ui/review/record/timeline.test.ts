import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../record/types';
import { NOW } from '../../testing/sample-findings';
import { CONTEXT, record } from '../../testing/sample-view';
import { stageStays, timelineOf } from './timeline';

const DAY = 86_400_000;
const day = (iso: string) => Date.parse(`${iso}T09:00:00Z`);
const entry = (part: Partial<HistoryEntry>): HistoryEntry => ({
  field: 'stage',
  at: day('2026-10-01'),
  from: null,
  to: 'Demo',
  source: 'crm',
  ...part,
});
const withHistory = (...history: HistoryEntry[]) => record({ history });

describe('timelineOf', () => {
  const [newest, ...older] = timelineOf(
    withHistory(
      entry({ from: null, to: 'Demo' }),
      entry({ field: 'closeDate', from: '2026-11-30', to: '2026-12-18', by: 'import' }),
      entry({
        field: 'amount',
        from: '1200',
        to: null,
        currencies: { from: 'EUR', to: null },
        source: 'page',
      }),
      entry({
        at: day('2026-10-09'),
        notBefore: day('2026-10-02'),
        source: 'observed',
        from: 'Demo',
        to: 'Proposal',
      }),
    ),
    CONTEXT,
  );

  it('puts the newest first and says between which visits it was seen', () => {
    expect(newest).toMatchObject({ field: 'Stage', from: 'Demo', to: 'Proposal', by: null });
    expect(newest?.source).toBe('seen between 2 Oct 2026 and 9 Oct 2026');
  });

  it('writes values as the page does, and says who changed them', () => {
    expect(older).toMatchObject([
      { field: 'Amount', from: '€1,200', to: 'empty', source: 'stated on the page' },
      { field: 'Close date', from: '30 Nov 2026', to: '18 Dec 2026', by: 'by an import' },
      { field: 'Stage', from: 'not known', to: 'Demo', source: 'from the CRM’s history' },
    ]);
  });
});

describe('an amount of the past', () => {
  const changes = (part: Partial<HistoryEntry>, currency?: string) => {
    const amount = {
      state: 'value' as const,
      value: 1,
      text: '1',
      label: 'Amount',
      ...(currency && { currency }),
    };
    const one = record({ fields: { amount }, history: [entry({ field: 'amount', ...part })] });
    return timelineOf(one, CONTEXT).map(({ from, to }) => `${from} → ${to}`);
  };

  it('is in the currency of the record where it has none of its own, and in none where none was read', () => {
    expect(changes({ from: '1200', to: '84000' }, 'EUR')).toEqual(['€1,200 → €84,000']);
    expect(changes({ from: '1200', to: '84000' })).toEqual(['1,200 → 84,000']);
    const currencies = { from: 'CAD', to: null };
    expect(changes({ from: '1200', to: '84000', currencies }, 'EUR')).toEqual(['CA$1,200 → €84,000']);
  });

  it('keeps its cents', () => {
    expect(changes({ from: '1200.10', to: '1200.005' }, 'EUR')).toEqual(['€1,200.10 → €1,200.005']);
    expect(changes({ from: '0.5', to: '1200.25' })).toEqual(['0.5 → 1,200.25']);
  });

  it('is empty where it was emptied, and as read where it is no plain number', () => {
    expect(changes({ from: '', to: ' ' }, 'EUR')).toEqual(['empty → empty']);
    expect(changes({ from: '1.200,00', to: '0x10' }, 'EUR')).toEqual(['1.200,00 → 0x10']);
  });
});

describe('stageStays', () => {
  it('counts full days in each stage, the last one until now', () => {
    const stays = stageStays(
      withHistory(
        entry({ at: NOW - 30 * DAY, from: 'Qualified', to: 'Demo' }),
        entry({ field: 'owner', at: NOW - 20 * DAY, to: 'Mara' }),
        entry({ at: NOW - 10 * DAY - 1, from: 'Demo', to: 'Proposal' }),
      ),
      NOW,
    );
    expect(stays.map(({ stage, days, isCurrent }) => [stage, days, isCurrent])).toEqual([
      ['Qualified', null, false],
      ['Demo', 19, false],
      ['Proposal', 10, true],
    ]);
  });

  it('knows none without a change of stage', () => {
    expect(stageStays(withHistory(entry({ field: 'owner' })), NOW)).toEqual([]);
  });
});
