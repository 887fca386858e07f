import type { Dexie } from 'dexie';
import type { CrmRecord, EpochMs } from '../../record/types';
import { bundledPack } from '../../rule-packs/bundled';
import { writeBackup } from '../backup/write-backup';
import { LeadlightDatabase } from '../database';
import { installBundledPack } from '../packs';
import { acknowledge, saveVisit, setDateOrder, suppress } from '../records';
import type { StoredSubscription } from '../subscriptions';

export const NOW: EpochMs = Date.UTC(2026, 10, 20, 12);
export const BUNDLED = bundledPack;
/** Enough for a test; a real file has 600,000. */
export const ITERATIONS = 10;

let counter = 0;
export function emptyStore(): LeadlightDatabase {
  counter += 1;
  return new LeadlightDatabase(`store-${counter}`);
}

export function deal(id: string, asOf: EpochMs, stage = 'Proposal', org = '7'): CrmRecord {
  return {
    identity: {
      crm: 'hubspot',
      object: 'deal',
      id,
      org,
      url: `https://app.hubspot.com/contacts/${org}/${id}`,
    },
    title: `Deal ${id} – ünïcode 🦔`,
    fields: {
      stage: { state: 'value', value: stage, text: stage, label: 'Stage' },
      amount: { state: 'value', value: 1200.5, text: '1.200,50 €', label: 'Amount', currency: 'EUR' },
      nextStep: { state: 'empty', label: 'Next step' },
    },
    stage: { id: null, label: stage },
    stages: [],
    history: [],
    asOf,
    coverage: 'page',
    apiNames: { amount: 'amount' },
  };
}

export const SUMMARY = {
  breach: 0,
  warning: 1,
  info: 0,
  unknown: 2,
  passed: 3,
  topWarning: 'Stale in Proposal',
  score: null,
};

/** A followed pack without a version. */
export const FOLLOWED: Omit<StoredSubscription, 'id' | 'url'> = {
  givenKey: 'k',
  keys: ['k'],
  group: null,
  isManaged: false,
  rank: 0,
  place: 7,
  subscribedAt: NOW,
  etag: null,
  newest: null,
  kept: [],
  waiting: null,
  held: null,
  parked: null,
  quarantine: null,
  trouble: null,
  checkedAt: null,
  failures: 0,
  nextTryAt: NOW,
};

/** Some visits with a change each, a snooze, an acknowledgement, a date order and the bundled pack. */
export async function filledStore(records = 3): Promise<LeadlightDatabase> {
  const db = emptyStore();
  await installBundledPack(db, BUNDLED, NOW);
  for (let at = 0; at < records; at += 1) {
    await saveVisit(db, deal(`${at}`, NOW - 2000, 'Qualified'), SUMMARY);
    await saveVisit(db, deal(`${at}`, NOW - 1000), SUMMARY);
  }
  const { identity } = deal('0', NOW);
  const snooze = { kind: 'snooze', until: NOW + 1, reason: null, at: NOW, fingerprint: 'f' } as const;
  await suppress(db, identity, { rule: 'stale', ...snooze });
  await acknowledge(db, identity, 'speed-to-lead', NOW);
  await setDateOrder(db, 'hubspot', '7', 'dmy');
  await db.reviewViews.put({ name: 'Mine', view: { filter: { text: '=x' } } });
  return db;
}

/**
 * All rows by table, but what is made anew from them. Those tables are named here once more, so that a test notices
 * one that backups leave out and should not.
 */
export async function dump(db: Dexie): Promise<Record<string, unknown[]>> {
  const own = [
    'reviewSegments',
    'reviewPending',
    'fieldSegments',
    'fieldPending',
    'generation',
    'watched',
    'watchPending',
    'watchMarks',
    'happenings',
    'recordFacts',
    'digests',
    'channels',
    'outbox',
    'packMemory',
    'signingKeys',
    'publishLog',
  ];
  const tables = db.tables.filter(({ name }) => !own.includes(name));
  const rows = await Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const));
  const all = Object.fromEntries(rows);
  // When the store was given a mark is new with each restore.
  return { ...all, suppressions: (all.suppressions ?? []).map(({ changedAt: _, ...mark }) => mark) };
}

export async function backupOf(db: Dexie, passphrase: string | null = null): Promise<Blob> {
  const parts: BlobPart[] = [];
  await writeBackup(db, {
    appVersion: '0.1.0',
    now: NOW,
    passphrase,
    crypto,
    iterations: ITERATIONS,
    put: (bytes) => void parts.push(new Uint8Array(bytes)),
  });
  return new Blob(parts);
}
