import { expect, it } from 'vitest';
import { crmPage } from './crm-page';

it.each([
  'https://app.hubspot.com/contacts/24680135/record/0-3/1',
  'https://app-eu1.hubspot.com/contacts/24680135/record/0-136/1',
  'https://acme--uat.sandbox.lightning.force.com/lightning/r/Opportunity/006000000000001AAA/view',
  'https://acme.lightning.crmforce.mil/lightning/r/Lead/00Q000000000001AAA/view',
])('leads to %s', (url) => expect(crmPage(url)).toBe(url));

it.each([
  '',
  null,
  'javascript:alert(1)//https://app.hubspot.com/',
  'data:text/html,https://app.hubspot.com/',
  'http://app.hubspot.com/contacts/1/record/0-3/1',
  'https://app.hubspot.com.example/contacts/1/record/0-3/1',
  'https://app.hubspot.com@crm.example/contacts/1/record/0-3/1',
  'https://crm.example/https://app.hubspot.com/',
  'https://crm.example\\@app.hubspot.com/',
  'https://.lightning.force.com/lightning/r/Lead/1/view',
  'https://lightning.force.com.example/',
  ' https://app.hubspot.com/',
])('does not lead to %s', (url) => expect(crmPage(url)).toBeNull());
