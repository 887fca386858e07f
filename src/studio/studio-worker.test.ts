import 'fake-indexeddb/auto';
import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withAllColumns } from '../cli/all-columns';
import { columnsOf, readMap, recordsOf } from '../cli/record-file';
import { example } from '../cli/testing/examples';
import { runCli, temporaryFile } from '../cli/testing/run-cli';
import type { BacktestRequest, RecordSource } from '../contracts/studio-service';
import { recordKey } from '../record/record-key';
import type { AssessContext, CrmRecord } from '../record/types';
import { deal, empty, filled, history, moment, NOW, stage } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { packFieldMap } from '../rule-packs/field-map';
import { parsePackText } from '../rule-packs/parse-text';
import type { RulePack } from '../rule-packs/schema';
import { LeadlightDatabase } from '../store/database';
import { studioWorker } from './studio-worker';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

let databases = 0;

/** A worker over a store with these records. */
async function withRecords(records: readonly CrmRecord[]) {
  databases += 1;
  const db = new LeadlightDatabase(`studio-${databases}`);
  await db.records.bulkPut(
    records.map((record) => ({ key: recordKey(record.identity), record, summary: null, asOf: record.asOf })),
  );
  return { db, worker: studioWorker(db) };
}

const ignore = (): void => undefined;

function leadsFile(): string {
  const rows = Array.from({ length: 240 }, (_, number) => {
    const isHead = number % 2 === 1;
    const converts = Math.floor(number / 2) % 10 < (isHead ? 8 : 3);
    const why = converts ? '' : 'Too small';
    return `${number},${isHead ? 'Head of Sales' : 'Intern'},100,,${converts ? 'yes' : 'no'},${why}`;
  });
  const path = temporaryFile(
    'leads.csv',
    ['id,jobTitle,employees,pricingViewedAt,Converted,Why not', ...rows].join('\n'),
  );
  folders.push(dirname(path));
  return path;
}

const silent = {
  out: ignore,
  err: ignore,
  progress: null,
  drained: async () => undefined,
  now: NOW,
  zone: 'UTC',
  locale: 'en-GB',
};

function examplePack(): RulePack {
  const parsed = parsePackText(readFileSync(example('pack.json'), 'utf8'));
  if (!parsed.ok) throw new Error('The example is a pack.');
  return parsed.pack;
}

describe('a backtest of what is stored', () => {
  it('has the figures of the terminal on the same records', async () => {
    const path = leadsFile();
    const pack = examplePack();
    const own = await readMap(example('leads.map.json'));
    const packFields = packFieldMap(pack);
    const map = withAllColumns(own, await columnsOf(path, own), packFields);
    const records: CrmRecord[] = [];
    for await (const { record } of recordsOf({ path, map, packFields, now: NOW }, silent))
      records.push({ ...record, identity: { ...record.identity, org: 'example' } });

    const args = ['--pack', example('pack.json'), '--records', path, '--map', example('leads.map.json')];
    const now = new Date(NOW).toISOString();
    const { out } = await runCli('backtest', ...args, '--outcome', 'Converted=yes', '--now', now, '--json');
    const { leftOut, verdict, verdictKind, falsePositives, falseNegatives, ...told } = JSON.parse(
      out.join(''),
    );

    const { worker } = await withRecords(records);
    await worker.load(pack, pack);
    const [source] = await worker.sources();
    if (!source) throw new Error('There are leads.');
    const outcome = { by: 'field', field: 'converted', value: 'yes' } as const;
    const report = await worker.backtest({ source, outcome, context: CONTEXT }, ignore);
    const labelled = report.leaks.map(({ field, ...leak }) => ({
      field: field === 'whyNot' ? 'Why not' : field,
      ...leak,
    }));
    expect({ ...report, leaks: labelled }).toMatchObject(told);
    expect(labelled).toHaveLength(1);
    expect([report.verdict.text, report.verdict.kind]).toEqual([verdict, verdictKind]);
    expect([report.leftOut, leftOut]).toEqual([{}, 0]);

    const missed = await worker.misjudged('falseNegatives', pack.scoring.threshold, 10);
    expect(missed.map(({ key }) => key.split(':').at(-1))).toEqual(falseNegatives.ids);
    expect(falseNegatives.count).toBeGreaterThan(10);
    expect(await worker.misjudged('falsePositives', pack.scoring.threshold, 10)).toEqual([]);

    const suggestion = await worker.suggest(ignore);
    expect(suggestion.state === 'suggested' && suggestion.parts.map(({ field }) => field)).toEqual([
      'jobTitle',
    ]);
  });

  it('takes deals by their stage, as they stood before, and says what it leaves out', async () => {
    const closed = (id: string, label: string) =>
      deal({
        identity: { ...deal().identity, id },
        stage: stage(label),
        fields: {
          owner: filled('Ines Vollmer'),
          closeDate: moment('2026-11-10T09:00:00Z'),
          amount: empty(),
        },
        history: history('stage', 'crm', ['2026-11-10T10:00:00Z', label, 'Negotiation']),
      });
    const { worker } = await withRecords([
      ...Array.from({ length: 4 }, (_, at) => closed(`w${at}`, at < 2 ? 'Closed Won' : 'Closed Lost')),
      deal({ identity: { ...deal().identity, id: 'open' } }),
      deal({ identity: { ...deal().identity, id: 'odd' }, stage: stage('Nowhere') }),
    ]);
    await worker.load(bundledPack, bundledPack);
    const steps: number[] = [];
    const [source] = await worker.sources();
    const request: BacktestRequest = {
      source: source as RecordSource,
      outcome: { by: 'stage' },
      context: CONTEXT,
    };
    const report = await worker.backtest(request, (done) => steps.push(done));
    expect(report).toMatchObject({ read: 6, leftOut: { open: 1, 'no-stage': 1 }, undated: 0 });
    expect(report.verdict.kind).toBe('unknown');
    expect(steps).toEqual([0, 6]);
    // In Negotiation an amount is required: the rule knows, for the history tells the stage.
    expect(report.perRule.map(({ rule }) => rule)).toContain('amount-missing');
    expect(report.spread).toEqual({ cases: 4, reps: 1, weeks: 1 });
  });

  it('answers no further question before it has run', async () => {
    const { worker } = await withRecords([]);
    await worker.load(bundledPack, bundledPack);
    await expect(worker.misjudged('falsePositives', 50, 5)).rejects.toThrow('Run it first');
    await expect(worker.impactSummary({})).rejects.toThrow('Compare first');
  });
});

const without = (kind: string): RulePack => ({
  ...bundledPack,
  rules: bundledPack.rules.filter((rule) => rule.kind !== kind),
});

const many = (count: number): CrmRecord[] =>
  Array.from({ length: count }, (_, at) =>
    deal({
      identity: { ...deal().identity, id: String(at), org: at % 2 ? '1' : '2' },
      title: `Deal ${at}`,
      fields: { amount: at % 3 === 0 ? empty() : filled(100), owner: filled('Ines Vollmer') },
    }),
  );

describe('the impact on what is stored', () => {
  it('is counted over all accounts, with progress', async () => {
    const { worker } = await withRecords(many(1200));
    await worker.load(bundledPack, without('amount-missing'));
    const steps: [number, number][] = [];
    const report = await worker.impact(CONTEXT, ['deal'], (...step) => steps.push(step));
    expect(report).toMatchObject({ records: 1200, rulesRun: 1, failed: 0, asOf: { from: NOW, to: NOW } });
    expect(steps.at(-1)).toEqual([1200, 1200]);
    expect(steps.length).toBeGreaterThan(2);
    const summary = await worker.impactSummary({});
    expect(summary).toMatchObject({ gained: 400, lost: 0, records: 400, withoutAmount: 400 });
    const { rows, total } = await worker.impactRows({ stage: 'Negotiation' }, 390, 50);
    expect([rows.length, total]).toEqual([10, 400]);
    expect(report.titles[rows[0]?.gained[0] ?? '']).toBeDefined();
  });

  it('leaves out records that the CRM has no more, other kinds, and those that can’t be judged', async () => {
    const { db, worker } = await withRecords(many(4));
    const [gone, damaged] = await db.records.toArray();
    if (!gone || !damaged) throw new Error('There are four.');
    await db.records.put({ ...gone, goneSince: NOW });
    await db.records.put({ ...damaged, record: { ...damaged.record, history: 7 as unknown as [] } });
    await worker.load(without('amount-missing'), bundledPack);
    expect(await worker.impact(CONTEXT, ['lead'], ignore)).toMatchObject({ records: 0 });
    const report = await worker.impact(CONTEXT, ['deal'], ignore);
    expect(report.records + report.failed).toBe(3);
  });
});

describe('one record tried', () => {
  it('is judged by both packs, with the score ahead', async () => {
    const [one] = many(1);
    if (!one) throw new Error('There is one.');
    const { db, worker } = await withRecords([one]);
    await db.observations.add({
      key: recordKey(one.identity),
      entry: { field: 'amount', at: NOW - 1000, from: '5', to: null, source: 'observed' },
    } as Parameters<typeof db.observations.add>[0]);
    await worker.load(bundledPack, without('amount-missing'));
    const tried = await worker.tryRecord(recordKey(one.identity), CONTEXT);
    const rules = (side: 'draft' | 'active') => tried?.[side].findings.map(({ rule }) => rule) ?? [];
    expect(rules('draft')).toContain('amount-missing');
    expect(rules('active')).not.toContain('amount-missing');
    expect(tried?.record.history).toHaveLength(1);
    expect(tried?.ahead).toEqual([]);
    expect(await worker.tryRecord('hubspot:1:deal:none', CONTEXT)).toBeNull();
  });

  it('becomes an example that the rule answers alike', async () => {
    const [one] = many(1);
    if (!one) throw new Error('There is one.');
    const { worker } = await withRecords([one]);
    await worker.load(bundledPack, bundledPack);
    const made = await worker.makeExample(recordKey(one.identity), 'amount-missing', CONTEXT);
    expect(made).toMatchObject({ onRecord: 'fail', onExample: 'fail', example: { expect: 'fail' } });
    expect(await worker.makeExample(recordKey(one.identity), 'none', CONTEXT)).toBeNull();
  });

  it('is found by its words, the last read first', async () => {
    const records = many(30).map((record, at) => ({ ...record, asOf: NOW + at }));
    const { worker } = await withRecords(records);
    const titles = async (words: string) => (await worker.find(words, 3)).map(({ title }) => title);
    expect(await titles('')).toEqual(['Deal 29', 'Deal 28', 'Deal 27']);
    expect(await titles('deal 7')).toEqual(['Deal 27', 'Deal 17', 'Deal 7']);
    expect(await titles('nothing')).toEqual([]);
  });
});

it('counts the stored records by kind and account, most first', async () => {
  const { worker } = await withRecords(many(5));
  expect(await worker.sources()).toEqual([
    { crm: 'hubspot', org: '2', object: 'deal', records: 3 },
    { crm: 'hubspot', org: '1', object: 'deal', records: 2 },
  ]);
});
