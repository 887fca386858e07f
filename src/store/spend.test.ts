import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { SpendRow } from '../record/spend';
import { restoreBackup } from './backup/restore';
import { restoring } from './backup/testing/backup-files';
import { rowProblem } from './damage/row-shapes';
import { setDamagedAside } from './damage/set-aside';
import { changeSpend, spendChange, storedSpend } from './spend';
import { storeFacts } from './store-facts';
import { BUNDLED, backupOf, emptyStore, filledStore, NOW } from './testing/filled-store';
import { wipeAccount, wipeAll } from './wipe';

const row = (when: string, amount: number, more: Partial<SpendRow> = {}): SpendRow => ({
  kind: 'marketing',
  when,
  source: '',
  amount,
  currency: 'EUR',
  note: '',
  ...more,
});
const ROWS = [row('2026-09', 10), row('2026-10', 20), row('2026-10', 5, { source: 'Web', note: '=1' })];
const without = (rows: readonly SpendRow[]) =>
  rows.map(({ kind, when, source, amount, currency, note }) => ({
    kind,
    when,
    source,
    amount,
    currency,
    note,
  }));

async function withSpend() {
  const db = await filledStore(1);
  await changeSpend(db, { put: ROWS, remove: [] }, NOW);
  return db;
}

describe('spend in the store', () => {
  it('is kept once for each month, kind and source, and only what differs is written', async () => {
    const db = await withSpend();
    const before = await storedSpend(db);
    expect(without(before)).toEqual(ROWS);
    const after = [row('2026-10', 21), row('2026-10', 5, { source: 'Web', note: '=1' }), row('2026-11', 7)];
    const change = spendChange(before, after);
    expect([change.put.length, change.remove.length]).toEqual([2, 1]);
    await changeSpend(db, change, NOW + 5);
    const now = await storedSpend(db);
    expect(without(now)).toEqual(after);
    expect(now.map(({ savedAt }) => savedAt - NOW)).toEqual([5, 0, 5]);
  });

  it('comes back from a backup, and what is here stays when one is added', async () => {
    const file = await backupOf(await withSpend());
    const db = emptyStore();
    await restoreBackup(db, file, 'replace', restoring());
    expect(without(await storedSpend(db))).toEqual(ROWS);
    const other = emptyStore();
    await changeSpend(other, { put: [row('2026-10', 99)], remove: [] }, NOW);
    await restoreBackup(other, file, 'merge', restoring());
    expect(without(await storedSpend(other)).map(({ amount }) => amount)).toEqual([10, 99, 5]);
  });

  it('goes with everything, not with one account, and is counted among what is kept', async () => {
    const db = await withSpend();
    await wipeAccount(db, { crm: 'hubspot', org: '7' });
    expect((await storeFacts(db)).counts).toContainEqual({
      label: 'Spend and lifetime values',
      count: 3,
    });
    await wipeAll(db, BUNDLED, NOW);
    expect(await storedSpend(db)).toEqual([]);
  });

  it('is set aside where it is damaged, and counts nowhere until then', async () => {
    const db = await withSpend();
    await db.spend.put({ ...row('2026-10', -1, { kind: 'sales' }), savedAt: NOW });
    expect(await storedSpend(db)).toHaveLength(3);
    expect(await setDamagedAside(db, NOW, () => {})).toBe(1);
    expect(await db.spend.count()).toBe(3);
  });

  it.each([
    ['a month that is none', row('2026-13', 1)],
    ['a lifetime value of a month', row('2026-10', 1, { kind: 'lifetimeValue' })],
    ['an amount that is none', row('2026-10', Number.NaN)],
    ['a currency that is none', row('2026-10', 1, { currency: 'euros' })],
  ])('is no row with %s', (_, bad) => {
    expect(rowProblem('spend', { ...bad, savedAt: NOW })).not.toBeNull();
  });
});
