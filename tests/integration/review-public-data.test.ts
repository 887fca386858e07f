import 'fake-indexeddb/auto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBeside, openFile } from '../../src/cli/open-file';
import { readMap } from '../../src/cli/record-file';
import { runCli } from '../../src/cli/testing/run-cli';
import type { RecordMap } from '../../src/crm/csv/map-schema';
import { readRecords } from '../../src/crm/csv/read-records';
import { leadReportOf, reportOf } from '../../src/metrics';
import type { StageContext } from '../../src/rule-kinds/stages';
import { LeadlightDatabase } from '../../src/store/database';
import { readReview } from '../../src/store/review-index';
import { saveRecords } from '../../src/store/save-records';
import type { Figures } from '../../src/ui/review/figures/count-figures';
import { countStored } from '../../src/ui/review/figures/count-stored';
import { rowSet } from '../../src/ui/review/row-set';

/**
 * What the review counts from its store is what the terminal prints of the same file. Public sets, never part of
 * this repository; without them these tests are not collected.
 */
const DATA = process.env.LEADLIGHT_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
const SLOW_MACHINE_MS = 180_000;
const NOW = '2017-12-31T12:00:00Z';
const BATCH = 1000;

const has = (set: string) => existsSync(join(DATA, set));
const mapOf = (set: string) => resolve(import.meta.dirname, `../fixtures/maps/${set}.json`);

let db: LeadlightDatabase;
beforeEach(() => {
  db = new LeadlightDatabase('review-public-data');
});
afterEach(() => db.delete());

/** The figures of the review, from a file that was imported into its store. */
async function reviewOf(path: string, map: RecordMap): Promise<Figures> {
  const now = Date.parse(NOW);
  const zone = map.zone ?? 'UTC';
  const options = { asOf: now, zone, locale: 'en', packFields: [], files: filesBeside(path) };
  let batch: Parameters<typeof saveRecords>[1][number][] = [];
  for await (const item of readRecords(await openFile(path), map, options)) {
    if ('record' in item) batch.push(item.record);
    if (batch.length < BATCH && 'record' in item) continue;
    await saveRecords(db, batch, 'import');
    batch = [];
  }
  await saveRecords(db, batch, 'import');
  const rows = rowSet(await readReview(db, () => {}), now);
  const pack = async () => ({ pipelines: [pipelineOf(map)], quotas: [], speed: null });
  const count = countStored(db, rows, pack, { now, zone, locale: 'en' });
  return count(() => {}, new AbortController().signal);
}

const pipelineOf = ({ stages = [] }: RecordMap) => ({
  id: 'default',
  label: 'Pipeline',
  stages: stages.map(
    (stage, position): StageContext => ({
      ...stage,
      aliases: [],
      requiredFields: [],
      staleAfterDays: null,
      position,
    }),
  ),
});

/** What the terminal prints as JSON. */
async function terminalOf(path: string, map: string): Promise<Record<string, unknown>> {
  const { code, out, err } = await runCli('metrics', '--records', path, '--map', map, '--now', NOW, '--json');
  expect(code, err.join('\n')).toBe(0);
  return JSON.parse(out.join(''));
}

/** As JSON has it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.runIf(has('maven'))('the review of Maven', () => {
  it(
    'counts what the terminal counts, and the reference',
    async () => {
      const path = join(DATA, 'maven/sales_pipeline.csv');
      const { deals, counted } = await reviewOf(path, await readMap(mapOf('maven')));
      expect(counted).toEqual({ deals: 8800, leads: 0 });
      expect(plain(reportOf(deals))).toEqual(await terminalOf(path, mapOf('maven')));
      expect(deals.won.value).toBe(4238);
    },
    SLOW_MACHINE_MS,
  );
});

describe.runIf(has('olist'))('the review of Olist', () => {
  it(
    'counts what the terminal counts, and the reference',
    async () => {
      const path = join(DATA, 'olist/olist_marketing_qualified_leads_dataset.csv');
      const { leads, counted } = await reviewOf(path, await readMap(mapOf('olist')));
      expect(counted).toEqual({ deals: 0, leads: 8000 });
      expect(plain(leadReportOf(leads))).toEqual((await terminalOf(path, mapOf('olist'))).leads);
      expect(leads.conversion.value).toBeCloseTo(842 / 8000, 6);
    },
    SLOW_MACHINE_MS,
  );
});
