import type { CrmPage } from './adapter';
import { hubspotPage } from './hubspot/page';
import { salesforcePage } from './salesforce/page';

const HUBSPOT_HOST = /^app(?:-[a-z]+\d+)?\.hubspot\.com$/;
const SALESFORCE_HOST = /^[^.].*\.lightning\.(?:force\.com|crmforce\.mil)$/;

/** The adapter for a host name, or null when no record pages live there (crm.md, hosts). */
export function crmPageFor(hostname: string): CrmPage | null {
  const host = hostname.toLowerCase();
  if (HUBSPOT_HOST.test(host)) return hubspotPage;
  if (SALESFORCE_HOST.test(host)) return salesforcePage;
  return null;
}
