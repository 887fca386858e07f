import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compilePack } from '../engine/compile-pack';
import { at, DAY, deal, filled, history, moment, NOW, stage } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { LeadlightDatabase } from '../store/database';
import { installBundledPack } from '../store/packs';
import { saveRecords } from '../store/save-records';
import { countOwnHistory } from './count-own-history';
import { runImpact } from './run-impact';

const [pipeline] = bundledPack.pipelines;
if (!pipeline) throw new Error('The bundled pack has a pipeline.');
const CONTEXT = { now: NOW, zone: 'UTC', locale: 'en-GB' };
const day = (offset: number): string => new Date(at('2026-01-01') + offset * DAY).toISOString();
const named = (id: number) => ({ ...deal().identity, id: String(id) });

/** The team takes 16 days in Negotiation, where one deal is for 30: more than the 21 of the pack, less than twice 16. */
const STORED = [
  deal({ identity: named(1), fields: { stageEnteredAt: moment(new Date(NOW - 30 * DAY).toISOString()) } }),
  ...Array.from({ length: 20 }, (_, index) =>
    deal({
      identity: named(100 + index),
      stage: stage('Closed Won'),
      fields: { createdAt: moment('2025-12-01'), closeDate: filled('2026-01-17') },
      history: history('stage', 'crm', [day(0), 'Negotiation'], [day(16), 'Closed Won']),
    }),
  ),
];

let db: LeadlightDatabase;
beforeEach(async () => {
  db = new LeadlightDatabase('impact-history');
  await installBundledPack(db, bundledPack, NOW);
  await saveRecords(db, STORED, 'import');
});
afterEach(() => db.delete());

const withStale = (factor: number): RulePack['rules'] =>
  bundledPack.rules.map((rule) =>
    rule.kind === 'stale-deal' ? { ...rule, options: { ...rule.options, factor } } : rule,
  );

/** What a draft changes, by record. */
async function changesOf(draft: Partial<RulePack>): Promise<string[]> {
  const packs = {
    before: compilePack(bundledPack, 'unverified'),
    after: compilePack({ ...bundledPack, ...draft }, 'unverified'),
  };
  const { rows } = await runImpact(db, packs, { context: CONTEXT, objects: ['deal'] }, () => {});
  return rows.map(({ key }) => key.slice(key.lastIndexOf(':') + 1));
}

const renamed = pipeline.stages.map((one) =>
  one.id === 'negotiation' ? { ...one, aliases: [...one.aliases, 'Haggling'] } : one,
);

it('measures a draft against the own history that the pack in force is measured against', async () => {
  await countOwnHistory(db, { zone: 'UTC', now: () => NOW });
  expect(await changesOf({ rules: withStale(2.1) })).toEqual([]);
  expect(await changesOf({ rules: withStale(1.5) })).toEqual(['1']);
});

it('counts it for a draft that names a stage otherwise, so that nothing else is another verdict', async () => {
  await countOwnHistory(db, { zone: 'UTC', now: () => NOW });
  expect(await changesOf({ pipelines: [{ ...pipeline, stages: renamed }] })).toEqual([]);
});

it('counts it for both where it was never counted', async () => {
  expect(await changesOf({ pipelines: [{ ...pipeline, stages: renamed }] })).toEqual([]);
  expect(await changesOf({ rules: withStale(1.5) })).toEqual(['1']);
});
