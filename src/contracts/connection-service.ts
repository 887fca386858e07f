import type { AccountReport } from '../record/connection';
import type { CrmDescription } from '../record/crm-description';
import type { Crm, CrmRecord, EpochMs, RecordIdentity } from '../record/types';

/** `session`: until the browser is closed · `device`: encrypted on this device until it is taken back. */
export type Keep = 'session' | 'device';

/** What is told of a connection. Secrets never leave the background. */
export interface ConnectionView {
  crm: Crm;
  /** As `RecordIdentity.org`. */
  org: string;
  way: 'token' | 'session' | 'oauth';
  keep: Keep;
  /** Whether records may be changed by buttons (write-service.ts); left out: no. */
  writes?: boolean | undefined;
}

/** A record by the CRM's API; null with a problem where it could not be read, without where none is connected. */
export interface Completion {
  record: CrmRecord | null;
  problem: string | null;
}

/**
 * Served by the background, which alone talks to the CRMs' APIs. Failures are errors whose message
 * says what to do. Every call may be retried: all are idempotent.
 */
export interface ConnectionService {
  list(): Promise<ConnectionView[]>;
  /** Checks the token and keeps it only if it works. Needs access to HubSpot's API. */
  connectHubspot(token: string, keep: Keep): Promise<AccountReport>;
  /** `address`: anything that names the org. Uses the browser's own sign-in there. */
  connectSalesforceSession(address: string, keep: Keep): Promise<AccountReport>;
  /** Opens the org's sign-in; `clientId` is the consumer key of its External Client App. */
  connectSalesforceOauth(address: string, clientId: string, keep: Keep): Promise<AccountReport>;
  test(crm: Crm, org: string): Promise<AccountReport>;
  /** The account’s own fields, pipelines and stages, read anew; nothing of it is kept. */
  describe(crm: Crm, org: string): Promise<CrmDescription>;
  /** Wipes the connection and everything kept for it. */
  disconnect(crm: Crm, org: string): Promise<void>;
  /**
   * Never rejects for what a CRM answers: the page's own reading stands then. An answer of the last
   * minutes serves again without a call, unless it is older than `notBefore` (epoch ms).
   */
  completeRecord(identity: RecordIdentity, notBefore: EpochMs | null): Promise<Completion>;
}
