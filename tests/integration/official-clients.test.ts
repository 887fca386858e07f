import { Client } from '@hubspot/api-client';
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/deals/index.js';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { HUBSPOT_DEALS_ONLY_TOKEN, HUBSPOT_TOKEN } from '../demo-crm/api/tokens';
import { showcaseDeal, showcaseLead } from '../demo-crm/data/showcase';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';

/**
 * HubSpot's own client against the demo CRM, unchanged: what it can read here, the extension's
 * client can rely on. Salesforce's: official-clients.salesforce.test.ts.
 */
const NOW = Date.UTC(2026, 10, 21, 9, 30);
let crm: DemoCrm;
let baseUrl: string;

beforeAll(async () => {
  crm = await startDemoCrm({ now: NOW });
  baseUrl = `http://127.0.0.1:${crm.httpPort}`;
});
afterEach(() => {
  crm.faults.clear();
  vi.restoreAllMocks();
});
afterAll(() => crm.close());

describe('@hubspot/api-client', () => {
  const client = (accessToken = HUBSPOT_TOKEN, numberOfApiCallRetries = 0) =>
    new Client({ accessToken, basePath: baseUrl, numberOfApiCallRetries });
  const ownerIds = () => crm.data.owners.map(({ hubspotId }) => hubspotId);
  const deals = (...args: Parameters<typeof client>) => client(...args).crm.deals;

  it('gets one deal with history and associations', async () => {
    const shown = showcaseDeal(crm.data, 'negotiation-troubled');
    const deal = await deals().basicApi.getById(
      shown.hubspotId,
      ['dealname', 'redlines', 'no_such_property'],
      ['dealstage', 'closedate'],
      ['companies'],
    );
    expect(deal.properties).toMatchObject({ dealname: shown.name, redlines: null });
    expect(deal.properties).not.toHaveProperty('no_such_property');
    expect(deal.propertiesWithHistory?.closedate).toHaveLength(4);
    expect(deal.propertiesWithHistory?.dealstage?.[0]).toMatchObject({
      value: 'negotiation',
      sourceType: 'CRM_UI',
    });
    expect(deal.associations?.companies?.results[0]?.id).toBe(shown.companyId);
    expect(deal.createdAt).toEqual(new Date(shown.createdAt));
  });

  it('lists pages of 100 and all of them', async () => {
    const first = await deals().basicApi.getPage();
    expect(first.results).toHaveLength(10);
    const before = crm.requests.length;
    const all = await deals().getAll(100, undefined, ['amount', 'closedate']);
    expect(all.map((deal) => deal.id)).toEqual(crm.data.deals.map((deal) => deal.hubspotId));
    expect(crm.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'GET']);
    expect(crm.requests[before]).toMatchObject({
      host: '127.0.0.1',
      path: expect.stringMatching(/^\/crm\/v3\/objects\/deals\?limit=100/),
    });
  });

  it('searches', async () => {
    const { total, results } = await deals().searchApi.doSearch({
      filterGroups: [
        {
          filters: [
            { propertyName: 'dealstage', operator: FilterOperatorEnum.In, values: ['negotiation'] },
            { propertyName: 'discount', operator: FilterOperatorEnum.Gte, value: '40' },
          ],
        },
      ],
      sorts: ['-amount'],
      properties: ['discount'],
      limit: 100,
    });
    expect(total).toBe(1);
    expect(results[0]?.id).toBe(showcaseDeal(crm.data, 'discount-over-40').hubspotId);
  });

  it('goes through ids in order, and finds what was modified last, as bulk sync does', async () => {
    const after = crm.data.deals[99]?.hubspotId ?? '';
    const { results, total } = await deals().searchApi.doSearch({
      filterGroups: [
        {
          filters: [
            { propertyName: 'hs_is_closed', operator: FilterOperatorEnum.Eq, value: 'false' },
            { propertyName: 'hubspot_owner_id', operator: FilterOperatorEnum.In, values: ownerIds() },
            { propertyName: 'hs_object_id', operator: FilterOperatorEnum.Gt, value: after },
          ],
        },
      ],
      sorts: ['hs_object_id'],
      properties: ['hs_lastmodifieddate', 'hs_is_closed'],
      limit: 200,
    });
    const ids = results.map(({ id }) => Number(id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(ids[0]).toBeGreaterThan(Number(after));
    expect(results.every(({ properties }) => properties.hs_is_closed === 'false')).toBe(true);
    expect(total).toBe(results.length);

    const newest = await deals().searchApi.doSearch({
      sorts: ['-hs_lastmodifieddate'],
      properties: ['hs_lastmodifieddate'],
      limit: 1,
    });
    const since = newest.results[0]?.properties.hs_lastmodifieddate ?? '';
    const later = await deals().searchApi.doSearch({
      filterGroups: [
        {
          filters: [
            {
              propertyName: 'hs_lastmodifieddate',
              operator: FilterOperatorEnum.Gte,
              value: String(Date.parse(since)),
            },
          ],
        },
      ],
    });
    expect(later.results.map(({ id }) => id)).toContain(newest.results[0]?.id);
  });

  it('reads histories in batches', async () => {
    const inputs = crm.data.deals.slice(0, 50).map((deal) => ({ id: deal.hubspotId }));
    const { results } = await deals().batchApi.read({
      inputs,
      properties: ['dealname'],
      propertiesWithHistory: ['dealstage', 'amount'],
    });
    expect(results).toHaveLength(50);
    expect(results[0]?.propertiesWithHistory?.dealstage).toHaveLength(
      crm.data.deals[0]?.stageHistory.length ?? 0,
    );
  });

  it('reads batches, complete and partial', async () => {
    const ids = crm.data.deals.slice(0, 100).map((deal) => ({ id: deal.hubspotId }));
    const request = { inputs: ids, properties: ['dealstage'], propertiesWithHistory: [] };
    const full = await deals().batchApi.read(request);
    expect(full.results.map((deal) => deal.id)).toEqual(ids.map(({ id }) => id));
    const partial = await deals().batchApi.read({ ...request, inputs: [...ids.slice(0, 1), { id: '1' }] });
    expect(partial).toMatchObject({ numErrors: 1, errors: [{ category: 'OBJECT_NOT_FOUND' }] });
  });

  it('reads pipelines, owners, properties and the account', async () => {
    const { crm: api, apiRequest } = client();
    const pipelines = await api.pipelines.pipelinesApi.getAll('deals');
    expect(pipelines.results.map((pipeline) => pipeline.id)).toEqual(['default', 'partner']);
    const stage = await api.pipelines.pipelineStagesApi.getById('deals', 'default', 'demo');
    expect(stage).toMatchObject({ displayOrder: 2, metadata: { isClosed: 'false' } });
    const leadStages = (await api.pipelines.pipelinesApi.getAll('leads')).results[0]?.stages;
    expect(leadStages).toHaveLength(5);
    const owners = await api.owners.ownersApi.getPage();
    expect(owners.results.map((owner) => owner.type)).toContain('QUEUE');
    expect(owners.results[0]?.teams?.map(({ name }) => name)).toEqual([crm.data.owners[0]?.team]);
    const properties = await api.properties.coreApi.getAll('deals');
    expect(properties.results.find((property) => property.name === 'redlines')).toMatchObject({
      label: 'Redlines',
    });
    const account = await apiRequest.call(client(), { path: '/account-info/v3/details' });
    expect(await account.json()).toMatchObject({ portalId: 24_680_135, uiDomain: 'app.hubspot.com' });
  });

  it('reads leads and contacts', async () => {
    const { hubspotId, hubspotContactId } = showcaseLead(crm.data, 'fresh');
    const lead = await client().crm.objects.leads.basicApi.getById(hubspotId, ['recent_conversion_date']);
    expect(lead.properties.recent_conversion_date).toBe(new Date(NOW - 120_000).toISOString());
    const contact = await client().crm.contacts.basicApi.getById(hubspotContactId);
    expect(contact.properties.email).toMatch(/@.*\.example$/);
  });

  it('changes a deal', async () => {
    const { hubspotId } = showcaseDeal(crm.data, 'gaps-in-proposal');
    await deals().basicApi.update(hubspotId, { properties: { stakeholder_map: 'Champion: Iris' } });
    const deal = await deals().basicApi.getById(hubspotId, undefined, ['stakeholder_map']);
    const values = deal.propertiesWithHistory?.stakeholder_map?.map((entry) => entry.value);
    expect(values?.sort()).toEqual(['Champion: Iris', null]);
  });

  it('tells a wrong token, a missing scope and a missing record apart', async () => {
    await expect(deals('wrong').basicApi.getPage()).rejects.toMatchObject({
      code: 401,
      body: { category: 'INVALID_AUTHENTICATION' },
    });
    await expect(client(HUBSPOT_DEALS_ONLY_TOKEN).crm.contacts.basicApi.getPage()).rejects.toMatchObject({
      code: 403,
      body: {
        category: 'MISSING_SCOPES',
        errors: [{ context: { requiredGranularScopes: ['crm.objects.contacts.read'] } }],
      },
    });
    expect((await deals(HUBSPOT_DEALS_ONLY_TOKEN).basicApi.getPage()).results).toHaveLength(10);
    await expect(deals().basicApi.getById('1')).rejects.toMatchObject({
      code: 404,
      body: { category: 'OBJECT_NOT_FOUND' },
    });
    await expect(deals().searchApi.doSearch({ limit: 200, after: '9900' })).rejects.toMatchObject({
      code: 400,
    });
  });

  it('retries the secondly limit by itself', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    crm.faults.add({ match: '/crm/v3/objects/deals', status: 429, times: 1 });
    const before = crm.requests.length;
    const { results } = await deals(HUBSPOT_TOKEN, 2).basicApi.getPage();
    expect(results).toHaveLength(10);
    expect(crm.requests.length - before).toBe(2);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('429'));
  });

  it('gives up at once on a daily limit, and on errors with a wait', async () => {
    const body = { status: 'error', message: 'Daily limit', errorType: 'RATE_LIMIT', policyName: 'DAILY' };
    crm.faults.add({ match: /^GET .*\/deals/, status: 429, body });
    await expect(deals(HUBSPOT_TOKEN, 2).basicApi.getPage()).rejects.toMatchObject({
      code: 429,
      body: { policyName: 'DAILY' },
    });
    crm.faults.clear();
    crm.faults.add({ match: 'deals', status: 477, times: 1 });
    await expect(deals().basicApi.getPage()).rejects.toMatchObject({
      code: 477,
      headers: { 'retry-after': '3' },
    });
    crm.faults.add({ match: 'deals', status: 423, times: 1 });
    await expect(deals().basicApi.getPage()).rejects.toMatchObject({ code: 423 });
  });

  it('sees the rate limit headers', async () => {
    const { headers } = await deals().basicApi.getPageWithHttpInfo();
    expect(Object.keys(headers)).toEqual(
      expect.arrayContaining([
        'x-hubspot-ratelimit-max',
        'x-hubspot-ratelimit-remaining',
        'x-hubspot-ratelimit-interval-milliseconds',
        'x-hubspot-ratelimit-secondly',
        'x-hubspot-ratelimit-secondly-remaining',
      ]),
    );
  });
});
