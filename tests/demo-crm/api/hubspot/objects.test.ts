import { describe, expect, it } from 'vitest';
import { createDemoData } from '../../data/generate';
import { showcaseDeal, showcaseLead } from '../../data/showcase';
import { HUBSPOT_TOKEN } from '../tokens';
import { createHubspotApi } from './index';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const LATER = NOW + 60_000;

function setUp() {
  const data = createDemoData({ now: NOW, deals: 120, leads: 0 });
  const api = createHubspotApi(data, () => LATER);
  const call = (method: string, path: string, body?: unknown) =>
    api({
      method,
      url: new URL(path, 'https://api.hubapi.com'),
      headers: { authorization: `Bearer ${HUBSPOT_TOKEN}` },
      body: body === undefined ? '' : JSON.stringify(body),
    });
  return { data, call };
}

const deal = (path: string) => `/crm/v3/objects/deals/${path}`;

describe('reading a deal', () => {
  const { data, call } = setUp();
  const { hubspotId } = showcaseDeal(data, 'negotiation-troubled');

  it('leaves undefined properties out and sends empty ones as null', () => {
    const { body } = call('GET', deal(`${hubspotId}?properties=redlines,discount&properties=no_such`));
    expect(body).toMatchObject({ id: hubspotId, properties: { redlines: null, discount: '24' } });
    expect(JSON.stringify(body)).not.toContain('no_such');
  });

  it('answers under the type id, under the name, and under the dated path', () => {
    const named = call('GET', deal(hubspotId)).body;
    expect(call('GET', `/crm/v3/objects/0-3/${hubspotId}`).body).toEqual(named);
    expect(call('GET', `/crm/objects/2026-03/0-3/${hubspotId}`).body).toEqual(named);
  });

  it('writes money and close dates in two forms', () => {
    const [odd, even] = [call('GET', deal('18750000001')).body, call('GET', deal('18750000002')).body];
    expect(odd).toMatchObject({ properties: { amount: '48000' } });
    expect(even).toMatchObject({ properties: { amount: '18000.00' } });
    expect(odd).toMatchObject({ properties: { closedate: expect.stringMatching(/T00:00:00\.000Z$/) } });
    expect(even).toMatchObject({ properties: { closedate: expect.stringMatching(/T00:00:00Z$/) } });
  });

  it('has the values that do not hold what their names promise', () => {
    const demo = showcaseDeal(data, 'markup').hubspotId;
    const names =
      'hs_deal_stage_probability,hs_v2_time_in_current_stage,days_to_close,hs_closed_deal_close_date';
    expect(call('GET', deal(`${demo}?properties=${names}`)).body).toMatchObject({
      properties: {
        hs_deal_stage_probability: '0.4000000000000000222',
        hs_v2_time_in_current_stage: expect.stringMatching(/^2026-11-17T/),
        days_to_close: expect.stringMatching(/^\d+$/),
        hs_closed_deal_close_date: '0',
      },
    });
  });

  it('times stages, and leaves those a deal never was in empty', () => {
    const names = ['discovery', 'demo', 'negotiation'].map((id) => `hs_v2_date_entered_${id}`).join(',');
    const { stageHistory } = showcaseDeal(data, 'negotiation-troubled');
    expect(call('GET', deal(`${hubspotId}?properties=${names}`)).body).toMatchObject({
      properties: {
        hs_v2_date_entered_discovery: new Date(stageHistory[1]?.at ?? 0).toISOString(),
        hs_v2_date_entered_demo: null,
        hs_v2_date_entered_negotiation: new Date(stageHistory[3]?.at ?? 0).toISOString(),
      },
    });
  });

  it('gives histories newest first, except where it does not', () => {
    const stages = (id: string) => {
      const { body } = call('GET', deal(`${id}?propertiesWithHistory=dealstage`));
      return body as { propertiesWithHistory: { dealstage: { timestamp: string; sourceType: string }[] } };
    };
    const times = stages(hubspotId).propertiesWithHistory.dealstage.map((entry) => entry.timestamp);
    expect(times).toEqual([...times].sort().reverse());
    const everySeventh = data.deals.filter(
      ({ hubspotId: id, stageHistory }) => Number(id) % 7 === 0 && stageHistory.length > 1,
    );
    const reversed = stages(everySeventh[0]?.hubspotId ?? '').propertiesWithHistory.dealstage;
    expect(reversed.map((entry) => entry.timestamp)).toEqual(reversed.map((entry) => entry.timestamp).sort());
    const imported = stages(showcaseDeal(data, 'moved-by-import').hubspotId);
    expect(imported.propertiesWithHistory.dealstage.map((entry) => entry.sourceType)).toContain('IMPORT');
  });

  it('links companies and contacts only when asked', () => {
    expect(call('GET', deal(hubspotId)).body).not.toHaveProperty('associations');
    const { companyId } = showcaseDeal(data, 'negotiation-troubled');
    expect(call('GET', deal(`${hubspotId}?associations=companies,tickets`)).body).toMatchObject({
      associations: { companies: { results: [{ id: companyId, type: 'deal_to_company' }] } },
    });
  });

  it('reads a batch, with 207 when some are missing', () => {
    const inputs = [{ id: hubspotId }, { id: '1' }];
    expect(
      call('POST', deal('batch/read'), { inputs: inputs.slice(0, 1), properties: ['amount'] }).status,
    ).toBe(200);
    const { status, body } = call('POST', deal('batch/read'), { inputs, properties: ['amount'] });
    expect(status).toBe(207);
    expect(body).toMatchObject({ numErrors: 1, errors: [{ context: { ids: ['1'] } }] });
    const many = Array.from({ length: 101 }, () => ({ id: hubspotId }));
    expect(call('POST', deal('batch/read'), { inputs: many }).status).toBe(400);
  });
});

describe('the other objects', () => {
  const { data, call } = setUp();

  it('show a lead and the contact behind it under the same property names', () => {
    const { hubspotId, hubspotContactId } = showcaseLead(data, 'contacted-late');
    const names = 'recent_conversion_date,hs_sa_first_engagement_date,email,case_study_viewed_at';
    const lead = call(
      'GET',
      `/crm/v3/objects/0-136/${hubspotId}?properties=${names}&associations=contacts`,
    ).body;
    const contact = call('GET', `/crm/v3/objects/contacts/${hubspotContactId}?properties=${names}`).body;
    expect(lead).toMatchObject({ associations: { contacts: { results: [{ id: hubspotContactId }] } } });
    const { hs_object_id: _, ...shared } = (contact as { properties: Record<string, string> }).properties;
    expect(lead).toMatchObject({ properties: shared });
    expect(shared.recent_conversion_date).toMatch(/^2026-11-20T/);
  });

  it('list stages unordered with texts as metadata', () => {
    const { body } = call('GET', '/crm/v3/pipelines/0-3');
    const [sales] = (
      body as { results: { stages: { id: string; displayOrder: number; metadata: unknown }[] }[] }
    ).results;
    const orders = sales?.stages.map((stage) => stage.displayOrder) ?? [];
    expect(orders).not.toEqual([...orders].sort());
    expect(sales?.stages.find((stage) => stage.id === 'discovery')).toMatchObject({
      displayOrder: 1,
      metadata: { isClosed: 'false', probability: '0.2' },
    });
  });

  it('name people and queues as owners', () => {
    const { body } = call('GET', '/crm/v3/owners/?limit=500');
    const types = (body as { results: { type: string }[] }).results.map((owner) => owner.type);
    expect(new Set(types)).toEqual(new Set(['PERSON', 'QUEUE']));
  });
});

describe('writing', () => {
  it('changes a deal as an integration and tells in its history', () => {
    const { data, call } = setUp();
    const stale = showcaseDeal(data, 'stale');
    const { status, body } = call('PATCH', deal(stale.hubspotId), {
      properties: { dealstage: 'demo', discount: 12, hs_next_step: '' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ properties: { dealstage: 'demo', discount: '12', hs_next_step: null } });
    expect(stale.stageHistory.at(-1)).toEqual({ value: 'demo', at: LATER, source: 'API', userId: null });
    expect(stale.fieldHistory?.map((change) => change.field)).toEqual(['nextStep', 'custom.discount']);
  });

  it.each([
    ['no_such', 'x', 'PROPERTY_DOESNT_EXIST'],
    ['hs_is_closed', 'true', 'READ_ONLY_VALUE'],
    ['dealstage', 'nowhere', 'INVALID_OPTION'],
    ['amount', 'a lot', 'INVALID_DOUBLE'],
    ['closedate', 'soon', 'INVALID_DATE'],
    ['payment_terms', 'Net 5', 'INVALID_OPTION'],
    ['hubspot_owner_id', '1', 'INVALID_OWNER_ID'],
  ])('refuses %s = %s and changes nothing', (name, value, code) => {
    const { data, call } = setUp();
    const before = structuredClone(showcaseDeal(data, 'stale'));
    const { status, body } = call('PATCH', deal(before.hubspotId), { properties: { [name]: value } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ category: 'VALIDATION_ERROR', errors: [{ code }] });
    expect(showcaseDeal(data, 'stale')).toEqual(before);
  });

  it('creates a contact, which is a lead too', () => {
    const { data, call } = setUp();
    const { status, body } = call('POST', '/crm/v3/objects/contacts', {
      properties: { email: 'new@plumhollow.example', demo_requested_at: '2026-11-21T09:00:00Z' },
    });
    expect(status).toBe(201);
    expect(data.leads.at(-1)).toMatchObject({
      hubspotContactId: (body as { id: string }).id,
      email: 'new@plumhollow.example',
      custom: { demoRequestedAt: Date.UTC(2026, 10, 21, 9) },
    });
  });

  it('answers unknown methods, paths and objects', () => {
    const { call } = setUp();
    expect(call('DELETE', deal('1')).status).toBe(405);
    expect(call('GET', '/crm/v3/nothing').status).toBe(404);
    expect(call('GET', '/crm/v3/objects/rockets').body).toMatchObject({ category: 'VALIDATION_ERROR' });
    expect(call('PATCH', '/crm/v3/objects/companies/93010000001', { properties: {} }).status).toBe(405);
    expect(call('PATCH', deal('18750000001'), 'nonsense').status).toBe(400);
  });
});
