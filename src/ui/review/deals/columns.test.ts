import { describe, expect, it } from 'vitest';
import type { ReviewEntry } from '../../../store/review-columns';
import { NOW } from '../../testing/sample-findings';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import { COLUMNS, columnsOf, FIRST_COLUMNS, leastWidth } from './columns';
import { COLUMN_IDS, type ColumnId } from './order';

const said = (id: ColumnId, entry: Partial<ReviewEntry> = {}) => {
  const row = sampleRows([entry]).row(0);
  const column = columnsOf([id])[0];
  return [column?.text(row, NOW, CONTEXT), column?.more?.(row) ?? null];
};
const text = (id: ColumnId, entry: Partial<ReviewEntry> = {}) => said(id, entry)[0];

describe('columns', () => {
  it('has a column for each way of sorting but the state, which is an icon', () => {
    expect(['state', ...COLUMNS.map(({ id }) => id)].toSorted()).toEqual([...COLUMN_IDS].toSorted());
    expect(columnsOf(FIRST_COLUMNS).map(({ id }) => id)).toEqual(FIRST_COLUMNS);
  });

  it('asks for no more room at first than a narrow laptop has', () => {
    expect(leastWidth(columnsOf(['owner', 'score']))).toBe(104 + 72);
    expect(leastWidth(columnsOf(FIRST_COLUMNS))).toBeLessThan(950);
  });

  it('says a value the way the CRM’s own pages do', () => {
    expect(text('amount')).toBe('€84,000');
    expect(text('closeDate')).toBe('18 Dec 2026');
    expect(text('probability')).toBe('60%');
    expect(text('weighted')).toBe('€50,400');
    expect(text('daysInStage')).toBe('46');
    expect(text('crm')).toBe('Salesforce');
  });

  it('holds days in stage against the pack’s limit, and counts pushes', () => {
    const row = sampleRows([{}]).row(0);
    const [days, pushes] = columnsOf(['daysOfLimit', 'pushes']);
    const limited = { ...row, stageLimit: 42 };
    expect([days?.text(limited, NOW, CONTEXT), days?.isOver?.(limited)]).toEqual(['46 / 42', true]);
    expect([days?.text(row, NOW, CONTEXT), days?.isOver?.(row)]).toEqual(['46 / –', false]);
    expect([
      pushes?.text({ ...row, pushes: 2 }, NOW, CONTEXT),
      pushes?.isOver?.({ ...row, pushes: 2 }),
    ]).toEqual(['2', true]);
    expect(text('daysOfLimit', { stageEnteredAt: null })).toBeNull();
    expect(text('pushes', { pushes: null })).toBeNull();
    expect(text('pushes', { object: 'lead', pushes: null })).toBe('–');
  });

  it('tells what was not read from what such a record never has', () => {
    expect(text('amount', { amount: null })).toBeNull();
    expect(text('owner', { owner: null })).toBeNull();
    expect(text('amount', { object: 'lead', amount: null })).toBe('–');
    expect(text('stage', { object: 'lead', stage: null })).toBe('–');
    expect(text('daysInStage', { object: 'lead', stageEnteredAt: null })).toBe('–');
    expect(text('stage', { object: 'lead', stage: 'Working' })).toBe('Working');
    expect(text('stage', { stage: null })).toBeNull();
    expect(text('score', { score: null })).toBe('–');
    expect(text('score', { object: 'lead', score: null })).toBeNull();
  });

  it('tells what is empty in the CRM from what was not read', () => {
    const none = {
      amount: null,
      closeDay: null,
      owner: null,
      source: null,
      company: null,
      probability: null,
    };
    const ids = ['amount', 'closeDate', 'owner', 'source', 'company', 'pipeline', 'probability'] as const;
    const said = (empty: string | null) => ids.map((id) => text(id, { ...none, pipeline: null, empty }));
    expect(said(null)).toEqual(ids.map(() => null));
    expect(said(ids.join(' '))).toEqual(ids.map(() => 'none'));
    for (const id of ids) expect(said(id)).toEqual(ids.map((own) => (own === id ? 'none' : null)));
    expect(text('weighted', { probability: null, empty: 'probability' })).toBe('none');
    expect(text('weighted', { probability: null, empty: 'owner' })).toBeNull();
    expect(text('amount', { object: 'lead', amount: null, empty: 'amount' })).toBe('–');
    expect(text('owner', { empty: 'source' })).toBe('Mara');
  });

  it('names records by kind, with their company unless the name has it', () => {
    expect(said('title')).toEqual(['Larkspur Mills – Warehouse platform', null]);
    expect(said('title', { title: 'Renewal' })).toEqual(['Renewal', 'Larkspur Mills']);
    expect(text('title', { object: 'lead', title: 'Odile Farge' })).toBe('Lead · Odile Farge');
    expect(text('title', { title: null })).toBe('Opportunity');
  });

  it('leads with the top warning and counts the others', () => {
    expect(said('topWarning')).toEqual(['Stale in Negotiation', '+1']);
    expect(said('topWarning', { topWarning: null, warning: 0, unknown: 3 })).toEqual(['3 unknown', null]);
    const unjudged = {
      topWarning: null,
      breach: null,
      warning: null,
      info: null,
      unknown: null,
      passed: null,
    };
    expect(text('topWarning', unjudged)).toBe('not judged yet');
    expect(text('topWarning', { ...unjudged, breach: 0, warning: 0, info: 0, unknown: 0, passed: 0 })).toBe(
      'no rule applies',
    );
    expect(text('topWarning', { topWarning: null, warning: 0 })).toBe('none');
  });

  it('says what was put away: in the place of a warning, or beside what is open or unknown', () => {
    const top = (entry: Partial<ReviewEntry>) => {
      const column = columnsOf(['topWarning'])[0];
      const row = sampleRows([entry]).row(0);
      return [column?.text(row, NOW, CONTEXT), column?.more?.(row), column?.putAway?.(row)];
    };
    expect(top({ putAway: 1 })).toEqual(['Stale in Negotiation', '+1', 1]);
    expect(top({ warning: 1, putAway: 2 })).toEqual(['Stale in Negotiation', null, 2]);
    expect(top({ topWarning: null, warning: 0, unknown: 3, putAway: 2 })).toEqual(['3 unknown', null, 2]);
    expect(top({ topWarning: null, warning: 0, putAway: 2 })).toEqual(['2 put away', null, 0]);
    expect(top({})).toEqual(['Stale in Negotiation', '+1', 0]);
  });

  it('counts what was put away, and does not know it of what nothing has judged', () => {
    expect(text('putAway', { putAway: 2 })).toBe('2');
    expect(text('putAway')).toBe('0');
    expect(text('putAway', { putAway: null, passed: null })).toBeNull();
  });

  it('gives the time of visits of today and the day of older ones', () => {
    expect(text('asOf')).toBe('14:06 CET');
    expect(text('asOf', { asOf: NOW - 3 * 86_400_000 })).toBe('Tue 17 Nov');
  });
});
