import { expect, it } from 'vitest';
import { RECORD_HOSTS } from '../record-hosts';
import { crmPageFor } from './choose-page';

it('knows every host the content script runs on', () => {
  const crms = RECORD_HOSTS.map((pattern) => {
    const host = pattern.slice('https://'.length, -'/*'.length).replace('*', 'acme--uat.sandbox');
    return crmPageFor(host)?.crm;
  });
  expect(crms).toEqual([...Array(6).fill('hubspot'), 'salesforce', 'salesforce']);
});

it.each([
  'hubspot.com',
  'api.hubspot.com',
  'app.hubspot.com.evil.example',
  'evilapp.hubspot.com',
  'lightning.force.com',
  '.lightning.force.com',
  'acme.my.salesforce.com',
  'acme.lightning.force.com.evil.example',
  '',
])('knows nothing of %s', (host) => expect(crmPageFor(host)).toBeNull());
