import { request } from 'node:https';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HUBSPOT_TOKEN, SALESFORCE_ORG_ID, SALESFORCE_TOKEN } from './api/tokens';
import { destinationOf } from './routing';
import { type DemoCrm, startDemoCrm } from './server';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
let crm: DemoCrm;

beforeAll(async () => {
  crm = await startDemoCrm({ now: NOW });
});
afterEach(() => crm.faults.clear());
afterAll(() => crm.close());

/** A request as a browser with mapped host names sends it: real name, loopback address. */
function visit(host: string, path: string, token?: string) {
  return new Promise<{
    status: number;
    names: string;
    headers: NodeJS.Dict<string | string[]>;
    body: string;
  }>((resolve, reject) => {
    const headers = token ? { host, authorization: `Bearer ${token}` } : { host };
    const sent = request(
      { port: crm.httpsPort, path, headers, servername: host, rejectUnauthorized: false },
      (response) => {
        const names = 'getPeerCertificate' in response.socket ? certificateNames(response.socket) : '';
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, names, headers: response.headers, body }),
        );
      },
    );
    sent.on('error', reject).end();
  });
}

const certificateNames = (socket: object) =>
  'getPeerCertificate' in socket && typeof socket.getPeerCertificate === 'function'
    ? String(socket.getPeerCertificate().subjectaltname)
    : '';

describe('the TLS listener', () => {
  it('serves each API under its own host name, with a certificate for all of them', async () => {
    const hubspot = await visit('api.hubapi.com', '/account-info/v3/details', HUBSPOT_TOKEN);
    expect(hubspot.status).toBe(200);
    for (const name of [
      'app.hubspot.com',
      'app-eu1.hubspot.com',
      'api.hubapi.com',
      '*.lightning.force.com',
      '*.my.salesforce.com',
    ])
      expect(hubspot.names).toContain(`DNS:${name}`);
    const salesforce = await visit(
      'leadlight-demo.my.salesforce.com',
      '/services/data/v66.0/limits',
      SALESFORCE_TOKEN,
    );
    expect(JSON.parse(salesforce.body)).toMatchObject({ DailyApiRequests: { Max: 15_000 } });
    expect(salesforce.headers['sforce-limit-info']).toMatch(/^api-usage=\d+\/15000$/);
  });

  it('never answers one vendor under the name of the other', async () => {
    expect((await visit('api.hubapi.com', '/services/data', HUBSPOT_TOKEN)).status).toBe(404);
    expect((await visit('leadlight-demo.my.salesforce.com', '/crm/v3/owners', HUBSPOT_TOKEN)).status).toBe(
      404,
    );
    expect((await visit('example.com', '/', HUBSPOT_TOKEN)).status).toBe(404);
  });

  it('takes no other token', async () => {
    for (const token of [undefined, 'other', SALESFORCE_TOKEN])
      expect((await visit('api.hubapi.com', '/crm/v3/owners', token)).status).toBe(401);
    const { status, body } = await visit('x.my.salesforce.com', '/services/data/v66.0/limits', HUBSPOT_TOKEN);
    expect([status, JSON.parse(body)]).toEqual([
      401,
      [expect.objectContaining({ errorCode: 'INVALID_SESSION_ID' })],
    ]);
  });

  it('has no page for a path that no CRM knows', async () => {
    expect((await visit('app.hubspot.com', '/no/such/page')).status).toBe(404);
  });
});

describe('faults', () => {
  const path = '/crm/v3/objects/deals?limit=1';

  it('strike matching requests as often as they are told, with the body of the vendor', async () => {
    crm.faults.add({ match: /GET api\.hubapi\.com\/crm/, status: 401, times: 2 });
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await visit('api.hubapi.com', path, HUBSPOT_TOKEN)).status);
    expect(statuses).toEqual([401, 401, 200]);
    expect((await visit('api.hubapi.com', '/account-info/v3/details', HUBSPOT_TOKEN)).status).toBe(200);
  });

  it.each([
    [403, 'MISSING_SCOPES'],
    [404, 'OBJECT_NOT_FOUND'],
    [423, 'LOCKED'],
    [429, 'RATE_LIMITS'],
    [477, 'MIGRATION_IN_PROGRESS'],
    [500, 'INTERNAL_ERROR'],
  ])('%i of HubSpot is %s', async (status, category) => {
    crm.faults.add({ match: '/deals', status });
    const answer = await visit('api.hubapi.com', path, HUBSPOT_TOKEN);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ status: 'error', category });
    expect(answer.headers['retry-after']).toBe(status === 477 ? '3' : undefined);
  });

  it.each([
    [401, 'INVALID_SESSION_ID'],
    [403, 'REQUEST_LIMIT_EXCEEDED'],
    [404, 'NOT_FOUND'],
    [500, 'UNKNOWN_EXCEPTION'],
    [503, 'SERVER_UNAVAILABLE'],
  ])('%i of Salesforce is %s', async (status, errorCode) => {
    crm.faults.add({ match: '/services/data/', status });
    const answer = await visit(
      'leadlight-demo.my.salesforce.com',
      '/services/data/v66.0/limits',
      SALESFORCE_TOKEN,
    );
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      status,
      [expect.objectContaining({ errorCode })],
    ]);
  });

  it('may bring body and headers of their own', async () => {
    const fault = { match: '/deals', status: 403, body: [{ odd: true }], headers: { 'retry-after': '9' } };
    crm.faults.add(fault);
    const answer = await visit('api.hubapi.com', path, HUBSPOT_TOKEN);
    expect([JSON.parse(answer.body), answer.headers['retry-after']]).toEqual([[{ odd: true }], '9']);
  });
});

it('logs every request', async () => {
  const before = crm.requests.length;
  await visit('api.hubapi.com', '/crm/v3/owners?limit=1', 'wrong');
  expect(crm.requests.slice(before)).toMatchObject([
    { method: 'GET', host: 'api.hubapi.com', path: '/crm/v3/owners?limit=1' },
  ]);
});

it('keeps org id and session together', () => {
  expect(SALESFORCE_TOKEN.split('!')[0]).toBe(SALESFORCE_ORG_ID.slice(0, 15));
});

it.each([
  ['https://app.hubspot.com/contacts/1/record/0-3/2', 'pages'],
  ['https://app-eu1.hubspot.com/contacts', 'pages'],
  ['https://a--b.sandbox.lightning.force.com/lightning/r/Lead/1/view', 'pages'],
  ['https://a.my.salesforce.com/services/data', 'salesforce-api'],
  ['https://a.my.salesforce.com/', 'pages'],
  ['https://api.hubapi.com/services/data', 'hubspot-api'],
  ['http://127.0.0.1:1/crm/v3/owners', 'hubspot-api'],
  ['http://127.0.0.1:1/services/data', 'salesforce-api'],
  ['http://127.0.0.1:1/contacts', null],
  ['https://app.hubspot.com.example.com/contacts', null],
])('%s goes to %s', (url, destination) => {
  expect(destinationOf(new URL(url))).toBe(destination);
});
