import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualTiming } from '../../api/testing/manual-timing';
import { scriptedFetch } from '../../api/testing/scripted-fetch';
import { engagement } from './activities';
import { salesforceHosts } from './hosts';
import { authorizeUrl, codeFrom, exchangeCode, type OauthAttempt, oauthSecret } from './oauth';
import { apiSession } from './session';
import { soqlId, soqlName, soqlText } from './soql';

describe('SOQL', () => {
  it('keeps any text inside its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const literal = soqlText(text);
        const inside = literal.slice(1, -1);
        expect(literal.startsWith("'") && literal.endsWith("'")).toBe(true);
        expect(inside.replace(/\\./gsu, '')).not.toMatch(/['\\\n\r]/);
      }),
      { seed: 44, numRuns: 300 },
    );
  });

  it('refuses ids and names that are none', () => {
    expect(soqlId('006000000000001')).toMatch(/^'006000000000001\w{3}'$/);
    for (const evil of ["006' OR Id != '", '006', '006000000000001ZZZ'])
      expect(() => soqlId(evil)).toThrow(RangeError);
    expect(soqlName('Owner.Name')).toBe('Owner.Name');
    for (const evil of ['Name FROM User', 'Name,Id', '__proto__', ''])
      expect(() => soqlName(evil)).toThrow(RangeError);
  });
});

describe('hosts', () => {
  it.each([
    ['acme', 'acme', 'https://acme.my.salesforce.com'],
    ['acme.my.salesforce.com', 'acme', 'https://acme.my.salesforce.com'],
    ['https://acme.lightning.force.com/lightning/page/home', 'acme', 'https://acme.my.salesforce.com'],
    [
      'https://ACME--uat.sandbox.lightning.force.com/',
      'acme--uat.sandbox',
      'https://acme--uat.sandbox.my.salesforce.com',
    ],
    ['acme.lightning.force.com.mcas.ms', 'acme', 'https://acme.my.salesforce.com'],
    ['acme.lightning.crmforce.mil', 'acme', 'https://acme.my.salesforce.mil'],
  ])('%s', (input, org, api) => {
    expect(salesforceHosts(input)).toMatchObject({ org, api });
  });

  it.each([
    '',
    'https://evil.example/acme.my.salesforce.com',
    'http://acme.my.salesforce.com',
    'a b',
    'my.salesforce.com.evil.example',
  ])('%j belongs to no org', (input) => {
    expect(salesforceHosts(input)).toBeNull();
  });
});

describe('the browser’s session', () => {
  const cookie = (domain: string, value: string) => ({ domain, value });
  const page = '00D000000000001!page';
  const api = cookie('acme.my.salesforce.com', '00D000000000001!api');

  it('is the one of the page’s org, from its API host', () => {
    const other = cookie('other.my.salesforce.com', '00D000000000002!other');
    const help = cookie('help.salesforce.com', '00D000000000001!help');
    expect(apiSession(page, [help, other, api], 'acme.my.salesforce.com')).toBe(api.value);
    expect(apiSession(page, [help, other], 'acme.my.salesforce.com')).toBeNull();
  });

  it('is never another org’s, also where the page’s cookie can’t be read', () => {
    expect(
      apiSession(null, [cookie('other.my.salesforce.com', '00D000000000002!o')], 'acme.my.salesforce.com'),
    ).toBeNull();
    expect(apiSession(null, [api], 'acme.my.salesforce.com')).toBe(api.value);
    expect(
      apiSession(page, [cookie('salesforce.com.evil.example', page)], 'acme.my.salesforce.com'),
    ).toBeNull();
  });
});

describe('OAuth with PKCE', () => {
  const attempt: OauthAttempt = {
    clientId: 'client',
    origin: 'https://acme.my.salesforce.com',
    redirectUri: 'https://abc.chromiumapp.org/',
    verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    state: 'state',
  };

  it('asks for a code with the challenge of RFC 7636, appendix B', async () => {
    const url = new URL(await authorizeUrl(attempt, crypto.subtle));
    expect(url.origin + url.pathname).toBe('https://acme.my.salesforce.com/services/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      scope: 'api refresh_token',
      state: 'state',
    });
    expect(oauthSecret(crypto)).toMatch(/^[\w-]{43}$/);
  });

  it('takes a code only from its own redirect with its own state', () => {
    expect(codeFrom(`${attempt.redirectUri}?code=c&state=state`, attempt)).toBe('c');
    expect(() => codeFrom(`${attempt.redirectUri}?code=c&state=other`, attempt)).toThrow();
    expect(() => codeFrom('https://evil.example/?code=c&state=state', attempt)).toThrow();
    expect(() => codeFrom(`${attempt.redirectUri}?error=access_denied&state=state`, attempt)).toThrow(
      /administrator/,
    );
  });

  it('exchanges the code, and trusts only Salesforce’s hosts with the tokens', async () => {
    const exchange = (instance: string) => {
      const timing = manualTiming(0);
      const { fetch, sent } = scriptedFetch([
        { body: { access_token: 'a', refresh_token: 'r', instance_url: instance } },
      ]);
      return { sent, work: exchangeCode(attempt, 'c', { ...timing, fetch, unreachable: async () => null }) };
    };
    const good = exchange('https://acme.my.salesforce.com');
    expect(await good.work).toEqual({
      access: 'a',
      refresh: 'r',
      instance: 'https://acme.my.salesforce.com',
    });
    expect(String(good.sent[0]?.init.body)).toContain(`code_verifier=${attempt.verifier}`);
    await expect(exchange('https://evil.example').work).rejects.toMatchObject({ kind: 'moved' });
  });
});

describe('engagement', () => {
  const NOW_AT = Date.UTC(2026, 10, 21);
  const task = (CallType: string, IsClosed = true) => ({
    CallType,
    IsClosed,
    CompletedDateTime: '2026-11-02T09:00:00.000+0000',
  });

  it('tells what the person did, and which kinds it knows all of', () => {
    const activities = {
      tasks: [task('Inbound'), task('Outbound'), task('Inbound', false)],
      events: [
        { StartDateTime: '2026-11-03T09:00:00.000+0000' },
        { StartDateTime: '2026-12-03T09:00:00.000+0000' },
      ],
    };
    const told = engagement(activities, [{ FirstRespondedDate: '2026-11-01' }], NOW_AT);
    expect(told.events?.map(({ kind, at }) => `${kind} ${new Date(at).toISOString().slice(0, 10)}`)).toEqual([
      'meeting 2026-11-03',
      'inbound-call 2026-11-02',
      'campaign-response 2026-11-01',
    ]);
    expect(told.eventKinds).toEqual(['meeting', 'inbound-call', 'campaign-response']);
  });

  it('says nothing of what is closed to us', () => {
    expect(engagement(null, null, NOW_AT)).toEqual({});
    expect(engagement(null, [], NOW_AT)).toEqual({ events: [], eventKinds: ['campaign-response'] });
  });
});
