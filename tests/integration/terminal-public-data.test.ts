import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFile } from '../../src/cli/testing/run-cli';
import { midMarketPack } from '../../src/rule-packs/bundled/mid-market';
import type { RulePack } from '../../src/rule-packs/schema';

/** Public sets, never part of this repository; without them these tests are not collected. */
const DATA = process.env.LEADLIGHT_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
const SLOW_MACHINE_MS = 180_000;

const has = (set: string) => existsSync(join(DATA, set));
const mapOf = (set: string) => resolve(import.meta.dirname, `../fixtures/maps/${set}.json`);

const json = async (...args: string[]) => {
  const { code, out, err } = await runCli(...args, '--json');
  expect(code, err.join('\n')).toBe(0);
  return out.map((line): unknown => JSON.parse(line));
};

interface Assessed {
  id: string;
  findings: { rule: string; outcome: string }[];
}

const countOf = (lines: readonly unknown[], rule: string, outcome: string) =>
  (lines as Assessed[]).filter(({ findings }) =>
    findings.some((finding) => finding.rule === rule && finding.outcome === outcome),
  ).length;

describe.runIf(has('maven'))('the terminal on Maven', () => {
  const records = join(DATA, 'maven/sales_pipeline.csv');
  const asOf = ['--now', '2017-12-31T12:00:00Z'];

  /** Two stages that need a company, and a limit of 90 days in the second. */
  const pack: RulePack = {
    ...midMarketPack,
    id: 'maven',
    pipelines: midMarketPack.pipelines.map((pipeline) => ({
      ...pipeline,
      stages: pipeline.stages.map((stage, position) => ({
        ...stage,
        requiredFields: position < 2 ? ['company'] : [],
        ...(position === 1 && { staleAfterDays: 90 }),
      })),
    })),
  };

  it(
    'prints the reference’s figures',
    async () => {
      const [report] = await json('metrics', '--records', records, '--map', mapOf('maven'), ...asOf);
      expect(report).toMatchObject({
        won: 4238,
        lost: 2473,
        open: 2089,
        winRate: expect.closeTo(0.6315, 4),
        averageDealSize: expect.closeTo(2360.91, 2),
        medianDealSize: 1117,
        averageCycleDays: expect.closeTo(51.78, 2),
        medianCycleDays: 57,
        velocityPerDay: expect.closeTo(60146.85, 2),
      });
    },
    SLOW_MACHINE_MS,
  );

  it(
    'finds the reference’s stale deals and missing companies',
    async () => {
      const file = temporaryFile('pack.json', JSON.stringify(pack));
      const lines = await json(
        'assess',
        '--pack',
        file,
        '--records',
        records,
        '--map',
        mapOf('maven-rules'),
        ...asOf,
      );
      expect(lines).toHaveLength(8800);
      expect(countOf(lines, 'stale-deal', 'fail')).toBe(1479);
      expect(countOf(lines, 'required-fields', 'fail')).toBe(1425);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'says that a score has no lift, and which column leaks',
    async () => {
      const args = ['--records', records, '--map', mapOf('maven'), '--outcome', 'stage=Won', ...asOf];
      const [result] = await json('backtest', '--pack', 'bundled:mid-market', ...args);
      expect(result).toMatchObject({ n: 6711, positives: 4238, verdictKind: 'no-lift', leftOut: 2089 });
      expect(result).toMatchObject({ leaks: [expect.objectContaining({ field: 'close_value' })] });
    },
    SLOW_MACHINE_MS,
  );
});

describe.runIf(has('xeducation'))('the terminal on X Education', () => {
  const records = join(DATA, 'xeducation/Leads.csv');

  it(
    'ranks by the bundled pack, adapted by a map only, and names the leaking columns',
    async () => {
      const args = [
        '--records',
        records,
        '--map',
        mapOf('xeducation-mid-market'),
        '--outcome',
        'Converted=1',
      ];
      const [result] = await json(
        'backtest',
        '--pack',
        'bundled:mid-market',
        ...args,
        '--now',
        '2026-11-20T13:00:00Z',
      );
      expect(result).toMatchObject({ n: 9240, positives: 3561, verdictKind: 'useful' });
      const { auc, leaks } = result as { auc: number; leaks: { field: string }[] };
      expect(auc).toBeGreaterThan(0.74);
      expect(leaks.map(({ field }) => field)).toEqual(['Tags', 'Lead Quality', 'Lead Profile']);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'suggests a pack that lint accepts',
    async () => {
      const out = temporaryFile('suggested.json', '');
      const args = [
        '--records',
        records,
        '--map',
        mapOf('xeducation'),
        '--outcome',
        'Converted=1',
        '--suggest',
        out,
      ];
      const [result] = await json('backtest', '--pack', 'bundled:mid-market', ...args);
      expect(result).toMatchObject({ suggestion: { state: 'suggested', estimate: { n: 9240 } } });
      const { suggestion } = result as { suggestion: { estimate: { integer: { auc: number } } } };
      expect(suggestion.estimate.integer.auc).toBeGreaterThan(0.8653 - 0.02);
      const linted = await runCli('lint', out);
      expect(linted.code, linted.out.join('\n')).toBe(0);
    },
    SLOW_MACHINE_MS,
  );
});

describe.runIf(has('skygeni'))('the terminal on SkyGeni', () => {
  it(
    'says that a score has no lift',
    async () => {
      const args = [
        '--records',
        join(DATA, 'skygeni/sales_data.csv'),
        '--map',
        mapOf('skygeni'),
        '--outcome',
        'outcome=Won',
      ];
      const [result] = await json(
        'backtest',
        '--pack',
        'bundled:mid-market',
        ...args,
        '--now',
        '2026-11-20T13:00:00Z',
      );
      expect(result).toMatchObject({ n: 5000, verdictKind: 'no-lift' });
    },
    SLOW_MACHINE_MS,
  );
});
