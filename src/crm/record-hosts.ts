/**
 * The only hosts a content script runs on (crm.md). HubSpot names its data centres one by
 * one; a Salesforce org has its own host below these domains.
 */
export const HUBSPOT_HOSTS = [
  'https://app.hubspot.com/*',
  'https://app-eu1.hubspot.com/*',
  'https://app-na1.hubspot.com/*',
  'https://app-na2.hubspot.com/*',
  'https://app-na3.hubspot.com/*',
  'https://app-ap1.hubspot.com/*',
] as const;

export const SALESFORCE_HOSTS = [
  'https://*.lightning.force.com/*',
  'https://*.lightning.crmforce.mil/*',
] as const;

export const RECORD_HOSTS = [...HUBSPOT_HOSTS, ...SALESFORCE_HOSTS] as const;

/** A pattern above also matches a domain without an org; these do not. */
export { HUBSPOT_HOST, SALESFORCE_HOST } from '../record/crm-page';
