import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { markTimes } from '../mark-times';
import { saveVisit } from '../records';
import { backupOf, deal, dump, emptyStore, filledStore, NOW, SUMMARY } from '../testing/filled-store';
import { END_SIZE } from './gzip-member';
import { restoreBackup } from './restore';
import { bytesOf, faultOf, restoring } from './testing/backup-files';

describe('restoring', () => {
  it('leaves everything as it was when the file turns out bad on the way, or it is cancelled', async () => {
    const db = await filledStore(2);
    const before = await dump(db);
    const good = await bytesOf(await backupOf(await filledStore(3)));
    const bad = good.slice();
    bad[bad.length - END_SIZE - 3] = 0;
    expect(await faultOf(restoreBackup(db, new Blob([bad]), 'replace', restoring()))).toBe('damaged');
    const signal = AbortSignal.abort();
    await expect(restoreBackup(db, new Blob([good]), 'replace', { ...restoring(), signal })).rejects.toThrow(
      /abort/i,
    );
    expect(await dump(db)).toEqual(before);
  });

  it('adds what is missing: newer readings stay, and nothing is there twice', async () => {
    const [db, other] = [await filledStore(2), await filledStore(3)];
    await saveVisit(db, deal('0', NOW + 5000, 'Won'), SUMMARY);
    const file = await backupOf(other);
    for (let times = 0; times < 2; times += 1) await restoreBackup(db, file, 'merge', restoring());
    const rows = await db.records.toArray();
    expect(rows.map(({ record }) => record.stage?.label)).toEqual(['Won', 'Proposal', 'Proposal']);
    const seen = await db.observations.toArray();
    expect(seen.map(({ key, entry }) => `${key} ${entry.to}`).sort()).toEqual([
      'hubspot:7:deal:0 Proposal',
      'hubspot:7:deal:0 Won',
      'hubspot:7:deal:1 Proposal',
      'hubspot:7:deal:2 Proposal',
    ]);
  });

  it('has marks as new to what was judged here, though a backup from before knows of no such time', async () => {
    const other = await filledStore(1);
    await other
      .table('suppressions')
      .toCollection()
      .modify((row) => {
        delete row.changedAt;
      });
    const file = await backupOf(other);
    for (const mode of ['merge', 'replace'] as const) {
      const db = emptyStore();
      const began = Date.now();
      await restoreBackup(db, file, mode, restoring());
      expect((await markTimes(db, NOW).since(began)).size).toBe(1);
      expect(await db.setAside.count()).toBe(0);
    }
  });

  it('makes the list of the review anew', async () => {
    const db = await filledStore(1);
    await db.settings.put({ name: 'review-format', value: 1 });
    await restoreBackup(db, await backupOf(db), 'replace', restoring());
    expect(await db.settings.get('review-format')).toBeUndefined();
  });

  it('does not go back to an older version of a pack that is followed', async () => {
    const db = emptyStore();
    const row = { id: 'a', url: 'https://packs.example/m.json', keys: [], kept: [] };
    const at = (version: number) => ({ ...row, newest: { version } }) as never;
    await db.subscriptions.put(at(3));
    const file = await backupOf(db);
    await db.subscriptions.put(at(5));
    await restoreBackup(db, file, 'replace', restoring());
    expect((await db.subscriptions.get('a'))?.newest?.version).toBe(5);
  });

  it('needs no upgrade of rows: no version of the schema changes them, but for what a restore says anew', () => {
    const { _versions: versions } = emptyStore() as unknown as {
      _versions: { _cfg: { version: number; contentUpgrade: unknown } }[];
    };
    expect(versions.length).toBeGreaterThan(3);
    // Dexie counts versions in tenths. This one says since when the store has each mark.
    expect(versions.filter(({ _cfg }) => _cfg.contentUpgrade).map(({ _cfg }) => _cfg.version)).toEqual([17]);
  });

  it('every table has its key in its rows', () => {
    for (const { name, schema } of emptyStore().tables)
      expect([name, schema.primKey.keyPath]).not.toContain('');
  });
});
