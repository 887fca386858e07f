import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CrmApiError } from '../../src/crm/api/failure';
import { createHubspotClient } from '../../src/crm/hubspot/api/client';
import { describeHubspot } from '../../src/crm/hubspot/api/describe';
import { type HubspotMetadata, hubspotMetadata } from '../../src/crm/hubspot/api/metadata';
import { readHubspotRecord } from '../../src/crm/hubspot/api/read-record';
import { hubspotProperties } from '../../src/crm/hubspot/api/to-record';
import { dayAt } from '../../src/crm/values/zone-time';
import type { ObjectKind, RecordIdentity } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { packFieldMap } from '../../src/rule-packs/field-map';
import { HUBSPOT_DEALS_ONLY_TOKEN, HUBSPOT_TOKEN } from '../demo-crm/api/tokens';
import {
  DEAL_SITUATIONS,
  LEAD_SITUATIONS,
  showcaseDeal,
  showcaseDealIds,
  showcaseLead,
} from '../demo-crm/data/showcase';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { comparable, pageRecord } from './api-page-record';
import { realSurroundings } from './api-surroundings';

/** The extension's HubSpot client against the demo CRM's own server, with its faults. */
const NOW = Date.UTC(2026, 10, 21, 9, 30);
const ZONE = 'Europe/Berlin';
const packFields = packFieldMap(bundledPack);
const place = { zone: ZONE, now: () => NOW };
let crm: DemoCrm;

beforeAll(async () => {
  crm = await startDemoCrm({ now: NOW });
});
afterEach(() => crm.faults.clear());
afterAll(() => crm.close());

const client = (token = HUBSPOT_TOKEN) =>
  createHubspotClient(async () => token, realSurroundings(), `http://127.0.0.1:${crm.httpPort}`);

const identityOf = (object: ObjectKind, id: string): RecordIdentity => ({
  crm: 'hubspot',
  object,
  id,
  org: crm.data.portalId,
  url: 'https://app.hubspot.com/',
});

const known = new Map<string, HubspotMetadata>();

async function apiRecord(object: ObjectKind, id: string, token = HUBSPOT_TOKEN) {
  const api = client(token);
  const key = `${token} ${object}`;
  const describe = () => describeHubspot(api, object, hubspotProperties(object, packFields));
  const metadata = known.get(key) ?? hubspotMetadata(await describe());
  known.set(key, metadata);
  return {
    metadata,
    record: await readHubspotRecord(api, identityOf(object, id), metadata, packFields, place),
  };
}

describe('a deal from HubSpot’s API', () => {
  it('has the same values as its page, on every field that both show', async () => {
    let compared = 0;
    for (const situation of DEAL_SITUATIONS.filter((name) => name !== 'very-long-text')) {
      const { hubspotId: id } = showcaseDealIds(situation);
      const page = await pageRecord(crm, NOW, { crm: 'hubspot', object: 'deal', id }, packFields);
      const { record } = await apiRecord('deal', id);
      for (const [name, reading] of Object.entries(page.fields)) {
        if (reading.state === 'unreadable') continue;
        const day = (at: number) => dayAt(at, ZONE);
        expect
          .soft(comparable(record.fields[name], day), `${situation} ${name}`)
          .toEqual(comparable(reading, day));
        compared += 1;
      }
      expect.soft(record.stage?.label, situation).toBe(page.stage?.label);
      expect.soft(record.title, situation).toBe(page.title);
    }
    expect(compared).toBeGreaterThan(500);
  });

  it('has its history, oldest first, each change once and with who made it', async () => {
    const { hubspotId } = showcaseDealIds('moved-by-import');
    const { record } = await apiRecord('deal', hubspotId);
    const stages = record.history.filter(({ field }) => field === 'stage');
    expect(stages.map(({ from, to, by }) => [from, to, by])).toEqual([
      [null, 'Qualified', 'user'],
      ['Qualified', 'Discovery', 'user'],
      ['Discovery', 'Negotiation', 'import'],
    ]);
    expect(record.coverage).toBe('full');
    expect(stages.every(({ source }) => source === 'crm')).toBe(true);

    const touched = await apiRecord('deal', showcaseDealIds('same-stage-rows').hubspotId);
    expect(touched.record.history.filter(({ field }) => field === 'stage')).toHaveLength(3);
    const times = touched.record.history.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('tells workflows and integrations apart', async () => {
    const by = async (situation: 'moved-by-workflow' | 'moved-by-api') =>
      (await apiRecord('deal', showcaseDealIds(situation).hubspotId)).record.history
        .filter(({ field }) => field === 'stage')
        .at(-1)?.by;
    expect([await by('moved-by-workflow'), await by('moved-by-api')]).toEqual(['automation', 'integration']);
  });

  it('names a scope that is missing, and leaves out what it would have shown', async () => {
    const { record, metadata } = await apiRecord(
      'deal',
      showcaseDealIds('stale').hubspotId,
      HUBSPOT_DEALS_ONLY_TOKEN,
    );
    expect(metadata.missing).toEqual(['crm.objects.owners.read']);
    expect(record.fields).not.toHaveProperty('owner');
    expect(record.fields.amount).toMatchObject({ state: 'value' });
  });
});

describe('a contact and a lead from HubSpot’s API', () => {
  it('have the same values as their pages', async () => {
    for (const situation of LEAD_SITUATIONS) {
      const shown = showcaseLead(crm.data, situation);
      for (const [object, id] of [
        ['lead', shown.hubspotId],
        ['contact', shown.hubspotContactId],
      ] as const) {
        const page = await pageRecord(crm, NOW, { crm: 'hubspot', object, id }, packFields);
        const { record } = await apiRecord(object, id);
        for (const [name, reading] of Object.entries(page.fields)) {
          if (reading.state === 'unreadable' || (object === 'contact' && name === 'name')) continue;
          const day = (at: number) => dayAt(at, ZONE);
          expect
            .soft(comparable(record.fields[name], day), `${situation} ${object} ${name}`)
            .toEqual(comparable(reading, day));
        }
      }
    }
  });

  it('have the engagement of the person behind them', async () => {
    const shown = showcaseLead(crm.data, 'mql-by-score');
    const { record } = await apiRecord('lead', shown.hubspotId);
    expect(record.events?.map(({ kind, at }) => ({ kind, at }))).toEqual(
      [...shown.signals].sort((a, b) => b.at - a.at).map(({ kind, at }) => ({ kind, at })),
    );
  });

  it('do not say that nobody did anything where the CRM lists no events', async () => {
    const shown = crm.data.leads.find((lead) => lead.signals.length === 0);
    const { record } = await apiRecord('lead', shown?.hubspotId ?? '');
    expect(record).not.toHaveProperty('events');
  });
});

describe('reading many', () => {
  it('reads batches, each record once, without those that are gone', async () => {
    const ids = crm.data.deals.map(({ hubspotId }) => hubspotId);
    const asked = [...ids, '999999999999', ids[0] ?? ''];
    const found = await client().records('deal', asked, { properties: ['dealname'] });
    expect(found.map(({ id }) => id)).toEqual(ids);
  });

  it('finds everything that was modified since, with progress', async () => {
    const since = NOW - 40 * 86_400_000;
    const ids: string[] = [];
    const progress: number[] = [];
    const pages = client().modifiedSince(
      'deal',
      { since, properties: ['hs_lastmodifieddate'] },
      { onProgress: (done) => progress.push(done) },
    );
    for await (const page of pages) ids.push(...page.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(50);
    expect(progress.at(-1)).toBe(ids.length);
  });
});

describe('HubSpot’s faults', () => {
  const deal = () =>
    client().record('deal', showcaseDeal(crm.data, 'stale').hubspotId, { properties: ['dealname'] }, []);

  it('are sat out where they pass: 429 storms, 5xx, 423, 477', async () => {
    for (const status of [429, 502, 503, 423]) crm.faults.add({ match: '/objects/deals/', status, times: 1 });
    await expect(deal()).resolves.toMatchObject({ properties: { dealname: expect.any(String) } });
  });

  it.each([
    [401, undefined, 'bad-token'],
    [403, undefined, 'missing-scope'],
    [404, undefined, 'not-found'],
    [429, { policyName: 'DAILY', errorType: 'RATE_LIMIT' }, 'daily-limit'],
    [500, undefined, 'server'],
    [200, { id: 'x' }, 'unexpected-answer'],
  ])('%d %j is %s', async (status, body, kind) => {
    crm.faults.add({ match: '/objects/deals/', status, ...(body && { body }) });
    const error = await deal().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CrmApiError);
    expect(error).toMatchObject({ kind });
  });

  it('is never asked for an id that is none', async () => {
    const before = crm.requests.length;
    await expect(client().record('deal', '1/../../owners', { properties: [] }, [])).rejects.toBeInstanceOf(
      RangeError,
    );
    expect(crm.requests).toHaveLength(before);
  });
});
