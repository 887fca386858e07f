import { render } from 'preact';
import { requestChannel } from '../../src/contracts/channel-access';
import {
  type Access,
  canSignIn,
  dropAccess,
  HUBSPOT_ACCESS,
  requestAccess,
  salesforceAccess,
} from '../../src/contracts/connection-access';
import type { ConnectionService } from '../../src/contracts/connection-service';
import type { PollService } from '../../src/contracts/poll-service';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import { watchSyncs } from '../../src/contracts/sync-progress';
import type { SyncService } from '../../src/contracts/sync-service';
import { requestNotices, saveWatchSettings, watchSettings } from '../../src/contracts/watch-access';
import type { WatchService } from '../../src/contracts/watch-service';
import type { WebhookService } from '../../src/contracts/webhook-service';
import type { WriteService } from '../../src/contracts/write-service';
import { type SalesforceHosts, salesforceHosts } from '../../src/crm/salesforce/api/hosts';
import { hostPattern } from '../../src/record/subscription-text';
import { LeadlightDatabase } from '../../src/store/database';
import { connectJudging } from '../../src/ui/components/connect-judging';
import { connectData } from '../../src/ui/data/connect-data';
import { DataSection } from '../../src/ui/data/DataSection';
import { watchReplaced } from '../../src/ui/data/data-replaced';
import { healAfterFailures } from '../../src/ui/data/guard-store';
import { type NoticeActions, NoticeSection } from '../../src/ui/options/NoticeSection';
import { Options } from '../../src/ui/options/Options';
import type { OptionsActions } from '../../src/ui/options/options-actions';
import type { PollActions } from '../../src/ui/options/poll-actions';
import type { SyncActions } from '../../src/ui/options/sync-actions';
import { WebhookSection } from '../../src/ui/options/WebhookSection';
import type { WebhookActions } from '../../src/ui/options/webhook-actions';
import { connectPacks } from '../../src/ui/packs/connect-packs';
import { PacksSection } from '../../src/ui/packs/PacksSection';
import { connectSpend } from '../../src/ui/spend/connect-spend';
import { webhookAddress } from '../../src/webhooks/webhook-address';
import '../../src/ui/data/data.css';
import '../../src/ui/options/options.css';
import '../../src/ui/options/webhooks.css';
import '../../src/ui/packs/packs.css';
import '../../src/ui/components/overlay.css';
import '../../src/ui/spend/spend.css';

/** Where CRMs are connected. A top-level page, so that a token is never typed inside a CRM's page. */
const service = connectRuntime<ConnectionService>('connections');
const writes = connectRuntime<WriteService>('writes');

async function withAccess<T>(access: Access, work: () => Promise<T>): Promise<T> {
  if (await requestAccess(access)) return work();
  throw new Error('The browser was not allowed to reach the CRM’s API, so nothing was connected.');
}

function hostsOf(address: string): SalesforceHosts {
  const hosts = salesforceHosts(address);
  if (hosts) return hosts;
  throw new Error('This names no Salesforce org. Paste the address of one of its record pages.');
}

const actions: OptionsActions = {
  list: service.list,
  connectHubspot: (token, keep) => withAccess(HUBSPOT_ACCESS, () => service.connectHubspot(token, keep)),
  async connectSalesforceSession(address, keep) {
    const { api, ui } = hostsOf(address);
    return withAccess(salesforceAccess(api, ui, 'session'), () =>
      service.connectSalesforceSession(address, keep),
    );
  },
  async connectSalesforceOauth(address, clientId, keep) {
    const { api, ui } = hostsOf(address);
    return withAccess(salesforceAccess(api, ui, 'oauth'), () =>
      service.connectSalesforceOauth(address, clientId, keep),
    );
  },
  test: ({ crm, org }) => service.test(crm, org),
  setWrites: ({ crm, org }, isOn) => writes.setWrites(crm, org, isOn),
  async disconnect({ crm, org, way }) {
    await service.disconnect(crm, org);
    const left = await service.list();
    if (crm === 'hubspot' && !left.some((other) => other.crm === 'hubspot')) await dropAccess(HUBSPOT_ACCESS);
    if (crm !== 'salesforce' || way === 'token') return;
    const { api, ui } = hostsOf(org);
    const { origins } = salesforceAccess(api, ui, way);
    await dropAccess({ origins, permissions: [] });
    if (!left.some((other) => other.way === way))
      await dropAccess({ origins: [], permissions: [way === 'session' ? 'cookies' : 'identity'] });
  },
};

const bulk = connectRuntime<SyncService>('sync');
const syncs: SyncActions = {
  list: bulk.list,
  scopes: bulk.scopes,
  start: bulk.start,
  pause: bulk.pause,
  readNow: bulk.readNow,
  wipe: bulk.wipe,
  watch: watchSyncs,
};

const poll = connectRuntime<PollService>('poll');
const polls: PollActions = {
  list: poll.list,
  start: poll.start,
  askNow: poll.askNow,
  stop: poll.stop,
  scopes: bulk.scopes,
  watch: watchSyncs,
};

const watch = connectRuntime<WatchService>('watch');
const notices: NoticeActions = {
  load: watchSettings,
  request: requestNotices,
  async save(settings) {
    await saveWatchSettings(settings);
    void watch.look().catch(() => {});
  },
};

const channels = connectRuntime<WebhookService>('webhooks');
const webhooks: WebhookActions = {
  list: channels.list,
  async save(form) {
    const url = form.url === undefined ? null : webhookAddress(form.url);
    if (!(await requestChannel(url, form.share)))
      throw new Error('The browser was not allowed to send that there, so the channel stays as it was.');
    await channels.save(form);
  },
  setOn: channels.setOn,
  async remove(id) {
    const origin = await channels.remove(id);
    if (origin !== null) await dropAccess({ origins: [hostPattern(origin)], permissions: [] });
  },
  test: channels.test,
  retry: channels.retry,
  discard: channels.discard,
  newId: () => crypto.randomUUID(),
};

const db = new LeadlightDatabase();
const spend = connectSpend(db, async () => (await import('../../src/crm/csv/spend-file')).spendReader);

watchReplaced(() => location.reload());
healAfterFailures(db);
const root = document.getElementById('app');
const context = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language };
if (root)
  render(
    <>
      <Options
        actions={actions}
        syncs={syncs}
        polls={polls}
        canSignIn={canSignIn() || !import.meta.env.FIREFOX}
        clock={Date.now}
        context={context}
      />
      <NoticeSection actions={notices} />
      <WebhookSection actions={webhooks} context={context} />
      <PacksSection actions={connectPacks()} judging={connectJudging()} context={context} />
      <DataSection actions={{ ...connectData(db), spend }} context={{ ...context, now: Date.now() }} />
    </>,
    root,
  );
