import { describe, expect, it } from 'vitest';
import { mergePage } from './merge-page';
import type { RecordIdentity } from './types';

const identity = (overrides: Partial<RecordIdentity> = {}): RecordIdentity => ({
  crm: 'salesforce',
  object: 'lead',
  id: '00Q000000000001AAA',
  org: 'example',
  url: 'https://example.lightning.force.com/lightning/r/Lead/00Q000000000001AAA/view',
  ...overrides,
});

describe('the page for merging', () => {
  const other = (overrides: Partial<RecordIdentity> = {}) => ({
    identity: identity({ id: '00Q000000000002AAA', ...overrides }),
    title: 'Ada Sample',
  });
  const record = (overrides: Partial<RecordIdentity> = {}) => ({
    identity: identity(overrides),
    title: 'Ada Sample',
  });

  it('is Salesforce’s wizard with both leads', () => {
    expect(mergePage(record(), other(), null)).toBe(
      'https://example.my.salesforce.com/lead/leadmergewizard.jsp?goNext=+Next+&cid=00Q000000000001AAA&cid=00Q000000000002AAA',
    );
  });

  it('is HubSpot’s list that shows both', () => {
    const hubspot = {
      crm: 'hubspot',
      object: 'contact',
      org: '7',
      url: 'https://app-eu1.hubspot.com/contacts/7/record/0-1/9',
    } as const;
    expect(mergePage(record(hubspot), other(hubspot), 'ada@sample.example')).toBe(
      'https://app-eu1.hubspot.com/contacts/7/objects/0-1/views/all/list?query=ada%40sample.example',
    );
  });

  it('does not exist for a lead and a contact, for two orgs, or without an address', () => {
    expect(mergePage(record(), other({ object: 'contact' }), null)).toBeNull();
    expect(mergePage(record(), other({ org: 'elsewhere' }), null)).toBeNull();
    expect(mergePage(record({ url: '' }), other(), null)).toBeNull();
  });
});
