import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import { LeadlightDatabase } from './database';
import { ImportJournal, keepImport, removeImport, unfinishedImport } from './import-journal';
import { ImportRun } from './import-run';
import { knownAccounts } from './known-accounts';
import { saveVisit } from './records';

const EXPORTED = Date.UTC(2026, 10, 1);
const STARTED = Date.UTC(2026, 10, 20);
const SUMMARY = { breach: 0, warning: 1, info: 0, unknown: 0, passed: 2, topWarning: 'Stale', score: null };

function deal(id: string, stage: string, asOf = EXPORTED, org = '7'): CrmRecord {
  const url = org === '7' ? `https://app.hubspot.com/contacts/7/record/0-3/${id}` : '';
  return {
    identity: { crm: 'hubspot', object: 'deal', id, org, url },
    title: `Deal ${id}`,
    fields: { stage: { state: 'value', value: stage, text: stage, label: 'Stage' } },
    stage: { id: null, label: stage },
    stages: [],
    history: [],
    asOf,
    coverage: 'full',
    apiNames: {},
  };
}

const row = (id: string, stage: string, modifiedAt: number | null = null) => ({
  record: deal(id, stage),
  modifiedAt,
});

let db: LeadlightDatabase;
let journal: ImportJournal;
let run: ImportRun;
let counter = 0;

beforeEach(async () => {
  counter += 1;
  db = new LeadlightDatabase(`import-run-${counter}`);
  journal = new ImportJournal(`import-journal-${counter}`);
  run = new ImportRun(db, journal);
});
afterEach(async () => {
  await Promise.all([db.delete(), journal.delete()]);
});

const stages = async () =>
  Object.fromEntries((await db.records.toArray()).map(({ key, record }) => [key, record.stage?.label]));

describe('an import', () => {
  it('that ends before a batch is stored does not count it', async () => {
    await saveVisit(db, deal('1', 'Demo', EXPORTED - 1000), SUMMARY);
    await run.begin(['deals.csv'], STARTED);
    await run.save([row('1', 'Proposal'), row('2', 'Demo')]);
    const known = await db.records.bulkGet(['hubspot:7:deal:1', 'hubspot:7:deal:2']);
    for (const keys of [['hubspot:7:deal:3'], ['hubspot:7:deal:1', 'hubspot:7:deal:3']]) {
      const id = await journal.batches.add({ keys, before: known.flatMap((one) => one ?? []) });
      expect(await unfinishedImport(db, journal)).toMatchObject({ records: 2 });
      await journal.batches.delete(id);
    }
    await removeImport(db, journal);
    expect(await stages()).toEqual({ 'hubspot:7:deal:1': 'Demo' });
  });

  it('that is removed leaves the store as it was before', async () => {
    await saveVisit(db, deal('1', 'Demo', EXPORTED - 1000), SUMMARY);
    const before = await db.records.toArray();
    await run.begin(['deals.csv'], STARTED);
    expect(await run.save([row('1', 'Proposal'), row('2', 'Demo')])).toEqual({
      stored: 2,
      older: 0,
      duplicates: 0,
    });
    await run.save([row('3', 'Demo')]);
    expect(await db.observations.count()).toBe(1);
    expect(await unfinishedImport(db, journal)).toEqual({
      startedAt: STARTED,
      files: ['deals.csv'],
      records: 3,
    });
    const told: number[] = [];
    await removeImport(db, journal, (done) => told.push(done));
    expect(await db.records.toArray()).toEqual(before);
    expect(await db.observations.count()).toBe(0);
    expect(told).toEqual([2, 3]);
    expect(await unfinishedImport(db, journal)).toBeNull();
  });

  it('can be removed by a later page', async () => {
    await run.begin(['deals.csv'], STARTED);
    await run.save([row('1', 'Demo')]);
    await removeImport(db, new ImportJournal(journal.name));
    expect(await db.records.count()).toBe(0);
  });

  it('leaves what someone has opened since it began', async () => {
    await run.begin(['deals.csv'], STARTED);
    await run.save([row('1', 'Demo'), row('2', 'Demo')]);
    await saveVisit(db, deal('1', 'Proposal', STARTED + 1000), SUMMARY);
    await removeImport(db, journal);
    expect(await stages()).toEqual({ 'hubspot:7:deal:1': 'Proposal' });
    expect(await db.observations.count()).toBe(1);
  });

  it('that is kept can’t be removed any more', async () => {
    await run.begin(['deals.csv'], STARTED);
    await run.save([row('1', 'Demo')]);
    await keepImport(journal);
    await removeImport(db, journal);
    expect(await db.records.count()).toBe(1);
  });

  it('counts records of which a newer state is known', async () => {
    await saveVisit(db, deal('1', 'Won', EXPORTED + 1000), SUMMARY);
    await run.begin(['deals.csv'], STARTED);
    expect(await run.save([row('1', 'Demo'), row('2', 'Demo')])).toEqual({
      stored: 1,
      older: 1,
      duplicates: 0,
    });
    expect(await stages()).toEqual({ 'hubspot:7:deal:1': 'Won', 'hubspot:7:deal:2': 'Demo' });
  });
});

describe('rows of one record', () => {
  it.each([
    ['in one batch', [[row('1', 'Demo', 2000), row('1', 'Lead In', 1000)]]],
    ['in two batches, the newer first', [[row('1', 'Demo', 2000)], [row('1', 'Lead In', 1000)]]],
    ['in two batches, the newer last', [[row('1', 'Lead In', 1000)], [row('1', 'Demo', 2000)]]],
    ['that do not say when: the later counts', [[row('1', 'Lead In')], [row('1', 'Demo')]]],
  ])('%s: one counts, and it is no change of the record', async (_, batches) => {
    await run.begin(['a.csv'], STARTED);
    let [stored, duplicates] = [0, 0];
    for (const batch of batches) {
      const saved = await run.save(batch);
      stored += saved.stored;
      duplicates += saved.duplicates;
    }
    expect(await stages()).toEqual({ 'hubspot:7:deal:1': 'Demo' });
    expect([stored, duplicates]).toEqual([1, 1]);
    expect(await db.observations.count()).toBe(0);
  });

  it('still give back what was stored before', async () => {
    await saveVisit(db, deal('1', 'Qualified', EXPORTED - 1000), SUMMARY);
    await run.begin(['a.csv'], STARTED);
    await run.save([row('1', 'Demo')]);
    await run.save([row('1', 'Proposal')]);
    expect((await db.observations.toArray()).map(({ entry }) => entry.to)).toEqual(['Proposal']);
    await removeImport(db, journal);
    expect(await stages()).toEqual({ 'hubspot:7:deal:1': 'Qualified' });
  });
});

describe('known accounts', () => {
  it('are those of stored records, each once, with where their pages are', async () => {
    for (const [id, org] of [
      ['1', '7'],
      ['2', '7'],
      ['3', '9'],
    ] as const)
      await saveVisit(db, deal(id, 'Demo', EXPORTED, org), SUMMARY);
    expect(await knownAccounts(db)).toEqual([
      { crm: 'hubspot', org: '7', origin: 'https://app.hubspot.com' },
      { crm: 'hubspot', org: '9', origin: null },
    ]);
  });
});
