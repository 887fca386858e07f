import type { Crm, EpochMs } from './types';

/** Why a call to a CRM's API failed, as far as one can act on it. */
export type ApiFailureKind =
  | 'bad-token'
  | 'missing-scope'
  | 'forbidden'
  | 'api-blocked'
  | 'not-found'
  | 'conflict'
  | 'locked'
  | 'rate-limited'
  | 'daily-limit'
  | 'migrating'
  | 'server'
  | 'offline'
  | 'unreachable'
  | 'no-permission'
  | 'timeout'
  | 'cancelled'
  | 'login-page'
  | 'moved'
  | 'bad-request'
  | 'validation-rule'
  | 'duplicate-found'
  | 'read-only'
  | 'field-required'
  | 'value-refused'
  | 'unexpected-answer';

/** How many calls the CRM says are left. Nulls where it does not say. */
export interface ApiAllowance {
  remaining: number | null;
  max: number | null;
  /** What the numbers count over, in milliseconds; a day for Salesforce. */
  windowMs: number | null;
}

/** What a working connection was found to be. Holds no token. */
export interface AccountReport {
  crm: Crm;
  /** As `RecordIdentity.org`. */
  org: string;
  /** Who the CRM says this is: a user's name, or the account's own words. */
  account: string;
  allowance: ApiAllowance;
  /** Permissions or scopes that Leadlight would use and does not have, by the CRM's own names. */
  missing: string[];
  /** The CRM's clock minus this computer's; null when it was not told. */
  clockSkewMs: number | null;
  checkedAt: EpochMs;
}
