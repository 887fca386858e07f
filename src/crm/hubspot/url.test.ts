import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubspotIdentity } from './url';

const identify = (path: string, host = 'app.hubspot.com') =>
  hubspotIdentity(new URL(`https://${host}${path}`));

describe('record pages', () => {
  it.each([
    ['/contacts/4700123/record/0-3/9100', 'deal', '0-3'],
    ['/contacts/4700123/record/0-136/9100', 'lead', '0-136'],
    ['/contacts/4700123/record/0-1/9100', 'contact', '0-1'],
    ['/contacts/4700123/record/0-3/9100/', 'deal', '0-3'],
    ['/contacts/4700123/record/0-3/9100/view/2?interaction=note#secret', 'deal', '0-3'],
    ['/contacts/4700123/deal/9100', 'deal', '0-3'],
    ['/contacts/4700123/contact/9100/?x=1', 'contact', '0-1'],
    ['/contacts/4700123/lead/9100', 'lead', '0-136'],
    ['/contacts/4700123/record/0-2/9100', 'company', '0-2'],
    ['/contacts/4700123/company/9100', 'company', '0-2'],
    ['/contacts/4700123/company/9100/view/1?a=b#c', 'company', '0-2'],
  ])('%s', (path, object, typeId) =>
    expect(identify(path)).toEqual({
      crm: 'hubspot',
      object,
      id: '9100',
      org: '4700123',
      url: `https://app.hubspot.com/contacts/4700123/record/${typeId}/9100`,
    }),
  );

  it('keeps the data centre in the URL', () => {
    expect(identify('/contacts/1/record/0-3/2', 'app-eu1.hubspot.com')?.url).toBe(
      'https://app-eu1.hubspot.com/contacts/1/record/0-3/2',
    );
  });
});

it.each([
  '/',
  '/contacts/4700123/objects/0-3/views/all/list',
  '/contacts/4700123/objects/0-3/views/77/board',
  '/contacts/4700123/record/0-5/9100',
  '/contacts/4700123/record/2-7/9100',
  '/contacts/4700123/companies/9100',
  '/contacts/4700123/objects/0-3/views/all/list?preview=9100',
  '/contacts/4700123/objects/0-3/board?preview=9100',
  '/contacts/4700123/ticket/9100',
  '/contacts/4700123/record/0-3/',
  '/contacts/4700123/record/0-3/all',
  '/contacts/4700123/record/0-3/9100x',
  '/contacts//record/0-3/9100',
  '/contacts/acme/record/0-3/9100',
  '/contacts/1/record/__proto__/9100',
  '/home?to=/contacts/1/record/0-3/2',
])('%s is no record Leadlight knows', (path) => expect(identify(path)).toBeNull());

it('answers every URL without throwing', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      expect(() => hubspotIdentity(new URL(url))).not.toThrow();
    }),
    { numRuns: 300, seed: 53 },
  );
});
