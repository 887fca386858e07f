import type { SyncPlan } from '../../src/crm/api/sync/plan';
import { runSync } from '../../src/crm/api/sync/run-sync';
import { createHubspotClient } from '../../src/crm/hubspot/api/client';
import { describeHubspot } from '../../src/crm/hubspot/api/describe';
import { hubspotMetadata } from '../../src/crm/hubspot/api/metadata';
import { hubspotSyncPlan } from '../../src/crm/hubspot/api/sync-plan';
import { hubspotProperties } from '../../src/crm/hubspot/api/to-record';
import { createSalesforceClient } from '../../src/crm/salesforce/api/client';
import { describeSalesforce } from '../../src/crm/salesforce/api/describe';
import { salesforceMetadata } from '../../src/crm/salesforce/api/metadata';
import { salesforceFields } from '../../src/crm/salesforce/api/read-record';
import { salesforceSyncPlan } from '../../src/crm/salesforce/api/sync-plan';
import { type SyncObject, type SyncScope, type SyncState, syncId } from '../../src/record/sync';
import type { Crm } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { packFieldMap } from '../../src/rule-packs/field-map';
import type { LeadlightDatabase } from '../../src/store/database';
import { syncStore } from '../../src/store/sync-store';
import { HUBSPOT_TOKEN, SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import type { DemoCrm } from '../demo-crm/server';
import { realSurroundings } from './api-surroundings';

const packFields = packFieldMap(bundledPack);
const zone = 'Europe/Berlin';

export const orgOf = (crm: DemoCrm, name: Crm): string =>
  name === 'hubspot' ? crm.data.portalId : crm.data.myDomain;

const originOf = (crm: DemoCrm): string => `http://127.0.0.1:${crm.httpPort}`;

export const demoHubspot = (crm: DemoCrm, token = HUBSPOT_TOKEN) =>
  createHubspotClient(async () => token, realSurroundings(), originOf(crm));

export const demoSalesforce = (crm: DemoCrm) =>
  createSalesforceClient(originOf(crm), async () => SALESFORCE_TOKEN, realSurroundings());

/** How the extension reads the demo CRM, at `now` by its own clock. */
export async function demoPlan(
  crm: DemoCrm,
  name: Crm,
  object: SyncObject,
  scope: SyncScope,
  now: () => number,
): Promise<SyncPlan> {
  const org = orgOf(crm, name);
  const shared = { org, object, scope, packFields, zone, now };
  if (name === 'hubspot') {
    const client = demoHubspot(crm);
    const described = await describeHubspot(client, object, hubspotProperties(object, packFields));
    return hubspotSyncPlan(client, {
      ...shared,
      metadata: hubspotMetadata(described),
      uiDomain: 'app.hubspot.com',
    });
  }
  const client = demoSalesforce(crm);
  const described = await describeSalesforce(client, object, salesforceFields(object, packFields));
  const ui = `https://${org}.lightning.force.com`;
  return salesforceSyncPlan(client, { ...shared, ui, metadata: salesforceMetadata(object, described) });
}

export interface DemoSync {
  crm: DemoCrm;
  db: LeadlightDatabase;
  name: Crm;
  object?: SyncObject;
  now(): number;
}

/** Runs the sync until it rests; waits between attempts take no time. */
export async function syncToEnd({ crm, db, name, object = 'deal', now }: DemoSync): Promise<SyncState> {
  const store = syncStore(db);
  const id = syncId({ crm: name, org: orgOf(crm, name), object });
  for (let tries = 0; tries < 100; tries += 1) {
    const state = await runSync(id, {
      store,
      plan: ({ scope }) => demoPlan(crm, name, object, scope, now),
      timing: { now, sleep: async () => {} },
    });
    if (state?.status === 'idle') return state;
    await store.change(id, { nextTry: null });
  }
  throw new Error('The sync did not come to its end.');
}
