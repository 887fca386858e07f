import { describe, expect, it } from 'vitest';
import { addDeal, addLead } from './add-records';
import { changeDeal, changeLead, type How, logDealActivity, logLeadActivity } from './changes';
import { createDemoData } from './generate';
import { findLead } from './lookup';
import { showcaseDeal, showcaseLead } from './showcase';
import { MINUTE } from './time';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const HOW: How = { at: NOW + MINUTE, source: 'API', userId: null };
const org = () => createDemoData({ now: NOW, deals: 0, leads: 0 });

describe('changeDeal', () => {
  it('appends to the histories of what really changed, and finds deals by either id', () => {
    const data = org();
    const { hubspotId, salesforceId, stageHistory, amountHistory } = showcaseDeal(data, 'stale');
    const before = [stageHistory.length, amountHistory.length];
    changeDeal(data, salesforceId.slice(0, 15), { stageId: 'demo' }, HOW);
    const deal = changeDeal(data, hubspotId, { stageId: 'demo', amount: 777 }, HOW);
    expect(deal.stageId).toBe('demo');
    expect(deal.stageHistory.at(-1)).toEqual({ value: 'demo', ...HOW });
    expect([deal.stageHistory.length, deal.amountHistory.length]).toEqual(before.map((n) => (n ?? 0) + 1));
  });

  it('keeps a history sorted when the caller is behind', () => {
    const data = org();
    const deal = showcaseDeal(data, 'stale');
    const last = deal.closeDateHistory.at(-1)?.at ?? 0;
    changeDeal(data, deal.hubspotId, { closeDate: '2027-01-01' }, { ...HOW, at: 1 });
    expect(deal.closeDateHistory.at(-1)?.at).toBe(last);
  });

  it('notes owner and custom fields, and restarts the assignment', () => {
    const data = org();
    const deal = showcaseDeal(data, 'all-clear');
    const owner = data.owners.find((entry) => entry.hubspotId !== deal.ownerId)?.hubspotId ?? '';
    const oldOwner = deal.ownerId;
    changeDeal(data, deal.hubspotId, { ownerId: owner, custom: { discount: 5, redlines: 'Cap' } }, HOW);
    expect(deal.ownerAssignedAt).toBe(HOW.at);
    expect(deal.fieldHistory).toEqual([
      { field: 'ownerId', oldValue: oldOwner, newValue: owner, ...HOW },
      { field: 'custom.redlines', oldValue: 'None so far', newValue: 'Cap', ...HOW },
    ]);
  });

  it('refuses an id nobody has', () => {
    expect(() => changeDeal(org(), '1', {}, HOW)).toThrow('No deal has the id 1');
    expect(() => changeLead(org(), '1', {}, HOW)).toThrow('No lead has the id 1');
  });
});

describe('leads', () => {
  it('are found by their contact and note each change', () => {
    const data = org();
    const lead = showcaseLead(data, 'unassigned');
    changeLead(
      data,
      lead.hubspotContactId,
      { ownerId: data.owners[0]?.hubspotId ?? '', leadStatus: 'OPEN' },
      HOW,
    );
    expect(lead.assignedAt).toBe(HOW.at);
    expect(lead.fieldHistory?.map((change) => change.field)).toEqual(['ownerId', 'leadStatus']);
  });

  it('stop their clock at the first outbound contact, not at a reply or a note', () => {
    const data = org();
    const { hubspotId } = showcaseLead(data, 'fresh');
    const entry = { kind: 'email', subject: 'Re: demo', done: true, at: HOW.at } as const;
    expect(logLeadActivity(data, hubspotId, { ...entry, outbound: false }).firstContactAt).toBeNull();
    expect(
      logLeadActivity(data, hubspotId, { ...entry, kind: 'note', outbound: true }).firstContactAt,
    ).toBeNull();
    logLeadActivity(data, hubspotId, { ...entry, outbound: true });
    expect(
      logLeadActivity(data, hubspotId, { ...entry, at: HOW.at + 1, outbound: true }).firstContactAt,
    ).toBe(HOW.at);
  });

  it('are added with new ids', () => {
    const data = org();
    const lead = addLead(data, { lastName: 'New', formSubmittedAt: NOW, custom: { blogViews: 2 } }, HOW);
    expect(findLead(data, lead.salesforceId)).toBe(lead);
    expect(lead).toMatchObject({
      createdAt: HOW.at,
      assignedAt: null,
      custom: { blogViews: 2, techStack: null },
    });
  });
});

it('an activity moves the dates of its deal', () => {
  const data = org();
  const { hubspotId } = showcaseDeal(data, 'inactive');
  const task = { kind: 'task', subject: 'Call back', outbound: true } as const;
  logDealActivity(data, hubspotId, { ...task, done: false, at: NOW + 9 });
  const deal = logDealActivity(data, hubspotId, { ...task, kind: 'call', done: true, at: NOW - 1 });
  expect(deal).toMatchObject({ lastActivityAt: NOW - 1, lastContactedAt: NOW - 1, nextActivityAt: NOW + 9 });
});

it('an added deal starts in the first stage of its pipeline, with histories', () => {
  const data = org();
  const deal = addDeal(data, { name: 'New', pipelineId: 'partner', amount: 5 }, HOW);
  expect(deal).toMatchObject({ stageId: 'registered', amount: 5, closeDate: null });
  expect(deal.stageHistory).toEqual([{ value: 'registered', ...HOW }]);
});
