import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import { LeadlightDatabase } from './database';
import { openRecord, saveVisit } from './records';
import { reviewEntry } from './review-entry';
import { saveRecords } from './save-records';

const START = Date.UTC(2026, 10, 1);
const SUMMARY = { breach: 0, warning: 1, info: 0, unknown: 0, passed: 2, topWarning: 'Stale', score: null };
const identity = {
  crm: 'hubspot',
  object: 'deal',
  id: '1',
  org: '7',
  url: 'https://app.hubspot.com/1',
} as const;

function deal(stage: string, asOf: number, part: Partial<CrmRecord> = {}): CrmRecord {
  return {
    identity,
    title: 'A deal',
    fields: { stage: { state: 'value', value: stage, text: stage, label: 'Stage' } },
    stage: { id: null, label: stage },
    stages: [],
    history: [],
    asOf,
    coverage: 'full',
    apiNames: {},
    ...part,
  };
}

let db: LeadlightDatabase;
let counter = 0;
beforeEach(() => {
  counter += 1;
  db = new LeadlightDatabase(`save-records-${counter}`);
});

const stored = () => db.records.get('hubspot:7:deal:1');

describe('saveRecords', () => {
  it('stores what nobody opened as not judged yet', async () => {
    expect(await saveRecords(db, [deal('Demo', START)], 'sync')).toEqual({ stored: 1, older: 0 });
    const row = await stored();
    expect(row).toMatchObject({ summary: null, broughtBy: 'sync', asOf: START });
    expect(row && reviewEntry(row)).toMatchObject({ passed: null, unknown: null, topWarning: null });
    expect(await db.reviewPending.count()).toBe(1);
  });

  it('changes nothing when done again, and keeps the judgement of what is the same', async () => {
    await saveVisit(db, deal('Demo', START), SUMMARY);
    await saveRecords(db, [deal('Demo', START + 1)], 'sync');
    const once = await stored();
    expect(once).toMatchObject({ summary: SUMMARY, asOf: START + 1 });
    expect(once?.broughtBy).toBeUndefined();
    await saveRecords(db, [deal('Demo', START + 1)], 'sync');
    expect(await stored()).toEqual(once);
  });

  it('notes what changed since the last sighting, once, and asks for a new judgement', async () => {
    await saveVisit(db, deal('Demo', START), SUMMARY);
    for (const _ of [1, 2]) await saveRecords(db, [deal('Won', START + 5)], 'import');
    expect((await openRecord(db, identity)).observed).toEqual([
      { field: 'stage', at: START + 5, notBefore: START, from: 'Demo', to: 'Won', source: 'observed' },
    ]);
    expect((await stored())?.summary).toBeNull();
  });

  it('does not put an old file over a newer visit, but takes what the visit lacked', async () => {
    await saveVisit(db, deal('Won', START + 5, { coverage: 'page' }), SUMMARY);
    const owner = { state: 'value', value: 'Ines', text: 'Ines', label: 'Owner' } as const;
    const old = deal('Demo', START, { fields: { owner } });
    expect(await saveRecords(db, [old], 'import')).toEqual({ stored: 0, older: 1 });
    const row = await stored();
    expect(row?.record.stage?.label).toBe('Won');
    expect(row?.record.fields.owner).toEqual(owner);
    expect(row?.asOf).toBe(START + 5);
  });

  it('stores all or nothing', async () => {
    const broken = { ...deal('Demo', START), identity: { ...identity, id: '2' }, extra: () => {} };
    await expect(saveRecords(db, [deal('Demo', START), broken], 'sync')).rejects.toThrow();
    expect(await db.records.count()).toBe(0);
    expect(await db.reviewPending.count()).toBe(0);
  });
});
