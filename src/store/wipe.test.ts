import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { activePack } from './packs';
import { saveVisit, suppress } from './records';
import { forgetExpired, retentionAt } from './retention';
import { storeFacts } from './store-facts';
import { BUNDLED, deal, dump, emptyStore, filledStore, NOW, SUMMARY } from './testing/filled-store';
import { storedAccounts, wipeAccount, wipeAll } from './wipe';

const DAY = 86_400_000;

async function twoAccounts() {
  const db = await filledStore(2);
  const other = deal('5', NOW, 'Proposal', '77');
  await saveVisit(db, other, SUMMARY);
  await suppress(db, other.identity, {
    rule: 'stale',
    kind: 'dismiss',
    until: null,
    reason: 'none',
    at: NOW,
    fingerprint: 'f',
  });
  await db.setAside.add({ table: 'records', key: 'hubspot:7:deal:9', row: 1, problem: 'x', at: NOW });
  return db;
}

describe('accounts', () => {
  it('are listed with what belongs to them, each once', async () => {
    expect(await storedAccounts(await twoAccounts())).toEqual([
      { crm: 'hubspot', org: '77', records: 1, changes: 0, marks: 1 },
      { crm: 'hubspot', org: '7', records: 2, changes: 2, marks: 2 },
    ]);
  });

  it('are wiped without a trace, and no other with them', async () => {
    const db = await twoAccounts();
    await wipeAccount(db, { crm: 'hubspot', org: '7' });
    const left = JSON.stringify(await dump(db));
    expect(left).not.toMatch(/hubspot:7[:"]/);
    expect(await storedAccounts(db)).toEqual([
      { crm: 'hubspot', org: '77', records: 1, changes: 0, marks: 1 },
    ]);
    expect((await activePack(db)).origin).toBe('bundled');
  });

  it('are all gone after a wipe of everything, and the bundled rules judge', async () => {
    const db = await twoAccounts();
    await wipeAll(db, BUNDLED, NOW);
    expect((await storeFacts(db)).counts.filter(({ count }) => count > 0)).toEqual([]);
    expect((await activePack(db)).pack).toEqual(BUNDLED);
    expect(JSON.stringify({ ...(await dump(db)), packs: [] })).not.toContain('hubspot');
  });
});

describe('what is stored', () => {
  it('is counted by words that people know, with the oldest and the newest reading', async () => {
    const db = await twoAccounts();
    const facts = await storeFacts(db);
    expect(facts).toMatchObject({
      objects: { deal: 3 },
      dataFrom: NOW - 1000,
      dataTo: NOW,
      setAsideCount: 1,
      setAside: [{ key: 'hubspot:7:deal:9' }],
    });
    expect(facts.counts).toContainEqual({ label: 'Acknowledgements', count: 1 });
  });

  it('is kept for the days of the pack in force, and not deleted while these are not known', async () => {
    const db = await filledStore(1);
    const days = BUNDLED.retentionDays;
    await saveVisit(db, deal('old', NOW - 20 * DAY), SUMMARY);
    await db.recordFacts.bulkPut(['0', 'old'].map((id) => ({ pack: 'p', key: `hubspot:7:deal:${id}` })));
    const aside = { table: 'records', key: null, row: 1, problem: 'x' };
    await db.setAside.bulkAdd([NOW, NOW - 20 * DAY].map((at) => ({ ...aside, at })));
    const short = { ...BUNDLED, version: 9, retentionDays: 10 };
    const packs = (problem: string | null) => ({
      active: async () => ({ pack: short, origin: 'bundled' as const, problem }),
    });
    expect(await retentionAt(db, NOW)).toMatchObject({ days, due: 0 });
    expect(await retentionAt(db, NOW + days * DAY - 10 * DAY)).toMatchObject({ due: 1 });
    expect(await forgetExpired(db, packs('damaged'), NOW)).toBe(0);
    expect(await forgetExpired(db, packs(null), NOW)).toBe(1);
    expect(await db.records.count()).toBe(1);
    expect(await db.recordFacts.toCollection().primaryKeys()).toEqual(['hubspot:7:deal:0']);
    expect((await db.setAside.toArray()).map(({ at }) => at)).toEqual([NOW]);
    expect(await retentionAt(emptyStore(), NOW)).toEqual({ days: null, pack: null, due: 0 });
  });
});
