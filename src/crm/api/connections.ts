import type { AccountReport } from '../../record/connection';
import type { CrmDescription } from '../../record/crm-description';
import { CRM_NAMES } from '../../record/crm-names';
import type { FieldMap } from '../../record/field-map';
import type { ScopeChoice, SyncObject } from '../../record/sync';
import type { Crm, CrmRecord, EpochMs, ObjectKind, RecordIdentity } from '../../record/types';
import type { Change, WriteAccess, WriteOutcome, WritePreview } from '../../record/write-back';
import { HUBSPOT_WRITE_SCOPES } from '../hubspot/api/write-port';
import { type SalesforceHosts, salesforceHosts } from '../salesforce/api/hosts';
import type { OauthTokens } from '../salesforce/api/oauth';
import { apiNamesFor } from './api-fields';
import type { Surroundings } from './client';
import type { Connection, Keep, Vault } from './connection';
import { CrmApiError } from './failure';
import { type Memory, NO_MEMORY } from './memory';
import { type CrmReader, hubspotReader, type SyncWanted, salesforceReader } from './reader';
import { createRecentAnswers } from './recent-answers';
import { renewingReader } from './renewing-reader';
import type { SyncPlan } from './sync/plan';
import { WriteProblem } from './write/preview-change';

/** What is told of a connection: everything but its secret. */
export type ConnectionView = Pick<Connection, 'crm' | 'org' | 'way' | 'keep' | 'writes'>;

export interface ConnectionsOptions {
  vault: Vault;
  surroundings: Surroundings;
  /** Told of each answer how far an account's clock was ahead of ours, in milliseconds. */
  onSkew?(crm: Crm, org: string, ms: number): void;
  /** What is remembered of a connection's account, for as long as the connection is kept. */
  memoryOf(connection: ConnectionView): Memory;
  /** Answers of the last minutes; gone with the browser. */
  answers: Memory;
  /** Wipes what is remembered of an account, its answers too. */
  forget(crm: Crm, org: string): Promise<void>;
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
  describe(crm: Crm, org: string): Promise<CrmDescription>;
  disconnect(crm: Crm, org: string): Promise<void>;
  /** Reads anew what is remembered of every account; what fails stays as it was. */
  refresh(): Promise<void>;
  /**
   * The record by the API; null when its org is not connected. Without a call where it was read a
   * moment ago and, if `notBefore` is given, not before that.
   */
  complete(identity: RecordIdentity, notBefore: EpochMs | null): Promise<CrmRecord | null>;
  /** Which records of an account a sync may be asked to keep. */
  scopes(crm: Crm, org: string, object: SyncObject): Promise<ScopeChoice[]>;
  /** How what a sync keeps is read. */
  syncPlan(crm: Crm, wanted: SyncWanted): Promise<SyncPlan>;
  /**
   * Lets records of an account be changed, or no longer. Gives the write scopes that its key lacks, null where
   * the CRM does not tell; a key that has none of them stays as it is. @throws CrmApiError `missing-scope`
   */
  setWrites(crm: Crm, org: string, isOn: boolean): Promise<string[] | null>;
  access(crm: Crm, org: string): Promise<WriteAccess>;
  /** @throws CrmApiError, WriteProblem; also where the account may not be changed. */
  previewChange(identity: RecordIdentity, change: Change, key: string): Promise<WritePreview>;
  /** Never rejects for what a CRM answers. */
  applyPreview(preview: WritePreview, newKey: () => string): Promise<WriteOutcome>;
}

const OBJECTS: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];

export function createConnections(options: ConnectionsOptions): Connections {
  const { vault, surroundings } = options;
  const readers = new Map<string, CrmReader>();
  const answers = createRecentAnswers(options.answers, surroundings.now);
  const keyOf = (crm: Crm, org: string): string => `${crm}:${org}`;

  function readerOf(connection: Connection): CrmReader {
    const key = keyOf(connection.crm, connection.org);
    const { crm, org } = connection;
    const told = { ...surroundings, onSkew: (ms: number) => options.onSkew?.(crm, org, ms) };
    const own = { ...options, surroundings: told };
    const known = readers.get(key) ?? newReader(connection, options.memoryOf(connection), own);
    readers.set(key, known);
    return known;
  }

  async function find(crm: Crm, org: string): Promise<Connection | null> {
    return (await vault.load()).find((entry) => entry.crm === crm && entry.org === org) ?? null;
  }

  async function connected(crm: Crm, org: string): Promise<CrmReader> {
    const connection = await find(crm, org);
    if (!connection) throw new CrmApiError('bad-token', crm, 'the account');
    return readerOf(connection);
  }

  async function changeable({ crm, org }: RecordIdentity): Promise<CrmReader> {
    const connection = await find(crm, org);
    if (connection?.writes) return readerOf(connection);
    throw new WriteProblem(
      `Leadlight may not change records of this ${CRM_NAMES[crm]} account. Switch that on in Leadlight’s connections.`,
    );
  }

  /** Describing is no condition: what is missing is read with the first record that needs it. */
  async function describeAll(connection: Connection): Promise<void> {
    const reader = readerOf(connection);
    const packFields = await options.packFields();
    await Promise.allSettled(OBJECTS.map((object) => reader.describe(object, packFields)));
  }

  async function keep(connection: Connection): Promise<AccountReport> {
    const report = await newReader(connection, NO_MEMORY, options).check();
    const { crm, org } = report;
    await options.forget(crm, org);
    readers.delete(keyOf(crm, org));
    const kept: Connection = { ...connection, org };
    await vault.save(kept);
    await describeAll(kept);
    return report;
  }

  return {
    async list() {
      return (await vault.load()).map(({ crm, org, way, keep: kept, writes }) => ({
        crm,
        org,
        way,
        keep: kept,
        ...(writes && { writes }),
      }));
    },
    connectHubspot: (token, kept) =>
      keep({ crm: 'hubspot', org: '', way: 'token', token: token.trim(), keep: kept }),
    async connectSalesforce(address, kept, oauth) {
      const hosts = salesforceHosts(address);
      if (!hosts) throw new CrmApiError('moved', 'salesforce', 'the org');
      const base = { crm: 'salesforce', org: hosts.org, keep: kept } as const;
      if (!oauth) return keep({ ...base, way: 'session', api: hosts.api });
      const { access, refresh, instance } = oauth.tokens;
      return keep({ ...base, way: 'oauth', api: instance, clientId: oauth.clientId, access, refresh });
    },
    test: async (crm, org) => (await connected(crm, org)).check(),
    describe: async (crm, org) => (await connected(crm, org)).describeAccount(),
    scopes: async (crm, org, object) => (await connected(crm, org)).scopes(object),
    async syncPlan(crm, wanted) {
      const reader = await connected(crm, wanted.org);
      return reader.syncPlan(wanted, await options.packFields(), options.zone());
    },
    async setWrites(crm, org, isOn) {
      const connection = await find(crm, org);
      if (!connection) throw new CrmApiError('bad-token', crm, 'the account');
      const missing = isOn ? await readerOf(connection).missingScopes() : [];
      if (missing && HUBSPOT_WRITE_SCOPES.every((scope) => missing.includes(scope)))
        throw new CrmApiError('missing-scope', crm, 'records for writing', { scopes: missing });
      await vault.save({ ...connection, writes: isOn });
      return missing;
    },
    async access(crm, org) {
      const connection = await find(crm, org);
      if (!connection) return 'none';
      return connection.writes ? 'on' : 'off';
    },
    async previewChange(identity, change, key) {
      const reader = await changeable(identity);
      return reader.previewChange(identity, change, await options.packFields(), key);
    },
    async applyPreview(preview, newKey) {
      try {
        return await (await changeable(preview.identity)).applyPreview(preview, newKey);
      } catch (error) {
        if (!(error instanceof CrmApiError || error instanceof WriteProblem)) throw error;
        return { result: 'refused', reason: error.message };
      }
    },
    async disconnect(crm, org) {
      readers.delete(keyOf(crm, org));
      await vault.forget(crm, org);
      await options.forget(crm, org);
    },
    async refresh() {
      await Promise.all((await vault.load()).map(describeAll));
    },
    async complete(identity, notBefore) {
      const connection = await find(identity.crm, identity.org);
      if (!connection) return null;
      const packFields = await options.packFields();
      const question = apiNamesFor(identity.crm, identity.object, packFields).join(' ');
      const known = await answers.find(identity, question, notBefore);
      if (known) return known;
      const record = await readerOf(connection).record(identity, packFields, options.zone());
      // Disconnected meanwhile: nothing of the account is kept.
      if (await find(identity.crm, identity.org)) await answers.keep(question, record);
      return record;
    },
  };
}

function newReader(
  connection: Connection,
  memory: Memory,
  { vault, surroundings, salesforceSession }: ConnectionsOptions,
): CrmReader {
  if (connection.crm === 'hubspot') return hubspotReader(async () => connection.token, surroundings, memory);
  if (connection.way === 'oauth') return renewingReader(connection, vault, surroundings, memory);
  const hosts = salesforceHosts(connection.api);
  const session = async (): Promise<string> => {
    const sid = hosts && (await salesforceSession(hosts));
    if (!sid) throw new CrmApiError('bad-token', 'salesforce', 'the session');
    return sid;
  };
  return salesforceReader(connection, session, surroundings, memory);
}
