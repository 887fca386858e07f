import { describe, expect, it } from 'vitest';
import type { RecordIdentity } from '../../record/types';
import type { Connection, Vault } from './connection';
import { type ConnectionsOptions, createConnections } from './connections';
import { manualTiming } from './testing/manual-timing';
import { type MapMemory, mapMemory } from './testing/memory';
import { HUBSPOT_ANSWERS, routedFetch, SALESFORCE_ANSWERS } from './testing/routed-fetch';

const START = Date.UTC(2026, 10, 20, 14, 6);
const ORG = '24680135';
const deal: RecordIdentity = { crm: 'hubspot', object: 'deal', id: '9001', org: ORG, url: 'https://x/' };
const opportunity: RecordIdentity = {
  crm: 'salesforce',
  object: 'deal',
  id: '006000000000001AAA',
  org: 'acme',
  url: 'https://x/',
};

function mapVault(): Vault & { kept: Map<string, Connection> } {
  const kept = new Map<string, Connection>();
  return {
    kept,
    load: async () => [...kept.values()],
    save: async (connection) => void kept.set(`${connection.crm}:${connection.org}`, connection),
    forget: async (crm, org) => void kept.delete(`${crm}:${org}`),
  };
}

/** Connections whose background may die at any moment: `again` is the next life, with what was kept. */
function setUp(answers: Parameters<typeof routedFetch>[0], extra: Partial<ConnectionsOptions> = {}) {
  const timing = manualTiming(START);
  const { fetch, sent } = routedFetch(answers);
  const vault = mapVault();
  const [described, recent] = [mapMemory(), mapMemory()];
  const named = (memory: MapMemory, beginning: string): void => {
    for (const name of memory.kept.keys()) if (name.startsWith(beginning)) memory.kept.delete(name);
  };
  const options: ConnectionsOptions = {
    vault,
    surroundings: { ...timing, fetch, unreachable: async () => null },
    memoryOf: ({ crm, org }) => ({
      load: (name) => described.load(`${crm}:${org}:${name}`),
      save: (name, value) => described.save(`${crm}:${org}:${name}`, value),
    }),
    answers: recent,
    async forget(crm, org) {
      named(described, `${crm}:${org}:`);
      named(recent, `${crm}:${org}:`);
    },
    salesforceSession: async () => '00D000000000001!secret',
    packFields: async () => [],
    zone: () => 'Europe/Berlin',
    ...extra,
  };
  const again = () => createConnections(options);
  const run = <T>(work: Promise<T>) => timing.run(work);
  const calls = () => sent.splice(0).map(({ url }) => new URL(url).pathname);
  return { again, run, calls, vault, described, recent, timing, connections: again() };
}

describe('a HubSpot connection', () => {
  it('is kept only when it works, trimmed, and told without its token', async () => {
    const { connections, run, vault } = setUp(HUBSPOT_ANSWERS);
    const bad = setUp({ ...HUBSPOT_ANSWERS, '/account-info': { status: 401, body: {} } });
    await expect(bad.run(bad.connections.connectHubspot('pat-x', 'session'))).rejects.toMatchObject({
      kind: 'bad-token',
    });
    expect([...bad.vault.kept]).toEqual([]);

    const report = await run(connections.connectHubspot(' pat-secret\n', 'device'));
    expect(report).toMatchObject({ crm: 'hubspot', org: ORG, missing: [] });
    expect(vault.kept.get(`hubspot:${ORG}`)).toMatchObject({ token: 'pat-secret', keep: 'device' });
    expect(await connections.list()).toEqual([{ crm: 'hubspot', org: ORG, way: 'token', keep: 'device' }]);
    expect(JSON.stringify([report, await connections.list()])).not.toContain('pat-secret');
  });

  it('reads a record by one call in the background’s next life, and by none while it is fresh', async () => {
    const { connections, again, run, calls, timing } = setUp(HUBSPOT_ANSWERS);
    await run(connections.connectHubspot('pat-secret', 'session'));
    calls();
    const record = await run(again().complete(deal, null));
    expect(record).toMatchObject({
      coverage: 'full',
      stage: { id: 's1', label: 'Discovery' },
      fields: { owner: { value: 'Alex Doe' }, amount: { value: 5000, currency: 'EUR' } },
    });
    expect(calls()).toEqual(['/crm/v3/objects/deals/9001']);
    timing.advance(60_000);
    expect(await run(again().complete(deal, null))).toEqual(record);
    expect(calls()).toEqual([]);
    await run(again().complete(deal, START + 60_000));
    expect(calls()).toHaveLength(1);
    timing.advance(600_000);
    await run(again().complete(deal, null));
    expect(calls()).toHaveLength(1);
  });

  it('asks for what a new pack maps, once', async () => {
    let packFields: Awaited<ReturnType<ConnectionsOptions['packFields']>> = [];
    const { connections, again, run, calls } = setUp(HUBSPOT_ANSWERS, {
      packFields: async () => packFields,
    });
    await run(connections.connectHubspot('pat-secret', 'session'));
    calls();
    packFields = [
      { name: 'discount', label: 'D', type: 'number', apiNames: { hubspot: { deal: ['discount'] } } },
    ];
    await run(again().complete(deal, null));
    expect(calls()).toContain('/crm/v3/properties/deals');
    await run(again().complete(deal, START + 1_000_000));
    expect(calls()).toEqual(['/crm/v3/objects/deals/9001']);
  });

  it('shows no id for an owner whose name is not known yet', async () => {
    const { connections, again, run } = setUp(HUBSPOT_ANSWERS);
    await run(connections.connectHubspot('pat-secret', 'session'));
    const record = await run(again().complete({ ...deal, id: '9002' }, null));
    expect(record?.fields).not.toHaveProperty('owner');
  });

  it('leaves nothing behind when it is disconnected, and nothing is asked for then', async () => {
    const { connections, run, calls, vault, described, recent } = setUp(HUBSPOT_ANSWERS);
    await run(connections.connectHubspot('pat-secret', 'session'));
    await run(connections.complete(deal, null));
    expect(described.kept.size + recent.kept.size).toBeGreaterThan(1);
    await connections.disconnect('hubspot', ORG);
    expect([vault.kept.size, described.kept.size, recent.kept.size]).toEqual([0, 0, 0]);
    calls();
    expect(await connections.complete(deal, null)).toBeNull();
    await connections.refresh();
    expect(calls()).toEqual([]);
  });

  it('is described anew when the alarm asks for it', async () => {
    const { connections, again, run, calls, described, timing } = setUp(HUBSPOT_ANSWERS);
    await run(connections.connectHubspot('pat-secret', 'session'));
    calls();
    const before = described.kept.get(`hubspot:${ORG}:describe-deal`);
    timing.advance(86_400_000);
    await run(again().refresh());
    expect(calls()).toContain('/crm/v3/pipelines/deals');
    expect(before).toMatchObject({ at: expect.any(Number) });
    expect(described.kept.get(`hubspot:${ORG}:describe-deal`)).not.toEqual(before);
  });
});

describe('a Salesforce connection', () => {
  it('keeps no session, and reads an opportunity with its history and activities by one call', async () => {
    const { connections, again, run, calls, vault } = setUp(SALESFORCE_ANSWERS);
    await run(connections.connectSalesforce('https://acme.lightning.force.com/', 'device', null));
    expect(JSON.stringify([...vault.kept])).not.toContain('secret');
    calls();
    const record = await run(again().complete(opportunity, null));
    expect(calls()).toEqual(['/services/data/v66.0/composite']);
    expect(record).toMatchObject({
      stage: { label: 'Discovery' },
      history: [{ field: 'stage', to: 'Discovery', source: 'crm', by: 'user' }],
    });
    expect(record?.fields.nextActivityAt).toMatchObject({ state: 'empty' });
  });

  it('says to sign in where nobody is', async () => {
    const { connections, run, calls } = setUp(SALESFORCE_ANSWERS, { salesforceSession: async () => null });
    const work = run(connections.connectSalesforce('acme', 'session', null));
    await expect(work).rejects.toMatchObject({ kind: 'bad-token' });
    expect(calls()).toEqual([]);
  });

  it('by OAuth renews an access token that has ended, and keeps the new one', async () => {
    const api = 'https://acme.my.salesforce.com';
    const renewed = { access_token: 'new', refresh_token: 'r2', instance_url: api };
    const { connections, run, calls, vault } = setUp({
      ...SALESFORCE_ANSWERS,
      ended: 'Bearer ended',
      '/services/oauth2/token': { body: renewed },
    });
    await vault.save({
      crm: 'salesforce',
      way: 'oauth',
      org: 'acme',
      api,
      clientId: 'c',
      access: 'ended',
      refresh: 'r1',
      keep: 'session',
    });
    expect(await run(connections.complete(opportunity, null))).toMatchObject({ coverage: 'full' });
    expect(calls().filter((path) => path === '/services/oauth2/token')).toHaveLength(1);
    expect(vault.kept.get('salesforce:acme')).toMatchObject({ access: 'new', refresh: 'r2' });
  });
});

describe('changing records', () => {
  const ASSIGN = {
    kind: 'setOwner' as const,
    values: [{ field: 'owner', label: 'Owner', names: ['Alex Doe'] }],
  };
  const info = (...scopes: string[]) => ({
    ...HUBSPOT_ANSWERS,
    '/oauth/v2/private-apps': { status: 200, body: { scopes } },
  });

  it('is off until it is switched on, and off again after connecting anew', async () => {
    const { connections, run } = setUp(info('crm.objects.deals.write'));
    expect(await connections.access('hubspot', ORG)).toBe('none');
    await run(connections.connectHubspot('pat-secret', 'session'));
    expect(await connections.access('hubspot', ORG)).toBe('off');
    await expect(connections.previewChange(deal, ASSIGN, 'key-0001')).rejects.toThrow(/Switch that on/);
    const missing = await run(connections.setWrites('hubspot', ORG, true));
    expect(missing).toEqual(['crm.objects.contacts.write', 'crm.objects.leads.write']);
    expect(await connections.access('hubspot', ORG)).toBe('on');
    await run(connections.connectHubspot('pat-other', 'session'));
    expect(await connections.access('hubspot', ORG)).toBe('off');
  });

  it('stays off with a key that has none of the scopes, which are named', async () => {
    const { connections, run } = setUp(info('crm.objects.deals.read'));
    await run(connections.connectHubspot('pat-secret', 'session'));
    await expect(run(connections.setWrites('hubspot', ORG, true))).rejects.toThrow(
      /crm\.objects\.deals\.write/,
    );
    expect(await connections.access('hubspot', ORG)).toBe('off');
  });

  it('is refused by a switch that was turned off after the preview', async () => {
    const { connections, run } = setUp(HUBSPOT_ANSWERS);
    await run(connections.connectHubspot('pat-secret', 'session'));
    const preview = {
      key: 'key-0001',
      identity: deal,
      change: ASSIGN,
      lines: [],
      sets: [],
      assignee: null,
      basedOn: 'v1',
    };
    expect(await connections.applyPreview(preview, () => 'k')).toMatchObject({ result: 'refused' });
  });
});
