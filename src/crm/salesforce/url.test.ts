import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { salesforceIdentity } from './url';

const OPPORTUNITY = '006A000000LanT1';
const WHOLE = '006A000000LanT1IAJ';
const ORIGIN = 'https://acme.lightning.force.com';

const identify = (path: string, origin = ORIGIN) => salesforceIdentity(new URL(origin + path));

describe('record pages', () => {
  it.each([
    `/lightning/r/Opportunity/${WHOLE}/view`,
    `/lightning/r/Opportunity/${OPPORTUNITY}/view`,
    `/lightning/r/Opportunity/${WHOLE}/view?ws=%2Flightning%2Fr%2FLead%2Fx#top`,
    `/lightning/r/${WHOLE}/view`,
    `/lightning/o/Opportunity/${WHOLE}/view`,
    `/lightning/r/Opportunity/${WHOLE}/edit?count=1`,
    `/one/one.app#/sObject/${OPPORTUNITY}/view`,
    `/one/one.app#/sObject/${WHOLE}`,
    `/${OPPORTUNITY}`,
    `/apex/DealDesk?id=${OPPORTUNITY}`,
  ])('%s', (path) =>
    expect(identify(path)).toEqual({
      crm: 'salesforce',
      object: 'deal',
      id: WHOLE,
      org: 'acme',
      url: `${ORIGIN}/lightning/r/Opportunity/${WHOLE}/view`,
    }),
  );

  it('tells leads, contacts and accounts by their prefix', () => {
    expect(identify('/lightning/r/Account/001A000000LanT4IAJ/view')?.object).toBe('company');
    expect(identify('/lightning/r/Lead/00QA000000LanT2MAJ/view')?.object).toBe('lead');
    expect(identify('/lightning/r/Contact/003A000000LanT3IAJ/view')?.object).toBe('contact');
  });

  it.each([
    ['https://acme--uat.sandbox.lightning.force.com', 'acme--uat.sandbox'],
    ['https://acme-dev-ed.develop.lightning.force.com', 'acme-dev-ed.develop'],
    ['https://acme.lightning.crmforce.mil', 'acme'],
  ])('takes the org from %s', (origin, org) =>
    expect(identify(`/lightning/r/Opportunity/${WHOLE}/view`, origin)?.org).toBe(org),
  );
});

it.each([
  '/',
  '/lightning/page/home',
  '/lightning/o/Opportunity/list?filterName=Recent',
  '/lightning/o/Opportunity/home',
  `/lightning/r/Case/500D000000IRFmaIAH/view`,
  `/lightning/r/Contact/001D000000IRFmaIAH/view`,
  `/lightning/r/Lead/${WHOLE}/view`,
  `/lightning/r/Opportunity/006A000000LanT1IAA/view`,
  `/lightning/r/Opportunity/${WHOLE}/related/Quotes/view`,
  `/lightning/r/Opportunity/${WHOLE}x/view`,
  `/one/one.app#/home?id=${WHOLE}`,
  `/one/one.app?id=${WHOLE}`,
  `/apex/DealDesk?id=javascript:alert(1)`,
  `/apex/DealDesk`,
  `/settings?id=${WHOLE}`,
  '/lightning/r/Opportunity/constructorABCD/view',
])('%s is no record Leadlight knows', (path) => expect(identify(path)).toBeNull());

it('answers every URL without throwing', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      expect(() => salesforceIdentity(new URL(url))).not.toThrow();
    }),
    { numRuns: 300, seed: 61 },
  );
});
