import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CountedBaselines } from '../record/stage-baselines';
import type { CrmRecord, ObjectKind } from '../record/types';
import { deal } from '../rule-kinds/testing/record-builder';
import { restoreBackup } from './backup/restore';
import { isOwnRow } from './backup/tables';
import { restoring } from './backup/testing/backup-files';
import {
  accountsToCount,
  baselinesBy,
  baselinesChangedAt,
  countedBaselines,
  forgetBaselines,
  forgetStrayBaselines,
  keepBaselines,
  uncount,
} from './counted-baselines';
import { LeadlightDatabase } from './database';
import { ImportJournal } from './import-journal';
import { ImportRun } from './import-run';
import { otherRecords } from './other-records';
import { saveRecords } from './save-records';
import { backupOf } from './testing/filled-store';
import { wipeAccount } from './wipe';

const NOW = Date.UTC(2026, 10, 20, 9);
const HOUR = 3_600_000;
const SEVEN = { crm: 'hubspot', org: '7' } as const;
const EIGHT = { crm: 'hubspot', org: '8' } as const;
const BY = { by: 'stages', zone: 'UTC', now: NOW };

const record = (id: number, org = '7', object: ObjectKind = 'deal'): CrmRecord =>
  deal({ identity: { crm: 'hubspot', object, id: String(id), org, url: '' } });

const counted = (change: Partial<CountedBaselines> = {}): CountedBaselines => ({
  by: BY.by,
  zone: BY.zone,
  deals: 3,
  countedAt: NOW - HOUR,
  changedAt: NOW - HOUR,
  baselines: { default: { demo: { averageDays: 4, closedDeals: 3, since: NOW - 90 * 24 * HOUR } } },
  ...change,
});

let db: LeadlightDatabase;
beforeEach(async () => {
  db = new LeadlightDatabase('counted-baselines');
  const deals = [1, 2, 3].flatMap((id) => [record(id), record(id, '8')]);
  await saveRecords(db, [...deals, record(4, '7', 'lead')], 'sync');
});
afterEach(() => db.delete());

const due = async (change: Partial<typeof BY> = {}) =>
  (await accountsToCount(db, { ...BY, ...change })).map(({ org, deals }) => `${org}: ${deals}`);

describe('an own history', () => {
  it('is due where it was never counted, and only where there are deals', async () => {
    await saveRecords(db, [record(1, '9', 'lead')], 'sync');
    expect(await due()).toEqual(['7: 3', '8: 3']);
  });

  it('is due by other stages, in another zone, when the clock was set back, and after a day', async () => {
    await keepBaselines(db, SEVEN, counted());
    await keepBaselines(db, EIGHT, counted());
    expect(await due()).toEqual([]);
    for (const change of [
      { by: 'others' },
      { zone: 'Asia/Tokyo' },
      { now: NOW - 2 * HOUR },
      { now: NOW + 23 * HOUR },
    ])
      expect(await due(change)).toEqual(['7: 3', '8: 3']);
    expect(await due({ now: NOW + 22 * HOUR })).toEqual([]);
  });

  it('is due when deals came or a file told more of them, but a long count not all the time', async () => {
    await keepBaselines(db, SEVEN, counted());
    await keepBaselines(db, EIGHT, counted({ countedAt: NOW }));
    await saveRecords(db, [record(5), record(5, '8')], 'sync');
    expect(await due()).toEqual(['7: 4']);
    expect(await due({ now: NOW + 79 })).toEqual(['7: 4']);
    expect(await due({ now: NOW + 80 })).toEqual(['7: 4', '8: 4']);
    await keepBaselines(db, SEVEN, counted({ deals: 4 }));
    expect(await due()).toEqual([]);
    await uncount(db, SEVEN);
    expect(await due()).toEqual(['7: 4']);
    expect(await baselinesBy(db, SEVEN, BY.by)).toEqual(counted().baselines);
  });

  it('is not kept when deals were deleted while it was counted', async () => {
    await wipeAccount(db, SEVEN);
    expect(await keepBaselines(db, SEVEN, counted())).toBe(false);
    expect(await countedBaselines(db, SEVEN)).toBeNull();
    expect(await keepBaselines(db, EIGHT, counted())).toBe(true);
  });

  it('is told to whom judges by the same stages, account by account', async () => {
    await keepBaselines(db, SEVEN, counted());
    const asked = (history?: string) =>
      otherRecords(db, SEVEN, { fields: [], since: null, ...(history !== undefined && { history }) });
    expect(await asked('stages')).toEqual({
      records: [],
      oldest: expect.anything(),
      baselines: counted().baselines,
    });
    expect((await asked('others')).baselines).toBeNull();
    expect(await asked()).not.toHaveProperty('baselines');
    expect(await baselinesBy(db, EIGHT, 'stages')).toBeNull();
  });

  it('says since when judgements hold, in all accounts', async () => {
    expect(await baselinesChangedAt(db)).toBe(0);
    await keepBaselines(db, SEVEN, counted());
    await keepBaselines(db, EIGHT, counted({ changedAt: NOW }));
    expect(await baselinesChangedAt(db)).toBe(NOW);
  });

  it('is unknown, and due, where its row is damaged', async () => {
    for (const value of [null, { ...counted(), baselines: { default: { demo: { averageDays: '4' } } } }, 7]) {
      await db.table('settings').put({ name: 'baselines:hubspot:7', value });
      expect(await countedBaselines(db, SEVEN)).toBeNull();
      expect(await baselinesBy(db, SEVEN, 'stages')).toBeNull();
      expect(await due()).toContain('7: 3');
      expect(await baselinesChangedAt(db)).toBe(0);
    }
  });

  it('goes with its account, with the last of its deals, and before a restore', async () => {
    const keys = async () =>
      (await db.settings.toCollection().primaryKeys()).filter((name) => /^base/.test(name));
    const keepBoth = async () => {
      await keepBaselines(db, SEVEN, counted());
      await keepBaselines(db, EIGHT, counted());
    };
    await keepBoth();
    await wipeAccount(db, SEVEN);
    expect(await keys()).toEqual(['baselines:hubspot:8']);
    await db.records.bulkDelete(['hubspot:8:deal:1', 'hubspot:8:deal:2']);
    await forgetStrayBaselines(db);
    expect(await keys()).toEqual(['baselines:hubspot:8']);
    await db.records.delete('hubspot:8:deal:3');
    await saveRecords(db, [record(1, '8', 'lead')], 'sync');
    await forgetStrayBaselines(db);
    expect(await keys()).toEqual([]);
    await saveRecords(
      db,
      [1, 2, 3].map((id) => record(id)),
      'sync',
    );
    await keepBaselines(db, SEVEN, counted());
    await forgetBaselines(db);
    expect(await keys()).toEqual([]);
  });

  it('is due for deals that a file tells more of, and not for leads', async () => {
    const journal = new ImportJournal('counted-baselines-import');
    const run = new ImportRun(db, journal);
    await run.begin(['more.csv'], NOW);
    await keepBaselines(db, SEVEN, counted());
    await keepBaselines(db, EIGHT, counted());
    await run.save([{ record: record(4, '7', 'lead'), modifiedAt: null }]);
    expect(await due()).toEqual([]);
    await run.save([{ record: record(1), modifiedAt: null }]);
    expect(await due()).toEqual(['7: 3']);
    await journal.delete();
  });

  it('is forgotten when a backup brings other records', async () => {
    const file = await backupOf(db);
    await keepBaselines(db, SEVEN, counted());
    await restoreBackup(db, file, 'merge', restoring());
    expect(await countedBaselines(db, SEVEN)).toBeNull();
  });

  it('is in no backup', () => {
    expect(isOwnRow('settings', { name: 'baselines:hubspot:7', value: counted() })).toBe(true);
    expect(isOwnRow('settings', { name: 'date-order:hubspot:7', value: 'dmy' })).toBe(false);
  });
});
