import { browser } from 'wxt/browser';
import { readCookie, showSignIn, whyUnreachable } from '../contracts/connection-access';
import { connectionDoors } from '../contracts/connection-doors';
import { createSealer } from '../contracts/connection-sealer';
import { createSecretStore, type SecretStore } from '../contracts/connection-secrets';
import type { ConnectionService } from '../contracts/connection-service';
import { serveRuntime } from '../contracts/runtime-rpc';
import type { Surroundings } from '../crm/api/client';
import { connectionShape, type Vault } from '../crm/api/connection';
import { type Connections, createConnections } from '../crm/api/connections';
import { CrmApiError } from '../crm/api/failure';
import { timerSleep } from '../crm/api/timing';
import { type SalesforceHosts, salesforceHosts } from '../crm/salesforce/api/hosts';
import { apiSession } from '../crm/salesforce/api/session';
import { signIn } from '../crm/salesforce/api/sign-in';
import type { FieldMap } from '../record/field-map';

const surroundings: Surroundings = {
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  random: Math.random,
  sleep: timerSleep,
  unreachable: whyUnreachable,
};

/** Serves the connections to the extension's own pages. Register it synchronously, like every service. */
export function serveConnections(packFields: () => Promise<FieldMap>): void {
  const secrets = createSecretStore(createSealer(indexedDB, crypto));
  const connections = createConnections({
    vault: vaultIn(secrets),
    surroundings,
    salesforceSession,
    packFields,
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  serveRuntime('connections', connectionDoors(serviceOf(connections)));
}

function vaultIn(secrets: SecretStore): Vault {
  const nameOf = (crm: string, org: string): string => `${crm}:${org}`;
  return {
    async load() {
      return (await secrets.load()).flatMap((kept) => {
        const read = connectionShape.safeParse(kept);
        return read.success ? [read.data] : [];
      });
    },
    save: (connection) => secrets.save(nameOf(connection.crm, connection.org), connection.keep, connection),
    forget: (crm, org) => secrets.forget(nameOf(crm, org)),
  };
}

async function salesforceSession({ ui, api }: SalesforceHosts): Promise<string | null> {
  const [page, own] = await Promise.all([readCookie(ui, 'sid'), readCookie(api, 'sid')]);
  return apiSession(page?.value ?? null, own ? [own] : [], new URL(api).hostname);
}

function serviceOf(connections: Connections): ConnectionService {
  return {
    list: connections.list,
    connectHubspot: connections.connectHubspot,
    connectSalesforceSession: (address, keep) => connections.connectSalesforce(address, keep, null),
    async connectSalesforceOauth(address, clientId, keep) {
      const hosts = salesforceHosts(address);
      if (!hosts) throw new CrmApiError('moved', 'salesforce', 'the org');
      const redirectUri = browser.identity?.getRedirectURL() ?? '';
      const place = { redirectUri, launch: showSignIn, crypto, surroundings };
      const tokens = await signIn(hosts.api, clientId, place);
      return connections.connectSalesforce(address, keep, { clientId, tokens });
    },
    test: connections.test,
    disconnect: connections.disconnect,
    async completeRecord(identity) {
      try {
        return { record: await connections.complete(identity), problem: null };
      } catch (error) {
        return { record: null, problem: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
