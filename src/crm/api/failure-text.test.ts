import { describe, expect, it } from 'vitest';
import type { ApiFailureKind } from '../../record/connection';
import { CrmApiError } from './failure';

/** What the rep, or the administrator, is told to do; one for each kind, so that none is forgotten. */
const NEXT_STEPS = {
  'bad-token': /Copy it again.*connect again/,
  'missing-scope': /crm\.objects\.deals\.read.*Add that/,
  forbidden: /Ask an administrator/,
  'api-blocked': /go on with what pages show.*partial/,
  'not-found': /Reload the page/,
  conflict: /Read the record again/,
  locked: /Try again in a few seconds/,
  'rate-limited': /Try again in 7 s/,
  'daily-limit': /only what pages show is judged/,
  migrating: /Try again in 7 s/,
  server: /Try again in 7 s; nothing was changed/,
  offline: /Connect to the network/,
  unreachable: /Check the network, a VPN or a company proxy/,
  'no-permission': /Open Leadlight’s connections and allow it/,
  timeout: /Try again in a minute/,
  cancelled: /was stopped/,
  'login-page': /Sign in to HubSpot/,
  moved: /connect again from its address/,
  'bad-request': /check its API name/,
  'validation-rule': /Change what it names/,
  'duplicate-found': /Look at the other record/,
  'read-only': /Ask an administrator for edit access/,
  'field-required': /Fill it in HubSpot/,
  'value-refused': /Ask RevOps to match/,
  'unexpected-answer': /Try again; if it stays, report it/,
} satisfies Record<ApiFailureKind, RegExp>;
const KINDS: ApiFailureKind[] = Object.keys(NEXT_STEPS).filter(
  (kind): kind is ApiFailureKind => kind in NEXT_STEPS,
);

describe('the message of a failure', () => {
  it.each(KINDS)('%s says what to do', (kind) => {
    const facts = { scopes: ['crm.objects.deals.read'], retryAfterMs: 6_500 };
    const { message } = new CrmApiError(kind, 'hubspot', 'the deal', facts);
    expect(message).toMatch(NEXT_STEPS[kind]);
    expect(message).not.toMatch(/undefined|null|!/);
  });

  it('names the CRM, and how one signs in there', () => {
    const { message } = new CrmApiError('bad-token', 'salesforce', 'the session');
    expect(message).toMatch(/Sign in to Salesforce in this browser/);
    expect(message).not.toContain('HubSpot');
  });

  it('adds the CRM’s own words, cut to a length that fits', () => {
    const detail = `MALFORMED_QUERY ${'x'.repeat(500)}`;
    const { message } = new CrmApiError('bad-request', 'salesforce', 'the lead', { detail });
    expect(message).toContain('(Salesforce: MALFORMED_QUERY');
    expect(message.length).toBeLessThan(420);
  });

  it('tells longer waits in minutes', () => {
    const waits = [89_000, 90_000, 600_000].map(
      (retryAfterMs) => new CrmApiError('migrating', 'hubspot', 'the deal', { retryAfterMs }).message,
    );
    expect(waits.map((text) => /in (\d+ \w+)/.exec(text)?.[1])).toEqual(['89 s', '2 minutes', '10 minutes']);
  });
});
