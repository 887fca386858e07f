import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CrmApiError } from '../../src/crm/api/failure';
import { createSalesforceClient } from '../../src/crm/salesforce/api/client';
import { describeSalesforce } from '../../src/crm/salesforce/api/describe';
import { type SalesforceMetadata, salesforceMetadata } from '../../src/crm/salesforce/api/metadata';
import { readSalesforceRecord, salesforceFields } from '../../src/crm/salesforce/api/read-record';
import { soqlText } from '../../src/crm/salesforce/api/soql';
import { dayAt } from '../../src/crm/values/zone-time';
import type { ObjectKind, RecordIdentity } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { packFieldMap } from '../../src/rule-packs/field-map';
import { SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import {
  DEAL_SITUATIONS,
  LEAD_SITUATIONS,
  showcaseDealIds,
  showcaseLead,
  showcaseLeadIds,
} from '../demo-crm/data/showcase';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { comparable, pageRecord } from './api-page-record';
import { realSurroundings } from './api-surroundings';

/** The extension's Salesforce client against the demo CRM's own server, with its faults. */
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

const client = (token = SALESFORCE_TOKEN) =>
  createSalesforceClient(`http://127.0.0.1:${crm.httpPort}`, async () => token, realSurroundings());

const known = new Map<ObjectKind, SalesforceMetadata>();

async function apiRecord(object: ObjectKind, id: string) {
  const api = client();
  const identity: RecordIdentity = {
    crm: 'salesforce',
    object,
    id,
    org: crm.data.myDomain,
    url: 'https://x/',
  };
  const describe = () => describeSalesforce(api, object, salesforceFields(object, packFields));
  const metadata = known.get(object) ?? salesforceMetadata(object, await describe());
  known.set(object, metadata);
  return readSalesforceRecord(api, identity, metadata, packFields, place);
}

describe('an opportunity and a lead from Salesforce’s API', () => {
  it('have the same values as their pages, on every field that both show', async () => {
    let compared = 0;
    const records = [
      ...DEAL_SITUATIONS.map(
        (situation) => ['deal', showcaseDealIds(situation).salesforceId, situation] as const,
      ),
      ...LEAD_SITUATIONS.map(
        (situation) => ['lead', showcaseLeadIds(situation).salesforceId, situation] as const,
      ),
    ].filter(([, , situation]) => situation !== 'very-long-text');
    const day = (at: number) => dayAt(at, ZONE);
    for (const [object, id, situation] of records) {
      const page = await pageRecord(crm, NOW, { crm: 'salesforce', object, id }, packFields);
      const record = await apiRecord(object, id);
      for (const [name, reading] of Object.entries(page.fields)) {
        // The page leaves the first contact empty where only the tasks tell it.
        if (reading.state === 'unreadable' || (name === 'firstContactAt' && reading.state === 'empty'))
          continue;
        const [api, shown] = [record.fields[name], reading].map((field) => comparable(field, day));
        expect.soft(api, `${situation} ${object} ${name}`).toEqual(shown);
        compared += 1;
      }
      if (object === 'deal') expect.soft(record.stage?.label, situation).toBe(page.stage?.label);
    }
    expect(compared).toBeGreaterThan(800);
  });

  it('have their history, each change once and with who made it', async () => {
    const { history } = await apiRecord('deal', showcaseDealIds('moved-by-import').salesforceId);
    const stages = history.filter(({ field }) => field === 'stage');
    expect(stages.map(({ from, to }) => [from, to])).toEqual([
      [null, 'Qualified'],
      ['Qualified', 'Discovery'],
      ['Discovery', 'Negotiation'],
    ]);
    expect(stages.map(({ by }) => by)).toEqual(['user', 'user', 'automation']);

    const touched = await apiRecord('deal', showcaseDealIds('same-stage-rows').salesforceId);
    expect(touched.history.filter(({ field }) => field === 'stage')).toHaveLength(3);

    const troubled = await apiRecord('deal', showcaseDealIds('negotiation-troubled').salesforceId);
    expect(troubled.history.filter(({ field }) => field === 'closeDate')).toHaveLength(4);
    expect(troubled.history.filter(({ field }) => field === 'amount').map(({ to }) => to)).toEqual([
      '36000',
      '48000',
    ]);
  });

  it('know the first rep contact by the tasks where its fields were never filled', async () => {
    const shown = showcaseLead(crm.data, 'contacted-in-time');
    const record = await apiRecord('lead', shown.salesforceId);
    expect(record.fields.firstContactAt).toMatchObject({ state: 'value', value: shown.firstContactAt });
    const fresh = await apiRecord('lead', showcaseLeadIds('fresh').salesforceId);
    expect(fresh.fields.firstContactAt).toMatchObject({ state: 'empty' });
  });

  it('live without field tracking', async () => {
    crm.faults.add({
      match: 'OpportunityFieldHistory',
      status: 400,
      body: [
        { errorCode: 'INVALID_TYPE', message: "sObject type 'OpportunityFieldHistory' is not supported." },
      ],
    });
    const { history } = await apiRecord('deal', showcaseDealIds('stale').salesforceId);
    expect(history.length).toBeGreaterThan(0);
  });
});

describe('queries', () => {
  it('page past 2,000 rows, each row once, with progress', async () => {
    const progress: [number, number | null][] = [];
    const rows = await client().query('SELECT Id FROM Task', 'the tasks', {
      onProgress: (done, total) => progress.push([done, total]),
    });
    expect(rows.length).toBeGreaterThan(2_000);
    expect(new Set(rows.map(({ Id }) => Id)).size).toBe(rows.length);
    expect(progress.at(-1)).toEqual([rows.length, rows.length]);
  });

  it('can’t be changed by a text that is searched for', async () => {
    const evil = "x' OR Name != '\\";
    const rows = await client().query(`SELECT Id FROM Opportunity WHERE Name = ${soqlText(evil)}`, 'deals');
    expect(rows).toEqual([]);
  });

  it('retrieve, describe, and know the limits', async () => {
    const api = client();
    const { salesforceId } = showcaseDealIds('stale');
    expect(await api.retrieve('Opportunity', salesforceId, ['Name', 'StageName'])).toMatchObject({
      StageName: 'Discovery',
    });
    expect((await api.describe('Lead')).fields.length).toBeGreaterThan(10);
    expect(await api.limits()).toMatchObject({ max: 15_000, remaining: expect.any(Number) });
    expect(api.allowance().remaining).toBeLessThan(14_100);
  });
});

describe('Salesforce’s faults', () => {
  const query = (token?: string) => client(token).query('SELECT Id FROM Lead', 'the leads');

  it('are sat out where they pass', async () => {
    crm.faults.add({ match: '/query', status: 503, times: 2 });
    crm.faults.add({
      match: '/query',
      status: 400,
      body: [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access' }],
      times: 1,
    });
    expect((await query()).length).toBe(crm.data.leads.length);
  });

  it.each([
    [403, undefined, 'daily-limit'],
    [403, [{ errorCode: 'OAUTH_APP_BLOCKED', message: 'x' }], 'api-blocked'],
    [400, [{ errorCode: 'MALFORMED_QUERY', message: 'x' }], 'bad-request'],
    [500, undefined, 'server'],
    [200, 'not a query answer', 'unexpected-answer'],
  ])('%d %j is %s', async (status, body, kind) => {
    crm.faults.add({ match: '/query', status, ...(body && { body }) });
    const error = await query().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CrmApiError);
    expect(error).toMatchObject({ kind });
  });

  it('an ended session says to sign in again', async () => {
    await expect(query('00D000000000000!ended')).rejects.toMatchObject({
      kind: 'bad-token',
      message: expect.stringContaining('Sign in to Salesforce'),
    });
  });
});
