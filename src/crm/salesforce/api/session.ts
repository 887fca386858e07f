/** One `sid` cookie as the browser gives it. */
export interface SidCookie {
  domain: string;
  value: string;
}

const SID = /^(00D[A-Za-z0-9]{12,15})!.+/;
const API_DOMAIN = /(?:^|\.)(?:salesforce\.com|cloudforce\.com|force\.com|salesforce\.mil|crmforce\.mil)$/;
const NOT_API = /(?:^|\.)help\.salesforce\.com$/;

/**
 * The session id for an org's API among the browser's `sid` cookies: the one of the org that the
 * page's own cookie names, from a host that serves the API. Null when nobody is signed in there.
 * The page's own cookie opens Lightning only, so the API host's is preferred.
 */
export function apiSession(
  pageSid: string | null,
  cookies: readonly SidCookie[],
  apiHost: string,
): string | null {
  const orgId = pageSid === null ? null : (SID.exec(pageSid)?.[1] ?? null);
  const usable = cookies.filter(({ domain, value }) => {
    const host = domain.replace(/^\./, '');
    const org = SID.exec(value)?.[1];
    return API_DOMAIN.test(host) && !NOT_API.test(host) && org !== undefined && (!orgId || org === orgId);
  });
  const own = usable.find(({ domain }) => domain.replace(/^\./, '') === apiHost);
  // Without the page's own cookie, another host's session may be another org's.
  return own?.value ?? (orgId ? (usable[0]?.value ?? null) : null);
}

/** The org's 15- or 18-character id in a session; null when it is none. */
export const sessionOrg = (sid: string): string | null => SID.exec(sid)?.[1] ?? null;
