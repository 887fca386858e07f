import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { record } from '../conditions/testing/arbitrary';
import { compilePack } from '../engine/compile-pack';
import { packComparer } from '../impact/pack-comparer';
import { teamFinder } from '../impact/teams';
import { recordKey } from '../record/record-key';
import type { AssessContext, CrmRecord, ObjectKind } from '../record/types';
import { deal, empty, filled, history, lead, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { LeadlightDatabase } from '../store/database';
import { areFieldsThere, readFieldSegments } from '../store/field-segments';
import { countSources, scanSource } from '../store/scan-source';
import { ImpactTally } from './impact-tally';
import { type ImpactRun, runImpact } from './run-impact';
import { conditionRules, packOf } from './testing/condition-packs';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const DEALS: readonly ObjectKind[] = ['deal'];
const ALL: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];

let databases = 0;

async function storeOf(records: readonly CrmRecord[]): Promise<LeadlightDatabase> {
  databases += 1;
  const db = new LeadlightDatabase(`impact-${databases}`);
  await db.records.bulkPut(
    records.map((one) => ({ key: recordKey(one.identity), record: one, summary: null, asOf: one.asOf })),
  );
  return db;
}

const compiled = (pack: RulePack) => compilePack(pack, 'unverified');

/** What reading and judging each row comes to. */
async function judgedAll(
  db: LeadlightDatabase,
  [old, now]: [RulePack, RulePack],
  kinds = ALL,
): Promise<ImpactRun> {
  const packs = { before: compiled(old), after: compiled(now) };
  const tally = new ImpactTally(packComparer(packs.before, packs.after), {
    placeOf: packs.after.context.placeOf,
    teamOf: teamFinder({ ...old, ...now }),
  });
  for (const source of (await countSources(db)).filter(({ object }) => kinds.includes(object)))
    await scanSource(db, source, (batch) => {
      const records = batch.map((row) => row.record);
      tally.judge(records, { before: CONTEXT, after: CONTEXT });
      tally.count(
        records.length,
        records.map(({ asOf }) => asOf),
      );
    });
  return { rows: tally.rows, report: tally.report(packs) };
}

/** The run, and the keys of the rows that it has read whole. */
async function run(db: LeadlightDatabase, [old, now]: [RulePack, RulePack], objects = ALL) {
  const packs = { before: compiled(old), after: compiled(now) };
  const steps: [number, number][] = [];
  const found = await runImpact(db, packs, { context: CONTEXT, objects }, (...step) => steps.push(step));
  return { found, steps };
}

const over = (value: number, mode: 'live' | 'shadow' = 'live'): RulePack['rules'][number] => ({
  id: 'big',
  title: 'Big',
  severity: 'warning',
  mode,
  owner: 'RevOps',
  why: 'It is.',
  kind: 'condition',
  appliesTo: ['deal'],
  options: { when: { op: 'gt', field: 'amount', value }, says: 'Big.', next: 'Look.' },
});

const deals = (count: number): CrmRecord[] =>
  Array.from({ length: count }, (_, at) =>
    deal({
      identity: { ...deal().identity, id: String(at), org: at % 2 ? '1' : '2' },
      fields: { amount: at % 3 === 0 ? empty() : filled(at) },
      asOf: NOW - at,
    }),
  );

describe('an impact of rules that fields decide', () => {
  it('is that of all records judged one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(
        conditionRules,
        conditionRules,
        fc.array(record, { maxLength: 12 }),
        fc.constantFrom(ALL, DEALS),
        async (old, now, list, kinds) => {
          const records = list.map((one, at) => ({ ...one, identity: { ...one.identity, id: String(at) } }));
          const db = await storeOf(records);
          await readFieldSegments(db);
          const packs: [RulePack, RulePack] = [packOf(old), packOf(now)];
          const expected = await judgedAll(db, packs, kinds);
          expect((await run(db, packs, kinds)).found).toEqual(expected);
          await db.delete();
        },
      ),
      { numRuns: process.env.LEADLIGHT_FULL ? 300 : 25, seed: 5 },
    );
  }, 600_000);

  it('reads no row on which both say the same', async () => {
    const db = await storeOf(deals(1200));
    await readFieldSegments(db);
    const read: string[] = [];
    db.records.hook('reading', (row) => {
      read.push(row.key);
      return row;
    });
    const packs: [RulePack, RulePack] = [packOf([over(1100)]), packOf([over(1150)])];
    const { found, steps } = await run(db, packs, DEALS);
    const changed = found.rows.map(({ key }) => key);
    expect(changed).toHaveLength(33);
    // The oldest and the newest are read for the time of their reading.
    expect(new Set(read).size).toBe(35);
    expect(found.report).toMatchObject({ records: 1200, rulesRun: 1, asOf: { from: NOW - 1199, to: NOW } });
    expect([steps[0], steps.at(-1)]).toEqual([
      [0, 1200],
      [1200, 1200],
    ]);
    expect(found).toEqual(await judgedAll(db, packs, DEALS));
  });

  it('leaves out what the CRM has no more, and keeps what was seen between visits', async () => {
    const db = await storeOf(deals(9));
    const [gone] = await db.records.toArray();
    if (!gone) throw new Error('There are nine.');
    await db.records.put({ ...gone, goneSince: NOW });
    const [entry] = history('amount', 'observed', ['2026-11-01', '5']);
    if (entry) await db.observations.add({ key: 'hubspot:1:deal:7', entry });
    await readFieldSegments(db);
    const packs: [RulePack, RulePack] = [packOf([]), packOf([over(2)])];
    const { found } = await run(db, packs);
    expect([found.report.records, found.rows.length]).toEqual([8, 4]);
    expect(found).toEqual(await judgedAll(db, packs));
  });

  it('reads all rows where there are no columns yet, and makes them for the next time', async () => {
    const db = await storeOf(deals(30));
    const packs: [RulePack, RulePack] = [packOf([]), packOf([over(2)])];
    const expected = await judgedAll(db, packs);
    expect(await db.fieldSegments.count()).toBe(0);
    expect((await run(db, packs)).found).toEqual(expected);
    await vi.waitFor(async () => expect(await areFieldsThere(db)).toBe(true));
    expect((await run(db, packs)).found).toEqual(expected);
  });

  it('reads all rows where the columns can’t be had', async () => {
    const db = await storeOf(deals(30));
    await readFieldSegments(db);
    const packs: [RulePack, RulePack] = [packOf([]), packOf([over(2)])];
    const expected = await judgedAll(db, packs);
    db.fieldSegments.hook('reading', () => {
      throw new Error('The disk is damaged.');
    });
    expect((await run(db, packs)).found).toEqual(expected);
  });
});

describe('an impact of anything else', () => {
  it('reads and judges all records', async () => {
    const leads = [lead({ formSubmittedAt: filled(1) })];
    const db = await storeOf([...deals(20), ...leads]);
    const { scoring } = bundledPack;
    const edits: RulePack[] = [
      { ...bundledPack, scoring: { ...scoring, threshold: scoring.threshold + 20 } },
      { ...bundledPack, rules: [] },
      { ...bundledPack, slas: [] },
    ];
    for (const edit of edits)
      expect((await run(db, [bundledPack, edit])).found).toEqual(await judgedAll(db, [bundledPack, edit]));
  });
});
