import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../cli/command';
import { assessmentLine } from '../../cli/commands/assess';
import { readMap, recordsOf } from '../../cli/record-file';
import { runCli, temporaryFile } from '../../cli/testing/run-cli';
import type { AssessContext, CrmRecord } from '../../record/types';
import { BUNDLED_PACKS } from '../../rule-packs/bundled/all';
import { packFieldMap } from '../../rule-packs/field-map';
import type { RulePack } from '../../rule-packs/schema';
import { assess } from '../assess';
import { type CompiledPack, compilePack } from '../compile-pack';
import { needsOfOthers, OthersCollector, type Surroundings } from '../surroundings';
import { batchAnswers, singleAnswers } from '../testing/answers';
import { oddBaselines, oddContext, oddRecord } from '../testing/odd-records';
import { compileBatch } from './compile-batch';

/** One pack, one record, one answer: whether it is open, one of many, or a line of a file. */

const RUNS = process.env.LEADLIGHT_FULL ? 2000 : 25;

const allLive = (pack: RulePack): RulePack => ({
  ...pack,
  rules: pack.rules.map((rule) => ({ ...rule, mode: 'live' })),
});

function compare(pack: RulePack, records: readonly CrmRecord[], context: AssessContext & Surroundings): void {
  const compiled = compilePack(pack, 'bundled');
  const batch = compileBatch(compiled);
  const result = batch.run(batch.columnsFrom(records), context);
  if (!result) throw new Error('Nobody stopped it.');
  records.forEach((record, row) => {
    const single = singleAnswers(compiled, assess(compiled, record, context));
    expect(batchAnswers(compiled, result, row)).toEqual(single);
  });
}

describe('the bundled packs', () => {
  for (const pack of BUNDLED_PACKS)
    it(`${pack.id}: many odd records get what each gets alone`, () => {
      const live = allLive(pack);
      const records = fc.array(oddRecord, { minLength: 1, maxLength: 20 });
      fc.assert(
        fc.property(records, oddContext, oddBaselines, (list, context, baselines) =>
          compare(live, list, { ...context, baselines }),
        ),
        { seed: 1, numRuns: RUNS },
      );
    }, 900_000);
});

/** Cells as exports have them, and as they should not. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '–',
    'n/a',
    '0',
    '12.5',
    '1,200',
    '-3',
    'yes',
    'false',
    '2026-02-30',
    '20/11/2026',
  ),
  fc.constantFrom('Head of Sales', 'MVP', 'VP, Sales', 'student', 'ada@gmail.com', 'İstanbul', 'C‑Suite'),
  fc.integer({ min: 0, max: 3000 }).map(String),
  fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')} 09:00`),
);

const CONTEXT = { now: Date.parse('2026-11-20T13:06:00Z'), zone: 'UTC', locale: 'en-GB' };

const SILENT: Terminal = {
  ...CONTEXT,
  out: () => undefined,
  err: () => undefined,
  progress: null,
  drained: async () => undefined,
};

/** Every field that the pack reads on leads, as a column of a file. */
function leadFile(pack: RulePack, rows: number): { csv: string; map: string } {
  const { fieldsRead } = compilePack(pack, 'bundled');
  const names = fieldsRead.lead.filter((name) => name !== 'stage');
  const lines = fc.sample(fc.array(cell, { minLength: names.length, maxLength: names.length }), {
    seed: 2,
    numRuns: rows,
  });
  const quoted = lines.map((line, row) => [String(row), ...line].map((text) => `"${text}"`).join(','));
  const fields = Object.fromEntries(names.map((name) => [name, { column: name }]));
  const map = { object: 'lead', id: 'id', zone: 'UTC', dateOrder: 'dmy', decimal: '.', fields };
  return { csv: [['id', ...names].join(','), ...quoted].join('\n'), map: JSON.stringify(map) };
}

/** What the records of one file are to each other. */
function besideEachOther(
  compiled: CompiledPack,
  records: readonly CrmRecord[],
): AssessContext & Surroundings {
  const needs = needsOfOthers(compiled);
  if (!needs) return CONTEXT;
  const others = new OthersCollector(compiled, needs, CONTEXT);
  for (const record of records) others.add(record);
  return { ...CONTEXT, ...others.result() };
}

describe('a file of leads', () => {
  for (const pack of BUNDLED_PACKS)
    it(`${pack.id}: its lines are what each record gets alone, and all of them together`, async () => {
      const live = allLive(pack);
      const { csv, map } = leadFile(live, 60);
      const path = temporaryFile('leads.csv', csv);
      const mapPath = temporaryFile('map.json', map);
      const packPath = temporaryFile('pack.json', JSON.stringify(live));
      const { code, out, err } = await runCli(
        ...['assess', '--pack', packPath, '--records', path, '--map', mapPath, '--json'],
      );
      expect({ code, err: code === 0 ? [] : err }).toEqual({ code: 0, err: [] });

      const records: CrmRecord[] = [];
      const file = { path, map: await readMap(mapPath), packFields: packFieldMap(live), now: CONTEXT.now };
      for await (const { record } of recordsOf(file, SILENT)) records.push(record);
      const compiled = compilePack(live, 'unverified');
      const context = besideEachOther(compiled, records);
      const single = records.map((record) =>
        assessmentLine(record.identity.id, assess(compiled, record, context)),
      );
      expect(out.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(single)));
      expect(records.length).toBeGreaterThan(30);
      compare(live, records, context);
    });
});
