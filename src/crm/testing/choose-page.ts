import type { CrmPage } from '../adapter';
import { hubspotPage } from '../hubspot/page';
import { HUBSPOT_HOST, SALESFORCE_HOST } from '../record-hosts';
import { salesforcePage } from '../salesforce/page';

/** The adapter for a host name, or null when no record pages live there (crm.md, hosts). */
export function crmPageFor(hostname: string): CrmPage | null {
  const host = hostname.toLowerCase();
  if (HUBSPOT_HOST.test(host)) return hubspotPage;
  if (SALESFORCE_HOST.test(host)) return salesforcePage;
  return null;
}
