import type { AccountReport } from '../../record/connection';
import type { FieldMap } from '../../record/field-map';
import type { Crm, CrmRecord, RecordIdentity } from '../../record/types';
import { type SalesforceHosts, salesforceHosts } from '../salesforce/api/hosts';
import { type OauthTokens, refreshTokens } from '../salesforce/api/oauth';
import type { Surroundings } from './client';
import type { Connection, Keep, Vault } from './connection';
import { CrmApiError } from './failure';
import { type CrmReader, hubspotReader, salesforceReader } from './reader';

/** What is told of a connection: everything but its secret. */
export type ConnectionView = Pick<Connection, 'crm' | 'org' | 'way' | 'keep'>;

export interface ConnectionsOptions {
  vault: Vault;
  surroundings: Surroundings;
  /** The session id for an org's API of the user who is signed in; null when nobody is. */
  salesforceSession(hosts: SalesforceHosts): Promise<string | null>;
  /** The fields of the pack in force. */
  packFields(): Promise<FieldMap>;
  /** IANA zone that pages are shown in. */
  zone(): string;
}

/** The connections of this browser and what they are used for. Failures are CrmApiErrors. */
export interface Connections {
  list(): Promise<ConnectionView[]>;
  /** Checks first and keeps only what works. */
  connectHubspot(token: string, keep: Keep): Promise<AccountReport>;
  /** With `oauth` the tokens of a sign-in, else the browser's own session. */
  connectSalesforce(
    address: string,
    keep: Keep,
    oauth: { clientId: string; tokens: OauthTokens } | null,
  ): Promise<AccountReport>;
  test(crm: Crm, org: string): Promise<AccountReport>;
  disconnect(crm: Crm, org: string): Promise<void>;
  /** The record by the API; null when its org is not connected. */
  complete(identity: RecordIdentity): Promise<CrmRecord | null>;
}

export function createConnections(options: ConnectionsOptions): Connections {
  const { vault, surroundings } = options;
  const readers = new Map<string, CrmReader>();
  const keyOf = (crm: Crm, org: string): string => `${crm}:${org}`;

  function readerOf(connection: Connection): CrmReader {
    const key = keyOf(connection.crm, connection.org);
    const known = readers.get(key) ?? newReader(connection, options);
    readers.set(key, known);
    return known;
  }

  async function find(crm: Crm, org: string): Promise<Connection | null> {
    return (await vault.load()).find((entry) => entry.crm === crm && entry.org === org) ?? null;
  }

  async function keep(connection: Connection): Promise<AccountReport> {
    const reader = newReader(connection, options);
    const report = await reader.check();
    await vault.save({ ...connection, org: report.org });
    readers.set(keyOf(report.crm, report.org), reader);
    return report;
  }

  return {
    async list() {
      return (await vault.load()).map(({ crm, org, way, keep: kept }) => ({ crm, org, way, keep: kept }));
    },
    connectHubspot: (token, kept) =>
      keep({ crm: 'hubspot', org: '', way: 'token', token: token.trim(), keep: kept }),
    async connectSalesforce(address, kept, oauth) {
      const hosts = salesforceHosts(address);
      if (!hosts) throw new CrmApiError('moved', 'salesforce', 'the org');
      const { org } = hosts;
      if (!oauth) return keep({ crm: 'salesforce', org, way: 'session', api: hosts.api, keep: kept });
      const { access, refresh, instance } = oauth.tokens;
      const { clientId } = oauth;
      return keep({
        crm: 'salesforce',
        org,
        way: 'oauth',
        api: instance,
        clientId,
        access,
        refresh,
        keep: kept,
      });
    },
    async test(crm, org) {
      const connection = await find(crm, org);
      if (!connection) throw new CrmApiError('bad-token', crm, 'the account');
      return readerOf(connection).check();
    },
    async disconnect(crm, org) {
      readers.delete(keyOf(crm, org));
      await vault.forget(crm, org);
    },
    async complete(identity) {
      const connection = await find(identity.crm, identity.org);
      if (!connection) return null;
      return readerOf(connection).record(identity, await options.packFields(), options.zone());
    },
  };

  function newReader(connection: Connection, { salesforceSession }: ConnectionsOptions): CrmReader {
    if (connection.crm === 'hubspot') return hubspotReader(async () => connection.token, surroundings);
    const { org, api } = connection;
    if (connection.way === 'session') {
      const hosts = salesforceHosts(api);
      const session = async (): Promise<string> => {
        const sid = hosts && (await salesforceSession(hosts));
        if (!sid) throw new CrmApiError('bad-token', 'salesforce', 'the session');
        return sid;
      };
      return salesforceReader(org, api, session, surroundings);
    }
    return renewing(connection);
  }

  /** An access token that has ended is renewed once per call that meets it. */
  function renewing(connection: Extract<Connection, { way: 'oauth' }>): CrmReader {
    let current = connection;
    const reader = salesforceReader(connection.org, connection.api, async () => current.access, surroundings);
    const retried = async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof CrmApiError) || error.kind !== 'bad-token' || !current.refresh) throw error;
        const { api, clientId, refresh } = current;
        const tokens = await refreshTokens(api, clientId, refresh, surroundings);
        current = { ...current, access: tokens.access, refresh: tokens.refresh ?? refresh };
        if (await find(current.crm, current.org)) await vault.save(current);
        return work();
      }
    };
    return {
      check: () => retried(reader.check),
      record: (...args) => retried(() => reader.record(...args)),
    };
  }
}
