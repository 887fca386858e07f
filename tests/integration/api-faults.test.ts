import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Surroundings } from '../../src/crm/api/client';
import { CrmApiError } from '../../src/crm/api/failure';
import { createHubspotClient } from '../../src/crm/hubspot/api/client';
import { createSalesforceClient } from '../../src/crm/salesforce/api/client';
import { HUBSPOT_TOKEN, SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import { showcaseDeal, showcaseDealIds } from '../demo-crm/data/showcase';
import type { Fault } from '../demo-crm/faults';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { realSurroundings } from './api-surroundings';

/** The fault table of both APIs over a real socket: what passes is sat out, the rest says what to do. */
const NOW = Date.UTC(2026, 10, 21, 9, 30);
let crm: DemoCrm;

beforeAll(async () => {
  crm = await startDemoCrm({ now: NOW });
});
afterEach(() => crm.faults.clear());
afterAll(() => crm.close());

const origin = () => `http://127.0.0.1:${crm.httpPort}`;

/** One deal by each API, below which the faults strike. */
const READS = {
  hubspot: {
    match: '/objects/deals/',
    read: (around: Surroundings) =>
      createHubspotClient(async () => HUBSPOT_TOKEN, around, origin()).record(
        'deal',
        showcaseDeal(crm.data, 'stale').hubspotId,
        { properties: ['dealname'] },
        [],
      ),
  },
  salesforce: {
    match: '/composite',
    read: async (around: Surroundings) => {
      const { salesforceId } = showcaseDealIds('stale');
      const api = createSalesforceClient(origin(), async () => SALESFORCE_TOKEN, around);
      const soql = `SELECT Name FROM Opportunity WHERE Id = '${salesforceId}'`;
      const [answer] = await api.queries([{ soql, what: 'the opportunity' }]);
      if (!answer || 'failure' in answer) throw answer?.failure ?? new Error('No answer');
      return answer.rows[0];
    },
  },
} as const;
const CRMS = ['hubspot', 'salesforce'] as const;

/** Reads a deal while the fault strikes; gives what came of it and how often it was asked for. */
async function readUnder(
  name: (typeof CRMS)[number],
  fault: Omit<Fault, 'match'>,
  around = realSurroundings(),
) {
  const { match, read } = READS[name];
  crm.faults.add({ match, ...fault });
  const before = crm.requests.length;
  const outcome = await read(around).then(
    (value) => ({ value, failure: null }),
    (failure: unknown) => ({ value: null, failure }),
  );
  const asked = crm.requests.slice(before).filter(({ path }) => path.includes(match)).length;
  return { ...outcome, asked };
}

describe.each(CRMS)('%s', (name) => {
  const passing: [string, Omit<Fault, 'match'>][] = [
    ['429 without Retry-After', { status: 429 }],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '2' } }],
    ['423', { status: 423, body: {} }],
    ['477 with Retry-After', { status: 477, body: {}, headers: { 'retry-after': '1' } }],
    ['500', { status: 500, body: {} }],
    ['503 with a date in Retry-After', { status: 503, headers: { 'retry-after': new Date().toUTCString() } }],
    ['a connection dropped before the answer', { status: 200, cut: 'before' }],
    ['a connection dropped within the answer', { status: 200, cut: 'within' }],
  ];

  it.each(passing)('%s once: the record comes all the same', async (_, fault) => {
    const { value, failure, asked } = await readUnder(name, { ...fault, times: 1 });
    expect(failure).toBeNull();
    expect(value).toBeTruthy();
    expect(asked).toBe(2);
  });

  it.each(passing)('%s for ever: gives up after five times, and says what to do', async (_, fault) => {
    const { failure, asked } = await readUnder(name, fault);
    expect(failure).toBeInstanceOf(CrmApiError);
    expect(String(failure)).toMatch(/[Tt]ry again/);
    expect(asked).toBe(5);
  });

  const lasting: [string, Omit<Fault, 'match'>, string, RegExp][] = [
    ['401', { status: 401, body: {} }, 'bad-token', /connect again|connected anew/],
    ['403', { status: 403, body: {} }, 'forbidden', /Ask an administrator/],
    ['404', { status: 404, body: {} }, 'not-found', /Reload the page/],
    [
      '477 for an hour',
      { status: 477, body: {}, headers: { 'retry-after': '3600' } },
      'migrating',
      /60 minutes/,
    ],
    ['an answer of another form', { status: 200, body: 'x' }, 'unexpected-answer', /report it/],
    [
      'a redirect',
      { status: 302, body: {}, headers: { location: 'https://example.com/' } },
      'moved',
      /another address/,
    ],
  ];

  it.each(lasting)('%s is asked for once, and says what to do', async (_, fault, kind, text) => {
    const { failure, asked } = await readUnder(name, fault);
    expect(failure).toMatchObject({ kind });
    expect(String(failure)).toMatch(text);
    expect(String(failure)).not.toContain(name === 'hubspot' ? HUBSPOT_TOKEN : SALESFORCE_TOKEN);
    expect(asked).toBe(1);
  });
});

describe('a clock that is wrong', () => {
  it.each([-3_600_000, 0, 7_200_000])(
    'by %d ms is told from the answers, and stops nothing',
    async (skew) => {
      const around = { ...realSurroundings(), now: () => Date.now() + skew };
      const client = createHubspotClient(async () => HUBSPOT_TOKEN, around, origin());
      await client.account();
      await client.owners();
      expect(Math.abs((client.clockSkewMs() ?? Number.NaN) + skew)).toBeLessThan(2_500);
    },
  );

  it.each([-7_200_000, 7_200_000])('by %d ms does not change how long Retry-After lasts', async (skew) => {
    const waits: number[] = [];
    const { sleep } = realSurroundings();
    const around: Surroundings = {
      ...realSurroundings(),
      now: () => Date.now() + skew,
      sleep(ms, signal) {
        waits.push(ms);
        return sleep(ms, signal);
      },
    };
    const retryAfter = new Date(Date.now() + 9_000).toUTCString();
    const fault = { status: 503, headers: { 'retry-after': retryAfter }, times: 1 };
    expect(await readUnder('hubspot', fault, around)).toMatchObject({ failure: null, asked: 2 });
    const waited = waits.filter((ms) => ms >= 5_000 && ms < 15_000);
    expect(waited).toHaveLength(1);
  });
});
