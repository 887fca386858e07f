import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../record/types';
import { at, filled, history } from '../../rule-kinds/testing/record-builder';
import { measure } from '../accumulator';
import { euros, recordOf } from '../testing/sample-deals';
import { changeOf } from './bookings';
import { changesBetween } from './changes-between';
import { spanReader } from './deal-span';
import type { Scope } from './standing';
import { PIPELINES } from './testing/two-pipelines';

const between = { from: at('2026-11-01'), to: at('2026-11-15') };
const read = spanReader({ ...between, pipelines: PIPELINES, zone: 'UTC' });

type Row = [iso: string, to: string | null, from?: string | null];
interface Life {
  stages: Row[];
  amounts?: Row[];
  closes?: Row[];
  owners?: Row[];
  goneSince?: number;
  /** One for each row of the amount. */
  currencies?: string[];
}

/** A deal as the CRM’s full history has it. */
function span({
  stages,
  amounts = [['2026-10-01', '100']],
  closes = [],
  owners = [],
  currencies,
  goneSince,
}: Life) {
  const amountRows = history('amount', 'crm', ...amounts).map(
    (row, index): HistoryEntry => ({
      ...row,
      ...(currencies && {
        currencies: { from: currencies[index - 1] ?? null, to: currencies[index] ?? null },
      }),
    }),
  );
  const [amount, owner, close] = [amounts, owners, closes].map((rows) => rows.at(-1)?.[1] ?? null);
  const record = recordOf({
    stage: stages.at(-1)?.[1] ?? '',
    coverage: 'full',
    history: [
      ...history('stage', 'crm', ...stages),
      ...amountRows,
      ...history('closeDate', 'crm', ...closes),
      ...history('owner', 'crm', ...owners),
    ],
    fields: {
      amount: amount
        ? euros(Number(amount), currencies?.at(-1) ?? 'EUR')
        : { state: 'empty', label: 'Amount' },
      ...(owner && { owner: filled(owner) }),
      ...(close && { closeDate: filled(close) }),
    },
  });
  return read('k', record, goneSince);
}

const lines = (life: Life, scope?: Scope) =>
  changeOf(span(life), scope).bookings.map(
    ({ cell, line, count, cents }) =>
      `${cell.spot.place?.stage.id ?? cell.spot.kind} ${cell.money.currency ?? cell.money.kind} ${line} ${count} ${cents}`,
  );
const categories = (life: Life, scope?: Scope) => [...changeOf(span(life), scope).categories].sort();

const QUALIFIED: Row = ['2026-10-01', 'Qualified'];
const moved = (to: string): Life => ({ stages: [QUALIFIED, ['2026-11-05', to, 'Qualified']] });

describe('what one deal adds to the bridge', () => {
  it('is nothing while nothing changed', () => {
    expect(lines({ stages: [QUALIFIED] })).toEqual([]);
    expect(categories({ stages: [QUALIFIED] })).toEqual([]);
  });

  it('enters as new with its closing amount', () => {
    const amounts: Row[] = [
      ['2026-11-02', '100'],
      ['2026-11-06', '150.5', '100'],
    ];
    expect(lines({ stages: [['2026-11-02', 'Demo']], amounts })).toEqual(['demo EUR new 1 15050']);
  });

  it('changes its amount where it stood, then moves with the new one', () => {
    const amounts: Row[] = [
      ['2026-10-01', '100'],
      ['2026-11-06', '80', '100'],
    ];
    expect(lines({ ...moved('Discovery'), amounts })).toEqual([
      'qualified EUR amountDown 0 -2000',
      'qualified EUR advanced -1 -8000',
      'discovery EUR advanced 1 8000',
    ]);
    expect(lines({ ...moved('Closed Won'), amounts })).toEqual([
      'qualified EUR amountDown 0 -2000',
      'qualified EUR won -1 -8000',
    ]);
  });

  it('marks a skip only where a move went past a stage', () => {
    expect(categories(moved('Demo'))).toEqual(['advanced', 'skipped']);
    const stepwise: Row[] = [
      QUALIFIED,
      ['2026-11-03', 'Discovery', 'Qualified'],
      ['2026-11-05', 'Demo', 'Discovery'],
    ];
    expect(categories({ stages: stepwise })).toEqual(['advanced']);
    expect(
      categories({
        stages: [
          ['2026-10-01', 'Demo'],
          ['2026-11-05', 'Qualified', 'Demo'],
        ],
      }),
    ).toEqual(['regressed']);
  });

  it('counts deals that came and were won in between in both lines', () => {
    expect(
      lines({
        stages: [
          ['2026-11-02', 'Demo'],
          ['2026-11-09', 'Closed Won', 'Demo'],
        ],
        amounts: [['2026-11-02', '100']],
      }),
    ).toEqual(['demo EUR new 1 10000', 'demo EUR won -1 -10000']);
    expect(lines({ stages: [['2026-11-02', 'Closed Won']], amounts: [['2026-11-02', '100']] })).toEqual([
      'none EUR new 1 10000',
      'none EUR won -1 -10000',
    ]);
  });

  it('tells reopened, lost after won, and deleted deals', () => {
    const won: Row = ['2026-10-01', 'Closed Won'];
    expect(lines({ stages: [won, ['2026-11-05', 'Proposal', 'Closed Won']] })).toEqual([
      'proposal EUR reopened 1 10000',
    ]);
    expect(categories({ stages: [won, ['2026-11-05', 'Closed Lost', 'Closed Won']] })).toEqual([
      'lost',
      'reopened',
    ]);
    expect(lines({ stages: [QUALIFIED], goneSince: at('2026-11-07') })).toEqual([
      'qualified EUR gone -1 -10000',
    ]);
    expect(lines({ stages: [QUALIFIED], goneSince: at('2026-10-30') })).toEqual([]);
  });

  it('never mixes currencies, and tells a first amount from a change', () => {
    const amounts: Row[] = [
      ['2026-10-01', '100'],
      ['2026-11-06', '90', '100'],
    ];
    expect(lines({ stages: [QUALIFIED], amounts, currencies: ['EUR', 'USD'] })).toEqual([
      'qualified EUR currency -1 -10000',
      'qualified USD currency 1 9000',
    ]);
    expect(lines({ stages: [QUALIFIED], amounts: [['2026-11-06', '90']] })).toEqual([
      'qualified empty amountUp -1 0',
      'qualified EUR amountUp 1 9000',
    ]);
  });

  it('moves between pipelines, and in and out of a filter', () => {
    const renewed: Life = {
      stages: [
        ['2026-10-01', 'Due'],
        ['2026-11-05', 'Qualified', 'Due'],
      ],
    };
    expect(lines(renewed)).toEqual(['due EUR movedOut -1 -10000', 'qualified EUR movedIn 1 10000']);
    expect(lines(renewed, { pipeline: 'renewals' })).toEqual(['due EUR movedOut -1 -10000']);
    const handed: Life = {
      stages: [QUALIFIED],
      owners: [
        ['2026-10-01', 'Ines'],
        ['2026-11-05', 'Mara', 'Ines'],
      ],
    };
    expect(lines(handed, { owner: 'Mara' })).toEqual(['qualified EUR movedIn 1 10000']);
    expect(lines(handed, { owner: 'Ines' })).toEqual(['qualified EUR movedOut -1 -10000']);
    expect(lines(handed, { owner: 'Jonas' })).toEqual([]);
    const handedAfter: Life = { ...handed, stages: [['2026-10-01', 'Closed Won']] };
    expect(lines(handedAfter, { owner: 'Mara' })).toEqual([]);
  });

  it('tells pushed from pulled in, of open deals only', () => {
    const closes: Row[] = [
      ['2026-10-01', '2026-12-01'],
      ['2026-11-05', '2026-12-20', '2026-12-01'],
    ];
    expect(categories({ stages: [QUALIFIED], closes })).toEqual(['pushed']);
    expect(
      categories({ stages: [QUALIFIED], closes: [...closes, ['2026-11-06', '2026-11-20', '2026-12-20']] }),
    ).toEqual(['pulledIn']);
    expect(categories({ ...moved('Closed Won'), closes })).toEqual(['won']);
  });

  it('keeps what is not told in a bucket of its own, and leaves out what is half outside of a filter', () => {
    const page = recordOf({ stage: 'Demo', amount: 70, fields: { owner: filled('Ines') } });
    const first = read('k', { ...page, asOf: at('2026-11-10') });
    const change = changeOf(first);
    expect(change.bookings).toMatchObject([
      { cell: { spot: { kind: 'notTold' }, money: { kind: 'notTold' } }, line: 'unknown', count: -1 },
      {
        cell: { spot: { kind: 'stage' }, money: { currency: 'EUR' } },
        line: 'unknown',
        count: 1,
        cents: 7000,
      },
    ]);
    expect(change.opening).toMatchObject({ spot: { kind: 'notTold' }, why: { what: 'created' } });
    expect(changeOf(first, { owner: 'Mara' }).isLeftOut).toBe(true);
    expect(measure([first], changesBetween(between, { owner: 'Mara' }))).toMatchObject({
      rows: [],
      leftOut: 1,
    });
  });

  it('says when deals were last read, and how many not since the opening', () => {
    const early = recordOf({ stage: 'Demo', amount: 70 });
    const spans = ['2026-10-20', '2026-11-10', '2026-11-20'].map((day) =>
      read('k', { ...early, asOf: at(day) }),
    );
    expect(measure(spans, changesBetween(between))).toMatchObject({
      read: { from: at('2026-10-20'), to: at('2026-11-10') },
      notReadSinceFrom: 1,
    });
  });
});
