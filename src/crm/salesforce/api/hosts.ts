const UI_HOST = /^([a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*)\.lightning\.(?:force\.com|crmforce\.mil)$/;
const API_HOST = /^([a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*)\.my\.salesforce\.(?:com|mil)$/;

export interface SalesforceHosts {
  /** As `RecordIdentity.org`, e.g. "acme--uat.sandbox". */
  org: string;
  /** Origin of the record pages. */
  ui: string;
  /** Origin of the API (crm.md, hosts). */
  api: string;
}

/**
 * The hosts of an org from anything a user may paste: an address of a record page or of the API, a
 * host name, or the My Domain name alone. Null for what belongs to no org.
 */
export function salesforceHosts(input: string): SalesforceHosts | null {
  const text = input.trim().toLowerCase();
  const host = hostOf(text);
  if (host === null) return null;
  const isMilitary = host.endsWith('.mil');
  const org = UI_HOST.exec(host)?.[1] ?? API_HOST.exec(host)?.[1] ?? bareOrg(host);
  if (org === null) return null;
  return {
    org,
    ui: `https://${org}.lightning.${isMilitary ? 'crmforce.mil' : 'force.com'}`,
    api: `https://${org}.my.salesforce.${isMilitary ? 'mil' : 'com'}`,
  };
}

function hostOf(text: string): string | null {
  try {
    const { protocol, hostname } = new URL(text.includes('://') ? text : `https://${text}`);
    // Addresses that a company's proxy rewrote carry its name behind the real one.
    return protocol === 'https:' ? hostname.replace(/\.mcas\.ms$/, '') : null;
  } catch {
    return null;
  }
}

/** "acme" or "acme--uat.sandbox": what stands before the domain. */
const bareOrg = (host: string): string | null =>
  /^[a-z0-9][a-z0-9-]*(?:\.(?:sandbox|develop|scratch|demo|patch|free|trailblaze))?$/.test(host)
    ? host
    : null;
