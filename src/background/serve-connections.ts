import { browser } from 'wxt/browser';
import { readCookie, showSignIn, whyUnreachable } from '../contracts/connection-access';
import { connectionDoors } from '../contracts/connection-doors';
import { keptBeside, recentValues } from '../contracts/connection-memory';
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
import type { AccountReport } from '../record/connection';
import type { ApiCallNote } from '../record/diagnostics';
import type { FieldMap } from '../record/field-map';
import type { Crm } from '../record/types';

const surroundings: Surroundings = {
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  random: Math.random,
  sleep: timerSleep,
  unreachable: whyUnreachable,
};

const REFRESH = 'describe-crms';
const DAY_MINUTES = 24 * 60;

/**
 * Serves the connections to the extension's own pages. Register it synchronously, like every
 * service. Nothing is asked for, and no alarm is set, while nothing is connected. `onDisconnect` is told
 * before a connection is wiped, `onConnect` after one was made anew, `onCall` of each call to a CRM, `onSkew` of
 * how far a CRM's clock was ahead, a few times a minute.
 */
export function serveConnections(
  packFields: () => Promise<FieldMap>,
  onDisconnect: (crm: Crm, org: string) => Promise<void>,
  onCall: (call: ApiCallNote) => void,
  onSkew: (crm: Crm, org: string, ms: number) => void,
  onConnect: (crm: Crm, org: string) => Promise<void>,
): Connections {
  const sealer = createSealer(indexedDB, crypto);
  const secrets = createSecretStore(browser.storage, sealer, 'connection');
  const descriptions = createSecretStore(browser.storage, sealer, 'described');
  const recent = recentValues(browser.storage.session, Date.now);
  const connections = createConnections({
    vault: vaultIn(secrets),
    surroundings: { ...surroundings, onCall },
    onSkew: nowAndThen(onSkew),
    memoryOf: ({ crm, org, keep }) => keptBeside(descriptions, nameOf(crm, org), keep),
    answers: recent,
    async forget(crm, org) {
      await Promise.all([
        descriptions.forgetAll(`${nameOf(crm, org)}:`),
        recent.forgetAll(`${nameOf(crm, org)}:`),
      ]);
    },
    salesforceSession,
    packFields,
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  serveRuntime('connections', connectionDoors(serviceOf(connections, onDisconnect, onConnect)));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH) void connections.refresh().then(() => followDaily(connections));
  });
  // Alarms may be lost with a restart or an update.
  void followDaily(connections).catch(() => {});
  return connections;
}

/** Names of stages, owners and choices change: they are read anew once a day, as long as something is connected. */
async function followDaily(connections: Connections): Promise<void> {
  if ((await connections.list()).length === 0) await browser.alarms.clear(REFRESH);
  else if (!(await browser.alarms.get(REFRESH)))
    await browser.alarms.create(REFRESH, { delayInMinutes: DAY_MINUTES, periodInMinutes: DAY_MINUTES });
}

type OnSkew = (crm: Crm, org: string, ms: number) => void;

/** The first answers tell at once; of a reading with hundreds, few more are needed. */
const AT_ONCE = 5;
const SKEW_EVERY_MS = 10_000;

function nowAndThen(onSkew: OnSkew): OnSkew {
  const told = new Map<string, { times: number; at: number }>();
  return (crm, org, ms) => {
    const now = Date.now();
    const { times, at } = told.get(nameOf(crm, org)) ?? { times: 0, at: 0 };
    if (times >= AT_ONCE && Math.abs(now - at) < SKEW_EVERY_MS) return;
    told.set(nameOf(crm, org), { times: times + 1, at: now });
    onSkew(crm, org, ms);
  };
}

const nameOf = (crm: string, org: string): string => `${crm}:${org}`;

function vaultIn(secrets: SecretStore): Vault {
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

function serviceOf(
  connections: Connections,
  onDisconnect: (crm: Crm, org: string) => Promise<void>,
  onConnect: (crm: Crm, org: string) => Promise<void>,
): ConnectionService {
  const connected = async (work: Promise<AccountReport>): Promise<AccountReport> => {
    const report = await work;
    await followDaily(connections);
    await onConnect(report.crm, report.org);
    return report;
  };
  return {
    list: connections.list,
    connectHubspot: (token, keep) => connected(connections.connectHubspot(token, keep)),
    connectSalesforceSession: (address, keep) =>
      connected(connections.connectSalesforce(address, keep, null)),
    async connectSalesforceOauth(address, clientId, keep) {
      const hosts = salesforceHosts(address);
      if (!hosts) throw new CrmApiError('moved', 'salesforce', 'the org');
      const redirectUri = browser.identity?.getRedirectURL() ?? '';
      const place = { redirectUri, launch: showSignIn, crypto, surroundings };
      const tokens = await signIn(hosts.api, clientId, place);
      return connected(connections.connectSalesforce(address, keep, { clientId, tokens }));
    },
    test: connections.test,
    describe: connections.describe,
    async disconnect(crm, org) {
      await onDisconnect(crm, org);
      await connections.disconnect(crm, org);
      await followDaily(connections);
    },
    async completeRecord(identity, notBefore) {
      try {
        return { record: await connections.complete(identity, notBefore), problem: null };
      } catch (error) {
        return { record: null, problem: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
