import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import type { VisitSummary } from '../record/visit';
import { LeadlightDatabase } from './database';
import { activePack, activeRef, installBundledPack } from './packs';
import {
  acknowledge,
  allRecords,
  forgetRecordsBefore,
  openRecord,
  saveVisit,
  setDateOrder,
  suppress,
  unsuppress,
} from './records';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 1);
const identity = {
  crm: 'hubspot',
  object: 'deal',
  id: '9001',
  org: '7',
  url: 'https://app.hubspot.com/contacts/7/record/0-3/9001',
} as const;
const summary: VisitSummary = {
  breach: 0,
  warning: 1,
  info: 0,
  unknown: 2,
  passed: 0,
  topWarning: 'Stale in Proposal',
  score: null,
};

function visit(stage: string, asOf: number): CrmRecord {
  return {
    identity,
    title: 'A deal',
    fields: { stage: { state: 'value', value: stage, text: stage, label: 'Stage' } },
    stage: { id: null, label: stage },
    stages: [],
    history: [],
    asOf,
    coverage: 'page',
    apiNames: {},
  };
}

let db: LeadlightDatabase;
let counter = 0;
beforeEach(() => {
  counter += 1;
  db = new LeadlightDatabase(`test-${counter}`);
});

describe('visits', () => {
  it('keeps the last snapshot and appends stage changes between visits', async () => {
    expect(await saveVisit(db, visit('Qualified', START), summary)).toEqual({ observed: 0 });
    expect(await saveVisit(db, visit('Proposal', START + DAY), summary)).toEqual({ observed: 1 });
    const opened = await openRecord(db, identity);
    expect(opened.snapshot?.stage?.label).toBe('Proposal');
    expect(opened.observed).toEqual([
      {
        field: 'stage',
        from: 'Qualified',
        to: 'Proposal',
        at: START + DAY,
        notBefore: START,
        source: 'observed',
      },
    ]);
  });

  it('stores a retried visit once', async () => {
    await saveVisit(db, visit('Qualified', START), summary);
    await saveVisit(db, visit('Proposal', START + DAY), summary);
    expect(await saveVisit(db, visit('Proposal', START + DAY), summary)).toEqual({ observed: 0 });
    expect((await openRecord(db, identity)).observed).toHaveLength(1);
  });

  it('is not overwritten by an older tab', async () => {
    await saveVisit(db, visit('Proposal', START + DAY), summary);
    await saveVisit(db, visit('Qualified', START), summary);
    expect((await openRecord(db, identity)).snapshot?.stage?.label).toBe('Proposal');
  });

  it('is not moved back and forth by a tab that repeats an old value', async () => {
    const since = (from: number) => ({ stage: { from: START + from, seenAt: START + from + 10 } });
    await saveVisit(db, visit('Discovery', START + 10), summary, since(0));
    await saveVisit(db, visit('Discovery', START + 110), summary, since(100));
    await saveVisit(db, visit('Negotiation', START + 500), summary, since(490));
    for (const at of [600, 700])
      expect(await saveVisit(db, visit('Discovery', START + at), summary, since(100))).toEqual({
        observed: 0,
      });
    expect((await openRecord(db, identity)).snapshot?.stage?.label).toBe('Negotiation');
    expect(await saveVisit(db, visit('Negotiation', START + 800), summary, since(490))).toEqual({
      observed: 0,
    });
    const found = await openRecord(db, identity);
    expect(found.observed.map(({ from, to }) => [from, to])).toEqual([['Discovery', 'Negotiation']]);
    expect(found.snapshot).toMatchObject({ asOf: START + 800, stage: { label: 'Negotiation' } });
  });

  it('keeps the value of a field that a later visit did not draw', async () => {
    await saveVisit(db, visit('Discovery', START), summary);
    await saveVisit(db, { ...visit('', START + 1), fields: {}, stage: null }, summary);
    expect(await saveVisit(db, visit('Demo', START + 2), summary)).toEqual({ observed: 1 });
  });

  it('compares with the snapshot where an earlier version left no baseline', async () => {
    const record = visit('Discovery', START);
    await db.records.put({ key: 'hubspot:7:deal:9001', record, summary, asOf: START });
    expect(await saveVisit(db, visit('Demo', START + 1), summary)).toEqual({ observed: 1 });
  });

  it('writes nothing when one of its writes fails', async () => {
    await saveVisit(db, visit('Qualified', START), summary);
    db.use({
      stack: 'dbcore',
      name: 'fail-records',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          if (name !== 'records') return table;
          return {
            ...table,
            mutate: () => Promise.reject(new DOMException('disk full', 'QuotaExceededError')),
          };
        },
      }),
    });
    db.close();
    await db.open();
    await expect(saveVisit(db, visit('Proposal', START + DAY), summary)).rejects.toThrow();
    const opened = await openRecord(db, identity);
    expect(opened.observed).toEqual([]);
    expect(opened.snapshot?.stage?.label).toBe('Qualified');
  });

  it('lists records newest first and forgets old ones with all that hangs on them', async () => {
    await saveVisit(db, visit('Qualified', START), summary);
    await suppress(db, identity, {
      rule: 'r',
      kind: 'dismiss',
      until: null,
      reason: 'x',
      at: START,
      fingerprint: '',
    });
    await saveVisit(
      db,
      { ...visit('Discovery', START + DAY), identity: { ...identity, id: '9002' } },
      summary,
    );
    expect((await allRecords(db)).map((row) => row.key)).toEqual([
      'hubspot:7:deal:9002',
      'hubspot:7:deal:9001',
    ]);
    expect(await forgetRecordsBefore(db, START + 1)).toBe(1);
    expect((await allRecords(db)).map((row) => row.key)).toEqual(['hubspot:7:deal:9002']);
    expect(await db.suppressions.count()).toBe(0);
  });
});

it('forgets old marks on records that were never stored, and none on those that are', async () => {
  const mark = { rule: 'r', kind: 'dismiss', until: null, reason: 'x', at: START, fingerprint: '' } as const;
  const unseen = { ...identity, id: '9003' };
  await saveVisit(db, visit('Qualified', START + DAY), summary);
  await suppress(db, identity, mark);
  await suppress(db, unseen, mark);
  await suppress(db, { ...identity, id: '9004' }, { ...mark, at: START + DAY });
  await acknowledge(db, unseen, 'first-contact', START);
  expect(await forgetRecordsBefore(db, START + 1)).toBe(0);
  expect((await db.suppressions.toArray()).map(({ key }) => key)).toEqual([
    'hubspot:7:deal:9001',
    'hubspot:7:deal:9004',
  ]);
  expect(await db.acknowledgements.count()).toBe(0);
});

describe('the rep’s own marks', () => {
  it('snoozes and restores a warning', async () => {
    const snooze = {
      rule: 'stale',
      kind: 'snooze',
      until: START + DAY,
      reason: null,
      at: START,
      fingerprint: 'a|b',
    } as const;
    await suppress(db, identity, snooze);
    expect((await openRecord(db, identity)).suppressions).toEqual([snooze]);
    await unsuppress(db, identity, 'stale', START + 1);
    expect((await openRecord(db, identity)).suppressions).toEqual([]);
  });

  it('keeps the first acknowledgement', async () => {
    await acknowledge(db, identity, 'first-contact', START);
    await acknowledge(db, identity, 'first-contact', START + 1);
    expect((await openRecord(db, identity)).acknowledged).toEqual({ 'first-contact': START });
  });

  it('remembers the day/month order per org', async () => {
    await setDateOrder(db, 'hubspot', '7', 'dmy');
    expect((await openRecord(db, identity)).dateOrder).toBe('dmy');
    expect((await openRecord(db, { ...identity, org: '8' })).dateOrder).toBeNull();
  });
});

describe('packs', () => {
  it('installs the bundled pack once and activates it', async () => {
    await installBundledPack(db, { id: 'p', version: 1 }, START);
    await installBundledPack(db, { id: 'p', version: 1 }, START + DAY);
    expect(await db.packs.count()).toBe(1);
    expect(await activePack(db)).toEqual({ pack: { id: 'p', version: 1 }, origin: 'bundled' });
  });

  it('replaces an older bundled pack but never another active pack', async () => {
    await installBundledPack(db, { id: 'p', version: 1 }, START);
    await installBundledPack(db, { id: 'p', version: 2 }, START);
    expect(await activeRef(db)).toEqual({ id: 'p', version: 2 });
    await db.packs.put({ id: 'company', version: 4, document: {}, origin: 'unverified', storedAt: START });
    await db.settings.put({ name: 'active-pack', value: { id: 'company', version: 4 } });
    await installBundledPack(db, { id: 'p', version: 3 }, START);
    expect(await activeRef(db)).toEqual({ id: 'company', version: 4 });
  });

  it('says what to do when no pack is there', async () => {
    await expect(activePack(db)).rejects.toThrow(/Restart the browser/);
  });
});
