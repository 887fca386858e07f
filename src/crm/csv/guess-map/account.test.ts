import { describe, expect, it } from 'vitest';
import { accountOf, importedIdentity } from './account';

const PORTAL = { crm: 'hubspot', org: '24680135', origin: 'https://app-eu1.hubspot.com' } as const;
const ORG = { crm: 'salesforce', org: 'example', origin: 'https://example.lightning.force.com' } as const;

describe('an account', () => {
  it.each([
    ['24680135', 'hubspot', { org: '24680135', origin: null }],
    [
      'https://app-eu1.hubspot.com/contacts/24680135/record/0-3/9',
      'hubspot',
      { org: '24680135', origin: PORTAL.origin },
    ],
    ['app.hubspot.com/contacts/24680135', 'hubspot', { org: '24680135', origin: 'https://app.hubspot.com' }],
    ['example.my.salesforce.com', 'salesforce', { org: 'example', origin: ORG.origin }],
    ['Example', 'salesforce', { org: 'example', origin: ORG.origin }],
  ] as const)('%s', (text, crm, account) => {
    expect(accountOf(text, crm)).toEqual({ crm, ...account });
  });

  it.each([
    ['https://example.com/contacts/1', 'hubspot'],
    ['a:b', 'hubspot'],
    ['not a host!', 'salesforce'],
    ['', 'hubspot'],
  ] as const)('not %j', (text, crm) => {
    expect(accountOf(text, crm)).toBeNull();
  });
});

describe('who a record is', () => {
  it('has 18 characters in Salesforce, and a link where the org is known', () => {
    expect(importedIdentity('0068d00000AbCdE', ORG, 'deal', false)).toEqual({
      crm: 'salesforce',
      org: 'example',
      object: 'deal',
      id: '0068d00000AbCdEAAV',
      url: 'https://example.lightning.force.com/lightning/r/Opportunity/0068d00000AbCdEAAV/view',
    });
  });

  it('has no link without a place for it', () => {
    expect(importedIdentity('9', { ...PORTAL, origin: null }, 'deal', false)?.url).toBe('');
    expect(importedIdentity('row-1', PORTAL, 'deal', true)?.url).toBe('');
  });

  it('is not known by an id whose letters were changed', () => {
    expect(importedIdentity('0068D00000ABCDEAAV', ORG, 'deal', false)).toBeNull();
  });

  it('is said by an address of the record itself, if it is one of this kind', () => {
    const address = 'https://app.hubspot.com/contacts/1357/record/0-3/77';
    expect(importedIdentity(address, PORTAL, 'deal', false)).toMatchObject({
      org: '1357',
      id: '77',
      url: address,
    });
    expect(importedIdentity(address, PORTAL, 'lead', false)).toBeNull();
    expect(importedIdentity('https://example.com/77', PORTAL, 'deal', false)).toBeNull();
  });
});
