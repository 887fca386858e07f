/** Host names with record pages. */
export const HUBSPOT_HOST = /^app(?:-[a-z]+\d+)?\.hubspot\.com$/;
export const SALESFORCE_HOST = /^[^.].*\.lightning\.(?:force\.com|crmforce\.mil)$/;

/** No user name, no port, nothing before the host that only looks like one. */
const ADDRESS = /^https:\/\/([a-z0-9.-]+)\//;

/**
 * The address of a record if it leads to a page of HubSpot or Salesforce, else null. What is stored may come
 * from a backup that anybody wrote: no other address is ever offered as a link, or written into a file.
 */
export function crmPage(url: string | null): string | null {
  const host = ADDRESS.exec(url ?? '')?.[1];
  if (host === undefined) return null;
  return HUBSPOT_HOST.test(host) || SALESFORCE_HOST.test(host) ? url : null;
}
