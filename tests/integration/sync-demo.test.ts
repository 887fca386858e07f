import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hubspotScopes } from '../../src/crm/hubspot/api/scopes';
import { salesforceScopes } from '../../src/crm/salesforce/api/scopes';
import type { SyncScope } from '../../src/record/sync';
import type { Crm } from '../../src/record/types';
import { LeadlightDatabase } from '../../src/store/database';
import { syncStore } from '../../src/store/sync-store';
import { HUBSPOT_DEALS_ONLY_TOKEN } from '../demo-crm/api/tokens';
import { changeDeal } from '../demo-crm/data/changes';
import { findStage } from '../demo-crm/data/lookup';
import type { Fault } from '../demo-crm/faults';
import type { DemoDeal } from '../demo-crm/model';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { demoHubspot, demoSalesforce, orgOf, syncToEnd } from './sync-surroundings';

/** Bulk sync of both CRMs by the extension's own clients, against the demo CRM's own server. */
const NOW = Date.UTC(2026, 10, 21, 9, 30);
const DAY = 86_400_000;
const CRMS = ['hubspot', 'salesforce'] as const;
let crm: DemoCrm;
let db: LeadlightDatabase;
let clock = NOW;
let counter = 0;

beforeAll(async () => {
  crm = await startDemoCrm({ now: NOW, deals: 900, leads: 400 });
});
beforeEach(() => {
  counter += 1;
  clock = NOW;
  db = new LeadlightDatabase(`sync-demo-${counter}`);
});
afterEach(async () => {
  crm.faults.clear();
  await db.delete();
});
afterAll(() => crm.close());

const now = () => clock;
const idOf = (name: Crm, deal: Pick<DemoDeal, 'hubspotId' | 'salesforceId'>): string =>
  name === 'hubspot' ? deal.hubspotId : deal.salesforceId;
const isOpen = ({ stageId }: DemoDeal): boolean => findStage(crm.data, stageId)?.kind === 'open';

const start = (name: Crm, scope: SyncScope = { kind: 'all' }, object: 'deal' | 'lead' = 'deal') =>
  syncStore(db).start({ crm: name, org: orgOf(crm, name), object, scope, everyMs: null });

const sync = (name: Crm, object: 'deal' | 'lead' = 'deal') => syncToEnd({ crm, db, name, object, now });

const storedIds = async () => (await db.records.toArray()).map(({ record }) => record.identity.id).sort();

/** What the CRM has of a deal, as the record must have it. */
async function isExactly(name: Crm): Promise<void> {
  const rows = new Map((await db.records.toArray()).map((row) => [row.record.identity.id, row]));
  for (const deal of crm.data.deals.filter(isOpen)) {
    const row = rows.get(idOf(name, deal));
    expect(row?.record.title).toBe(deal.name);
    expect(row?.record.stage?.label).toBe(findStage(crm.data, deal.stageId)?.label);
    const stages = row?.record.history.filter(({ field }) => field === 'stage').map(({ to }) => to);
    const folded = deal.stageHistory
      .map(({ value }) => findStage(crm.data, value)?.label)
      .filter((label, index, all) => label !== all[index - 1]);
    expect(stages).toEqual(folded);
  }
}

describe.each(CRMS)('%s', (name) => {
  it('has every open deal with its history, each once', async () => {
    await start(name);
    const state = await sync(name);
    const open = crm.data.deals.filter(isOpen);
    expect(await storedIds()).toEqual(open.map((deal) => idOf(name, deal)).sort());
    expect(state).toMatchObject({ asOf: NOW, counts: { met: open.length, read: open.length } });
    await isExactly(name);
  });

  it('ends with the same under every fault', async () => {
    const match = name === 'hubspot' ? /\/crm\/v3\/objects/ : /\/(?:query|composite)/;
    const faults: Omit<Fault, 'match'>[] = [
      { status: 401 },
      { status: 403 },
      { status: 404 },
      { status: 423 },
      { status: 429 },
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 477 },
      { status: 500 },
      { status: 503 },
      { status: 200, cut: 'before' },
      { status: 200, cut: 'within' },
      { status: 200, cut: 'half' },
      { status: 200, skewMs: 3 * 3_600_000 },
      { status: 200, skewMs: -3 * 3_600_000 },
    ];
    await start(name);
    for (const fault of faults) crm.faults.add({ match, times: 1, ...fault });
    const state = await sync(name);
    expect(state.problem).toBeNull();
    expect(await storedIds()).toEqual(
      crm.data.deals
        .filter(isOpen)
        .map((deal) => idOf(name, deal))
        .sort(),
    );
    await isExactly(name);
  });

  it('asks only for what has changed, and finds out what was deleted a day later', async () => {
    await start(name);
    await sync(name);
    const [moved, closed, deleted] = crm.data.deals.filter(isOpen);
    if (!moved || !closed || !deleted) throw new Error('Too few deals.');
    const how = { at: NOW + 60_000 * counter, source: 'API', userId: null } as const;
    const before = moved.stageId;
    changeDeal(crm.data, moved.hubspotId, { stageId: before === 'demo' ? 'proposal' : 'demo' }, how);
    changeDeal(crm.data, closed.hubspotId, { stageId: 'closedwon' }, how);
    clock += 3_600_000;
    await start(name);
    const changes = await sync(name);
    expect(changes.counts.read).toBeLessThan(crm.data.deals.length / 2);
    await isExactly(name);
    expect(changes.comparedAt).toBe(NOW);

    const place = crm.data.deals.indexOf(deleted);
    crm.data.deals.splice(place, 1);
    try {
      clock += DAY;
      await start(name);
      const compared = await sync(name);
      expect(compared.counts.gone).toBe(1);
      const gone = await db.records.filter(({ goneSince }) => goneSince !== undefined).toArray();
      expect(gone.map(({ record }) => record.identity.id)).toEqual([idOf(name, deleted)]);
    } finally {
      crm.data.deals.splice(place, 0, deleted);
    }
  });

  it('marks a change made by a machine', async () => {
    await start(name);
    await sync(name);
    const rows = await db.records.toArray();
    const by = new Set(rows.flatMap(({ record }) => record.history.map((entry) => entry.by)));
    expect([...by]).toEqual(expect.arrayContaining(['user']));
    expect([...by].some((who) => who === 'integration' || who === 'automation' || who === 'import')).toBe(
      true,
    );
  });

  it('reads fresh leads, and no others', async () => {
    await start(name, { kind: 'all' }, 'lead');
    await sync(name, 'lead');
    const rows = await db.records.toArray();
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.length).toBeLessThan(crm.data.leads.length);
  });

  it('keeps only what the owners of the scope have', async () => {
    const [owner] = crm.data.owners;
    if (!owner) throw new Error('No owner.');
    await start(name, { kind: 'owners', owners: [idOf(name, owner)], label: 'Mine' });
    await sync(name);
    const own = crm.data.deals.filter((deal) => isOpen(deal) && deal.ownerId === owner.hubspotId);
    expect(await storedIds()).toEqual(own.map((deal) => idOf(name, deal)).sort());
  });
});

it('reads what a list view of Salesforce shows, and notices what has left it', async () => {
  const choices = await salesforceScopes(demoSalesforce(crm), 'deal');
  const view = choices.find(({ label }) => label === 'Large opportunities');
  if (!view) throw new Error('No such list view.');
  await start('salesforce', view.scope);
  await sync('salesforce');
  const isLarge = ({ amount }: DemoDeal): boolean => amount === null || amount > 20_000;
  const shown = crm.data.deals.filter((deal) => isOpen(deal) && isLarge(deal));
  expect(await storedIds()).toEqual(shown.map(({ salesforceId }) => salesforceId).sort());

  const [shrunk] = shown;
  const how = { at: NOW + 3_600_000, source: 'CRM_UI', userId: null } as const;
  changeDeal(crm.data, shrunk?.hubspotId ?? '', { amount: 5 }, how);
  await start('salesforce', view.scope);
  await sync('salesforce');
  const kept = (await db.syncMembers.toArray()).map(({ id }) => id);
  expect([kept.length, kept.includes(shrunk?.salesforceId ?? '')]).toEqual([shown.length - 1, false]);
  expect(await db.records.filter(({ goneSince }) => goneSince !== undefined).count()).toBe(0);
});

it('offers one’s own records, those of one’s team, and list views', async () => {
  const [first, second, third] = crm.data.owners;
  const ofSalesforce = await salesforceScopes(demoSalesforce(crm), 'deal');
  expect(ofSalesforce.map(({ group, label }) => `${group}: ${label}`)).toEqual([
    'Everything: Everything I may see',
    'People: Mine',
    'Teams: Mine and those of my reports',
    'List views: My opportunities',
    'List views: Large opportunities',
  ]);
  expect(ofSalesforce[2]?.scope).toMatchObject({
    owners: [first, second, third].map((owner) => owner?.salesforceId),
  });
  const ofHubspot = await hubspotScopes(demoHubspot(crm));
  expect(ofHubspot.find(({ label }) => label === 'Team Enterprise')?.scope).toMatchObject({
    owners: [first?.hubspotId, second?.hubspotId],
  });
  expect(ofHubspot.filter(({ group }) => group === 'People').length).toBe(crm.data.owners.length + 1);
  const refused = await hubspotScopes(demoHubspot(crm, HUBSPOT_DEALS_ONLY_TOKEN));
  expect(refused.map(({ group }) => group)).toEqual(['Everything']);
});
