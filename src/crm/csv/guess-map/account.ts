import type { ImportAccount } from '../../../record/file-import';
import type { Crm, ObjectKind, RecordIdentity } from '../../../record/types';
import { HUBSPOT_TYPE, hubspotIdentity } from '../../hubspot/url';
import { salesforceHosts } from '../../salesforce/api/hosts';
import { recordId18 } from '../../salesforce/record-id';
import { SALESFORCE_OBJECT, salesforceIdentity } from '../../salesforce/url';

const HUBSPOT_HOST = /^app(?:-[a-z]{2}\d)?\.hubspot\.com$/;
const HUBSPOT_ID = /^\d{1,20}$/;
const ACCOUNT_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,80}$/u;

/**
 * The account that a text names: an address of one of its pages, a HubSpot account number, a My
 * Domain name. Null when it names none. A number alone does not say where the pages are.
 */
export function accountOf(text: string, crm: Crm): ImportAccount | null {
  const typed = text.trim();
  if (crm === 'salesforce') {
    const hosts = salesforceHosts(typed);
    return hosts && { crm, org: hosts.org, origin: hosts.ui };
  }
  if (HUBSPOT_ID.test(typed)) return { crm, org: typed, origin: null };
  const url = urlOf(typed);
  if (url && HUBSPOT_HOST.test(url.hostname)) {
    const [, portal] = /^\/[a-z-]+\/(\d+)(?:\/|$)/.exec(url.pathname) ?? [];
    return portal ? { crm, org: portal, origin: url.origin } : null;
  }
  return !url && ACCOUNT_NAME.test(typed) ? { crm, org: typed, origin: null } : null;
}

function urlOf(text: string): URL | null {
  try {
    return text.includes('/') ? new URL(text.includes('://') ? text : `https://${text}`) : null;
  } catch {
    return null;
  }
}

/**
 * Who a record of a file is. Salesforce ids get their 18 characters; an address of a record says
 * everything itself. Null for an id that is damaged, such as one whose letters changed their case.
 */
export function importedIdentity(
  text: string,
  account: ImportAccount,
  object: ObjectKind,
  isIdMade: boolean,
): RecordIdentity | null {
  const { crm, org, origin } = account;
  const url = text.startsWith('https://') ? urlOf(text) : null;
  const stated = url && (crm === 'hubspot' ? hubspotIdentity(url) : salesforceIdentity(url));
  if (stated) return stated.object === object ? stated : null;
  if (text.length > 64 || url) return null;
  if (isIdMade) return { crm, org, object, id: text, url: '' };
  if (crm === 'hubspot') {
    const page =
      origin && HUBSPOT_ID.test(text)
        ? `${origin}/contacts/${org}/record/${HUBSPOT_TYPE[object]}/${text}`
        : '';
    return { crm, org, object, id: text, url: page };
  }
  const id = recordId18(text);
  if (!id) return /^\w{15}(?:\w{3})?$/.test(text) ? null : { crm, org, object, id: text, url: '' };
  const page = origin ? `${origin}/lightning/r/${SALESFORCE_OBJECT[object]}/${id}/view` : '';
  return { crm, org, object, id, url: page };
}

/** The account that the ids of a file name themselves, where they are addresses of records. */
export function accountOfAddress(text: string): ImportAccount | null {
  const url = text.startsWith('https://') ? urlOf(text) : null;
  const identity = url && (hubspotIdentity(url) ?? salesforceIdentity(url));
  return url && identity ? { crm: identity.crm, org: identity.org, origin: url.origin } : null;
}
