import type { ApiFailureKind } from '../../record/connection';
import { CRM_NAMES } from '../../record/crm-names';
import type { Crm } from '../../record/types';
import type { FailureFacts } from './failure';

interface Words {
  /** "HubSpot" or "Salesforce". */
  crm: string;
  /** What was asked for. */
  what: string;
  isHubspot: boolean;
  scopes: string;
  wait: string;
}

/** What happened, then the next step. */
const TEXTS: Record<ApiFailureKind, (words: Words) => string> = {
  'bad-token': ({ crm, isHubspot }) =>
    isHubspot
      ? `${crm} does not accept the token: it was withdrawn, rotated or mistyped. Copy it again from ${crm}’s settings and connect again.`
      : `The ${crm} session has ended, or nobody is signed in. Sign in to ${crm} in this browser and try again; what was connected by an app is connected anew.`,
  'missing-scope': ({ crm, what, scopes }) =>
    `The token may not read ${what}: ${scopes}. Add that in ${crm} under the key’s scopes; the connection then works as it is.`,
  forbidden: ({ crm, what }) =>
    `${crm} does not let this user read ${what}. Ask an administrator for read access to it.`,
  'api-blocked': ({ crm }) =>
    `Your ${crm} administrator does not allow this kind of API access. Ask for it, or go on with what pages show; that is labelled as partial.`,
  'not-found': ({ crm, what }) =>
    `${crm} has no ${what} any more, or this user may not see it. Reload the page; it may have been deleted or merged.`,
  conflict: ({ crm, what }) => `${crm} was changing ${what} at the same moment. Read the record again.`,
  locked: ({ crm, what }) => `${crm} has locked ${what} for a moment. Try again in a few seconds.`,
  'rate-limited': ({ crm, wait }) =>
    `${crm} takes no more calls right now, because its limit per second is used up. Try again ${wait}.`,
  'daily-limit': ({ crm }) =>
    `The day’s API calls of this ${crm} account are used up, by all its integrations together. Until they are renewed, only what pages show is judged.`,
  migrating: ({ crm, wait }) => `${crm} is moving this account to another data centre. Try again ${wait}.`,
  server: ({ crm, wait }) => `${crm} has a problem on its side. Try again ${wait}; nothing was changed.`,
  offline: () => 'This computer is offline. Connect to the network; the record is completed then.',
  unreachable: ({ crm }) =>
    `${crm} could not be reached: the connection was cut. Check the network, a VPN or a company proxy, and try again in a minute.`,
  'no-permission': ({ crm }) =>
    `The browser does not let Leadlight call ${crm}’s API. Open Leadlight’s connections and allow it there.`,
  timeout: ({ crm }) => `${crm} did not answer in time. Try again in a minute.`,
  cancelled: ({ what }) => `Reading ${what} was stopped.`,
  'login-page': ({ crm }) =>
    `${crm} answered with a web page instead of data, which is usually its sign-in page or a company proxy’s. Sign in to ${crm} in this browser, then try again.`,
  moved: ({ crm }) =>
    `${crm} has moved this account to another address. Sign in there, open a record, and connect again from its address.`,
  'bad-request': ({ crm, what }) =>
    `${crm} did not understand the question for ${what}. A field that the rule pack maps may no longer exist: check its API name.`,
  'validation-rule': ({ crm, what }) =>
    `A rule of ${crm} does not allow ${what} to be saved so. Change what it names in ${crm}, then try again; nothing was changed.`,
  'duplicate-found': ({ crm, what }) =>
    `${crm} takes ${what} for a duplicate and did not save it. Look at the other record in ${crm} first; nothing was changed.`,
  'read-only': ({ crm, what }) =>
    `${crm} does not let this user or key change a field of ${what}. Ask an administrator for edit access to it; nothing was changed.`,
  'field-required': ({ crm, what }) =>
    `${crm} wants another field of ${what} filled first. Fill it in ${crm}, then try again; nothing was changed.`,
  'value-refused': ({ crm, what }) =>
    `${crm} does not have this value for ${what}. Ask RevOps to match the rule pack’s name with one of the field’s values; nothing was changed.`,
  'unexpected-answer': ({ crm, what }) =>
    `${crm}’s answer for ${what} is not in the form it documents, so nothing of it was used. Try again; if it stays, report it with the diagnostics.`,
};

const waitText = (ms: number | null | undefined): string => {
  if (!ms) return 'in a minute';
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `in ${seconds} s` : `in ${Math.ceil(seconds / 60)} minutes`;
};

/** One message: what happened, what to do, and what the CRM said where that adds something. */
export function failureText(kind: ApiFailureKind, crm: Crm, what: string, facts: FailureFacts): string {
  const scopes = facts.scopes?.length
    ? `it lacks ${facts.scopes.join(', ')}`
    : `it lacks a scope that ${CRM_NAMES[crm]} does not name`;
  const wait = waitText(facts.retryAfterMs);
  const text = TEXTS[kind]({ crm: CRM_NAMES[crm], what, isHubspot: crm === 'hubspot', scopes, wait });
  const detail = facts.detail?.trim();
  return detail ? `${text} (${CRM_NAMES[crm]}: ${detail.slice(0, 200)})` : text;
}
