import { describe, expect, it } from 'vitest';
import { changeDeal, changeLead, type How } from '../../data/changes';
import { createDemoData } from '../../data/generate';
import { showcaseDeal, showcaseLead } from '../../data/showcase';
import { createContext } from './context';
import { pushCount } from './opportunity-facts';
import { historyRows } from './opportunity-history';
import { runSoql } from './soql/run';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const HOW: How = { at: NOW, source: 'CRM_UI', userId: null };

const org = () => createDemoData({ now: NOW, deals: 0, leads: 0 });

describe('OpportunityHistory', () => {
  it('has a row a change, oldest first, that ends as the deal is', () => {
    const deal = showcaseDeal(org(), 'negotiation-troubled');
    const rows = historyRows(deal);
    expect(rows).toHaveLength(4 + 1 + 3);
    expect(rows[0]).toMatchObject({ at: deal.createdAt, amount: 36_000, previousCloseDate: null });
    expect(rows.at(-1)).toMatchObject({
      stageId: 'negotiation',
      amount: 48_000,
      closeDate: deal.closeDate,
      previousCloseDate: deal.closeDateHistory.at(-2)?.value,
    });
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  it('has one row for what was saved in one go', () => {
    const { closeDateHistory, stageHistory, ...deal } = showcaseDeal(org(), 'won-complete');
    const last = historyRows({ ...deal, closeDateHistory, stageHistory }).at(-1);
    expect(closeDateHistory.at(-1)?.at).toBe(stageHistory.at(-1)?.at);
    expect(last).toMatchObject({ stageId: 'closedwon', closeDate: deal.closeDate });
    expect(last?.previousCloseDate).toBe(closeDateHistory[0]?.value);
  });

  it('has ids of its own over all deals', () => {
    const { schema } = createContext(createDemoData({ now: NOW }), () => NOW);
    const { records } = runSoql(schema, 'SELECT Id FROM OpportunityHistory', NOW, '66.0');
    expect(new Set(records.map((record) => record.Id)).size).toBe(records.length);
  });
});

describe('pushCount', () => {
  it('counts moves to a later month, not trivial ones or pull-ins', () => {
    const data = org();
    expect(pushCount(showcaseDeal(data, 'negotiation-troubled'))).toBe(3);
    expect(pushCount(showcaseDeal(data, 'pulled-in'))).toBe(0);
    const deal = showcaseDeal(data, 'no-close-date');
    for (const closeDate of ['2027-01-05', '2027-01-31', '2027-02-01', null, '2027-03-01'])
      changeDeal(data, deal.hubspotId, { closeDate }, HOW);
    expect(pushCount(deal)).toBe(1);
  });
});

describe('field history', () => {
  it('notes a new owner by name and by id, a new status by its label', () => {
    const data = org();
    const lead = showcaseLead(data, 'unassigned');
    const owner = data.owners[0];
    changeLead(data, lead.hubspotId, { ownerId: owner?.hubspotId, leadStatus: 'CONNECTED' }, HOW);
    const { schema } = createContext(data, () => NOW);
    const { records } = runSoql(
      schema,
      `SELECT Field, OldValue, NewValue FROM LeadHistory WHERE LeadId = '${lead.salesforceId}' ORDER BY CreatedDate`,
      NOW,
      '66.0',
    );
    expect(records.map(({ Field, NewValue }) => [Field, NewValue])).toEqual([
      ['created', null],
      ['Owner', 'Vera Fictiva'],
      ['Owner', owner?.salesforceId],
      ['Status', 'Working - Contacted'],
    ]);
  });

  it('leaves rows of the same stage out', () => {
    const data = org();
    const { salesforceId } = showcaseDeal(data, 'same-stage-rows');
    const { schema } = createContext(data, () => NOW);
    const soql = `SELECT NewValue FROM OpportunityFieldHistory WHERE OpportunityId = '${salesforceId}' AND Field = 'StageName'`;
    const { records } = runSoql(schema, soql, NOW, '66.0');
    expect(records.map((record) => record.NewValue)).toEqual(['Discovery', 'Demo']);
  });
});
