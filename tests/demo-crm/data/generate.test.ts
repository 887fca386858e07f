import { describe, expect, it } from 'vitest';
import type { DemoChange } from '../model';
import { createDemoData } from './generate';
import { findStage } from './lookup';
import {
  DEAL_SITUATIONS,
  LEAD_SITUATIONS,
  showcaseDeal,
  showcaseDealIds,
  showcaseLead,
  showcaseLeadIds,
} from './showcase';
import { DAY, MINUTE, SECOND } from './time';
import { OPEN_STAGE_IDS } from './vocabulary';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const data = createDemoData({ now: NOW });

const isSorted = (history: readonly { at: number }[]) =>
  history.every((entry, index) => index === 0 || entry.at >= (history[index - 1]?.at ?? 0));

const daysInLastStage = (history: readonly DemoChange<string>[]) => (NOW - (history.at(-1)?.at ?? 0)) / DAY;

describe('createDemoData', () => {
  it('makes the same org from the same seed and another one from another seed', () => {
    expect(createDemoData({ now: NOW })).toEqual(data);
    expect(createDemoData({ now: NOW, seed: 2 })).not.toEqual(data);
  });

  it('only moves in time when the clock does, for whole years of clocks', () => {
    for (let month = 0; month < 12; month += 1) {
      const now = Date.UTC(2027, month, 3 + 2 * month, 23, 50);
      const org = createDemoData({ now });
      expect(org.deals.every((deal) => deal.createdAt < now && isSorted(deal.stageHistory))).toBe(true);
      expect(NOW - showcaseLead(data, 'fresh').createdAt).toBeGreaterThan(0);
      expect(now - (showcaseLead(org, 'fresh').formSubmittedAt ?? 0)).toBe(2 * MINUTE);
    }
  });

  it('has at least 300 deals and 300 leads with ids of their own', () => {
    expect(data.deals.length).toBeGreaterThanOrEqual(300);
    expect(data.leads.length).toBeGreaterThanOrEqual(300);
    for (const records of [data.deals, data.leads])
      for (const key of ['hubspotId', 'salesforceId'] as const)
        expect(new Set(records.map((record) => record[key])).size).toBe(records.length);
  });

  it('shows every situation, under the ids that the show case names', () => {
    for (const situation of DEAL_SITUATIONS)
      expect(showcaseDeal(data, situation)).toMatchObject(showcaseDealIds(situation));
    for (const situation of LEAD_SITUATIONS)
      expect(showcaseLead(data, situation)).toMatchObject(showcaseLeadIds(situation));
    expect(() => showcaseDeal({ ...data, deals: [] }, 'stale')).toThrow('createDemoData');
  });

  it('keeps current values and histories in agreement', () => {
    for (const deal of data.deals) {
      expect(deal.stageHistory.at(-1)?.value).toBe(deal.stageId);
      expect(deal.amountHistory.at(-1)?.value).toBe(deal.amount);
      expect(deal.closeDateHistory.at(-1)?.value).toBe(deal.closeDate);
      for (const history of [deal.stageHistory, deal.amountHistory, deal.closeDateHistory]) {
        expect(isSorted(history), `${deal.situation} ${deal.name}`).toBe(true);
        expect(history[0]?.at).toBe(deal.createdAt);
        expect(history.at(-1)?.at).toBeLessThanOrEqual(NOW);
      }
      expect(findStage(data, deal.stageId)).toBeDefined();
      expect(deal.activities.every((entry) => entry.at >= deal.createdAt)).toBe(true);
      expect(deal.activities.filter((entry) => entry.done).every((entry) => entry.at <= NOW)).toBe(true);
    }
    for (const lead of data.leads) {
      expect(isSorted(lead.signals)).toBe(true);
      if (lead.firstContactAt !== null) expect(lead.activities[0]?.at).toBe(lead.firstContactAt);
      expect(lead.activities.every((entry) => entry.at <= NOW)).toBe(true);
    }
  });

  it('creates records on days that prove a date order, but for the ambiguous deal', () => {
    for (const record of [...data.deals, ...data.leads]) {
      const day = new Date(record.createdAt).getUTCDate();
      if (record.situation === 'ambiguous-dates') expect(day).toBeLessThanOrEqual(12);
      else expect(day).toBeGreaterThanOrEqual(13);
    }
  });

  it('gives the ambiguous deal no date that tells day from month, whatever the month', () => {
    for (let month = 0; month < 12; month += 1) {
      const deal = showcaseDeal(createDemoData({ now: Date.UTC(2027, month, 28) }), 'ambiguous-dates');
      const instants = [
        deal.createdAt,
        deal.lastActivityAt,
        deal.ownerAssignedAt,
        Date.parse(deal.closeDate ?? ''),
      ];
      for (const at of [...instants, ...deal.stageHistory.map((change) => change.at)]) {
        const date = new Date(at ?? Number.NaN);
        expect(date.getUTCDate()).toBeLessThanOrEqual(12);
        expect(date.getUTCDate()).not.toBe(date.getUTCMonth() + 1);
      }
    }
  });

  it('makes a crowd whose closed deals spend about 20 days in Negotiation', () => {
    const stays = data.deals
      .filter((deal) => deal.situation === 'random' && /closed/.test(deal.stageId))
      .flatMap(({ stageHistory }) =>
        stageHistory.flatMap((change, index) => {
          const left = stageHistory[index + 1];
          return change.value === 'negotiation' && left ? [(left.at - change.at) / DAY] : [];
        }),
      );
    expect(stays.length).toBeGreaterThan(25);
    const average = stays.reduce((sum, days) => sum + days, 0) / stays.length;
    expect(average).toBeGreaterThan(15);
    expect(average).toBeLessThan(25);
  });
});

describe('the show cases', () => {
  it('troubled: 46 days in Negotiation, Demo skipped, three pushes, two gaps, 24% off', () => {
    const deal = showcaseDeal(data, 'negotiation-troubled');
    expect(Math.floor(daysInLastStage(deal.stageHistory))).toBe(46);
    expect(deal.stageHistory.map((change) => change.value)).toEqual([
      'qualified',
      'discovery',
      'proposal',
      'negotiation',
    ]);
    const months = deal.closeDateHistory.map((change) => change.value?.slice(0, 7) ?? '');
    expect(months).toHaveLength(4);
    expect(months.every((month, index) => index === 0 || month > (months[index - 1] ?? ''))).toBe(true);
    expect(Object.entries(deal.custom).filter(([, value]) => value === null)).toEqual([
      ['redlines', null],
      ['approvalChain', null],
      ['signedContract', null],
      ['competitor', null],
    ]);
    expect(deal.custom.discount).toBe(24);
  });

  it('all clear: nothing missing for its stage and the next, nothing pushed or skipped', () => {
    const deal = showcaseDeal(data, 'all-clear');
    const empty = Object.keys(deal.custom).filter((name) => deal.custom[name] === null);
    expect(empty).toEqual(['signedContract', 'competitor']);
    expect(deal.closeDateHistory).toHaveLength(1);
    expect(deal.stageHistory.map((change) => change.value)).toEqual(OPEN_STAGE_IDS.slice(0, 4));
    expect(deal.nextActivityAt).toBeGreaterThan(NOW);
  });

  it('says how deals moved', () => {
    const lastSource = (situation: 'moved-by-import' | 'moved-by-workflow' | 'moved-by-api') =>
      showcaseDeal(data, situation).stageHistory.at(-1)?.source;
    expect(lastSource('moved-by-import')).toBe('IMPORT');
    expect(lastSource('moved-by-workflow')).toBe('AUTOMATION_PLATFORM');
    expect(lastSource('moved-by-api')).toBe('API');
    const rows = showcaseDeal(data, 'same-stage-rows').stageHistory;
    expect(rows.filter((change) => change.value === 'demo').length).toBeGreaterThan(50);
  });

  it('carries hostile, foreign and huge values unchanged', () => {
    expect(showcaseDeal(data, 'markup').name).toContain('<img src=x onerror=');
    expect(showcaseDeal(data, 'markup').custom.painPoints).toContain('<script>');
    expect(showcaseDeal(data, 'non-ascii').name).toMatch(/株式会社例.*🚀/);
    expect(String(showcaseDeal(data, 'very-long-text').custom.redlines)).toHaveLength(100_000);
  });

  it('runs the response clocks of the leads', () => {
    const age = (situation: 'fresh' | 'at-risk' | 'breached') =>
      NOW - (showcaseLead(data, situation).formSubmittedAt ?? 0);
    expect([age('fresh'), age('at-risk'), age('breached')]).toEqual([
      2 * MINUTE,
      4 * MINUTE + 10 * SECOND,
      12 * MINUTE,
    ]);
    const response = (situation: 'contacted-in-time' | 'contacted-late') => {
      const lead = showcaseLead(data, situation);
      return (lead.firstContactAt ?? 0) - (lead.formSubmittedAt ?? 0);
    };
    expect(response('contacted-in-time')).toBe(3 * MINUTE + 5 * SECOND);
    expect(response('contacted-late')).toBe(18 * MINUTE + 40 * SECOND);
    expect(showcaseLead(data, 'no-form-time').formSubmittedAt).toBeNull();
    expect(showcaseLead(data, 'unassigned')).toMatchObject({ ownerId: null, assignedAt: null });
    expect(showcaseLead(data, 'converted').convertedAt).not.toBeNull();
  });

  it('gives new leads an older date that proves the order of a page without a created date', () => {
    for (const situation of ['fresh', 'at-risk', 'breached', 'unassigned'] as const) {
      const seen = showcaseLead(data, situation).custom.caseStudyViewedAt;
      expect(new Date(Number(seen)).getUTCDate()).toBeGreaterThanOrEqual(13);
    }
  });
});
