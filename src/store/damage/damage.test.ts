import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { LeadlightDatabase } from '../database';
import { keepPackInstalled } from '../installed-pack';
import { openRecord } from '../records';
import { unpackSegment } from '../review-columns';
import { BUNDLED, deal, dump, emptyStore, filledStore, NOW } from '../testing/filled-store';
import { wipeAll } from '../wipe';
import {
  acknowledgeLost,
  findLost,
  findLostAtOnce,
  forgetNote,
  keepNote,
  notedRecords,
  noteStore,
} from './emptied';
import { readSoundReview } from './read-review';
import { rowProblem, SHAPED_TABLES } from './row-shapes';
import { deleteSetAside, setDamagedAside, setRecordAside } from './set-aside';
import { storeTrouble } from './store-trouble';

function area() {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: async (name: string) => (kept.has(name) ? { [name]: kept.get(name) } : {}),
    async set(items: Record<string, unknown>) {
      for (const [name, value] of Object.entries(items)) kept.set(name, value);
    },
    async remove(name: string) {
      kept.delete(name);
    },
  };
}

const keys = async (db: LeadlightDatabase) => (await db.records.toCollection().primaryKeys()).sort();

describe('rows', () => {
  it('that Leadlight writes fit their tables', async () => {
    const rows = Object.entries(await dump(await filledStore()));
    const problems = rows.flatMap(([table, all]) => all.map((row) => rowProblem(table, row)));
    expect(problems.length).toBeGreaterThan(8);
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });

  it('have shapes for tables that there are', () => {
    const names = emptyStore().tables.map(({ name }) => name);
    expect(SHAPED_TABLES.length).toBeGreaterThan(9);
    expect(SHAPED_TABLES.filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['settings', { name: 'active-pack', value: 'mid-market' }],
    ['watched', { key: 'a', sla: 's', deadline: null, acknowledgedAt: null, remindAt: null }],
    ['watchMarks', { key: 'a', event: 'e', sla: 's', what: null, at: 1, toldAt: 1, notice: null }],
    ['writes', { write: 'w', key: 'a', entry: { write: 'w', at: 1, lines: null } }],
    ['digests', { id: 'd', kind: 'daily', day: 'x', madeAt: 1, state: 'done', figures: {} }],
  ])('that a page would fail on do not fit: %s', (table, row) => {
    expect(rowProblem(table, row)).not.toBeNull();
  });

  it.each<[string, (row: Record<string, unknown>) => unknown]>([
    ['record', (row) => ({ ...row, record: null })],
    ['record.fields', (row) => ({ ...row, record: { ...Object(row.record), fields: 7 } })],
    [
      'record.fields.a',
      (row) => ({ ...row, record: { ...Object(row.record), fields: { a: { state: 'x' } } } }),
    ],
    ['asOf', (row) => ({ ...row, asOf: Number.NaN })],
    ['key', (row) => ({ ...row, key: 'hubspot:7:deal:other' })],
  ])('are told by what is wrong in them, without values: %s', async (where, change) => {
    const db = await filledStore(1);
    const row = Object(await db.records.toCollection().first());
    expect(rowProblem('records', change(row))).toContain(where.split('.').slice(0, 2).join('.').slice(0, 6));
  });
});

describe('damaged rows', () => {
  const bad = (key: string) => ({ key, asOf: 5, record: { fields: 1 }, summary: null }) as never;

  it('are set aside in their own table, with what is wrong; all others stay, and again finds none', async () => {
    const db = await filledStore(2);
    const before = await keys(db);
    await db.records.bulkPut([bad('hubspot:7:deal:x'), bad('hubspot:7:deal:y')]);
    await db.suppressions.put({ key: 'hubspot:7:deal:0', rule: 'odd', kind: 'nap' } as never);
    const told: number[] = [];
    expect(await setDamagedAside(db, NOW, (done, total) => told.push(done / total))).toBe(3);
    expect(told.at(-1)).toBe(1);
    expect(await keys(db)).toEqual(before);
    expect(await db.suppressions.count()).toBe(1);
    const aside = await db.setAside.toArray();
    expect(aside.map(({ table, key }) => `${table} ${key}`)).toEqual([
      'records hubspot:7:deal:x',
      'records hubspot:7:deal:y',
      'suppressions hubspot:7:deal:0',
    ]);
    expect(aside[0]).toMatchObject({ row: bad('hubspot:7:deal:x'), at: NOW });
    expect(await setDamagedAside(db, NOW)).toBe(0);
    await deleteSetAside(db);
    expect(await db.setAside.count()).toBe(0);
  });

  it('of a record that is opened are set aside first, and the rest is shown', async () => {
    const db = await filledStore(1);
    const { identity } = deal('0', NOW);
    const key = 'hubspot:7:deal:0';
    await db.records.put(bad(key));
    await db.acknowledgements.put({ key, sla: 'odd', at: 'soon' } as never);
    await setRecordAside(db, key, NOW);
    expect(await openRecord(db, identity)).toMatchObject({
      snapshot: null,
      observed: [{ to: 'Proposal' }],
      suppressions: [{ rule: 'stale' }],
      acknowledged: { 'speed-to-lead': NOW },
    });
    expect(await db.setAside.count()).toBe(2);
  });

  it('do not keep the list from opening, nor do segments that are not whole', async () => {
    const db = await filledStore(2);
    const listed = async () =>
      (await readSoundReview(db, NOW))
        .flatMap(unpackSegment)
        .map(({ key }) => key)
        .sort();
    const before = await listed();
    expect(before).toHaveLength(2);
    await db.records.put(bad('hubspot:7:deal:x'));
    await db.settings.delete('review-format');
    expect(await listed()).toEqual(before);
    const [segment] = await db.reviewSegments.toArray();
    await db.reviewSegments.put({ id: segment?.id ?? 0, size: 1, texts: {} } as never);
    expect(await listed()).toEqual(before);
  });
});

describe('an emptied database', () => {
  const draw = () => crypto.randomUUID();

  const looks = [
    ['counting', findLost],
    ['at once', findLostAtOnce],
  ] as const;

  it.each(looks)(
    'is found %s by the note outside of it, told until that is acknowledged, and told once',
    async (_, find) => {
      const local = area();
      const db = await filledStore(3);
      expect(await find(db, local, draw, NOW)).toBeNull();
      await db.delete();
      const again = new LeadlightDatabase(db.name);
      const lost = { records: 3, subscriptions: 0, at: NOW, foundAt: NOW + 1 };
      expect(await find(again, local, draw, NOW + 1)).toEqual(lost);
      expect(await find(again, local, draw, NOW + 2)).toEqual(lost);
      await acknowledgeLost(local);
      expect(await find(again, local, draw, NOW + 3)).toBeNull();
    },
  );

  it.each(looks)('is found %s when only its records are gone', async (_, find) => {
    const local = area();
    const db = await filledStore(2);
    await find(db, local, draw, NOW);
    await db.records.clear();
    expect(await find(db, local, draw, NOW)).toMatchObject({ records: 2 });
  });

  it.each(looks)('is none, found %s, where only its own name is damaged', async (_, find) => {
    const local = area();
    const db = await filledStore(2);
    await find(db, local, draw, NOW);
    await db.generation.put({ id: 1 } as never);
    expect(await find(db, local, draw, NOW)).toBeNull();
    expect(await find(db, local, draw, NOW)).toBeNull();
    await db.generation.put({ id: 1 } as never);
    await local.remove('store-marker');
    expect(await find(db, local, draw, NOW)).toBeNull();
    expect(local.kept.get('store-marker')).toMatchObject({ records: 2 });
  });

  it('is not counted by a page that opens on what is there', async () => {
    const local = area();
    const db = await filledStore(3);
    await findLost(db, local, draw, NOW);
    const note = local.kept.get('store-marker');
    await db.records.delete('hubspot:7:deal:0');
    expect(await findLostAtOnce(db, local, draw, NOW + 1)).toBeNull();
    expect(local.kept.get('store-marker')).toEqual(note);
  });

  it('is none where nothing was, where some records were forgotten, or it was wiped on purpose', async () => {
    const local = area();
    const db = emptyStore();
    expect(await findLost(db, local, draw, NOW)).toBeNull();
    const other = await filledStore(3);
    const place = area();
    await findLost(other, place, draw, NOW);
    await other.records.delete('hubspot:7:deal:0');
    expect(await findLost(other, place, draw, NOW)).toBeNull();
    expect(place.kept.get('store-marker')).toMatchObject({ records: 2 });
    await noteStore(other, place, NOW, true);
    await wipeAll(other, BUNDLED, NOW);
    expect(await findLost(other, place, draw, NOW)).toBeNull();
    await forgetNote(place);
    expect([...place.kept]).toEqual([]);
  });

  it('is known by a note that follows the changes', async () => {
    const local = area();
    const db = await filledStore(1);
    await findLost(db, local, draw, NOW);
    const stop = keepNote(db, local, () => NOW + 9);
    await db.records.delete('hubspot:7:deal:0');
    await expect
      .poll(() => local.kept.get('store-marker'), { timeout: 5000 })
      .toMatchObject({ records: 0, at: NOW + 9 });
    stop();
  });

  it('leaves word of how many records there were, until that is acknowledged', async () => {
    const local = area();
    expect(await notedRecords(local)).toBeNull();
    const db = await filledStore(3);
    await findLost(db, local, draw, NOW);
    expect(await notedRecords(local)).toBe(3);
    await db.delete();
    await findLost(new LeadlightDatabase(db.name), local, draw, NOW);
    expect(await notedRecords(local)).toBe(3);
    await acknowledgeLost(local);
    expect(await notedRecords(local)).toBe(0);
  });

  it('has its bundled pack again with the second question', async () => {
    const db = emptyStore();
    const packs = keepPackInstalled(db, BUNDLED, () => NOW);
    expect((await packs.active()).problem).toBeNull();
    await db.packs.clear();
    await db.settings.clear();
    await packs.active();
    expect((await packs.active()).problem).toBeNull();
    expect(await db.packs.count()).toBe(1);
  });
});

describe('a store that does not work', () => {
  it('because a newer Leadlight wrote it is refused, unchanged, and opens once it is gone', async () => {
    const filled = await filledStore(1);
    const { name } = filled;
    filled.close();
    const newer = new Dexie(name);
    newer.version(900).stores({ records: 'key', later: 'id' });
    await newer.open();
    newer.close();
    const db = new LeadlightDatabase(name);
    const errors: unknown[] = [];
    for (const work of [async () => db.records.count(), async () => db.records.clear()])
      await (work() as Promise<unknown>).catch((error: unknown) => errors.push(error));
    expect(errors.map(storeTrouble)).toEqual(['newer', 'newer']);
    expect(String(errors[0])).toContain('Update Leadlight; until then nothing is changed.');
    const raw = await new Dexie(name).open();
    expect([raw.verno, await raw.table('records').count()]).toEqual([900, 1]);
    raw.close();
    await Dexie.delete(name);
    await expect.poll(() => db.records.count().catch(() => null), { timeout: 5000 }).toBe(0);
  });

  it.each<[string, unknown, string]>([
    ['quota', Object.assign(new Error('x'), { name: 'QuotaExceededError' }), 'full'],
    [
      'quota within',
      Object.assign(new Error('x'), { name: 'AbortError', inner: { name: 'QuotaExceededError' } }),
      'full',
    ],
    ['access', Object.assign(new Error('x'), { name: 'SecurityError' }), 'blocked'],
    ['anything else', new TypeError('x'), 'unreadable'],
    ['nothing', undefined, 'unreadable'],
  ])('is told by its reason: %s', (_, error, trouble) => {
    expect(storeTrouble(error)).toBe(trouble);
  });
});
