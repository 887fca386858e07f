import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePackText } from '../rule-packs/parse-text';
import { example } from './testing/examples';
import { runCli, temporaryFile } from './testing/run-cli';

const NOW = '2026-11-20T12:00:00Z';

interface Lead {
  title: string;
  converted: boolean;
  /** A column that is only filled afterwards. */
  lossReason?: string;
}

const COUNT = 240;

/** Leads by their number; `of` says how each went. */
function leadsFile(of: (number: number) => Lead): string {
  const rows = Array.from({ length: COUNT }, (_, number) => {
    const { title, converted, lossReason = '' } = of(number);
    return `${number},${title},100,,${converted ? 'yes' : 'no'},${lossReason}`;
  });
  return temporaryFile(
    'leads.csv',
    ['id,jobTitle,employees,pricingViewedAt,Converted,Why not', ...rows].join('\n'),
  );
}

const title = (number: number) => (number % 2 ? 'Head of Sales' : 'Intern');
/** Eight heads of sales of ten convert, and three interns. */
const byTitle = (number: number) => Math.floor(number / 2) % 10 < (number % 2 ? 8 : 3);

const useful = (number: number): Lead => ({ title: title(number), converted: byTitle(number) });
const noLift = (number: number): Lead => ({
  title: title(number),
  converted: Math.floor(number / 2) % 2 === 0,
});

const backtest = (records: string, ...more: string[]) =>
  runCli(
    'backtest',
    ...['--pack', example('pack.json'), '--records', records, '--map', example('leads.map.json')],
    ...['--outcome', 'Converted=yes', '--now', NOW, ...more],
  );

describe('backtest', () => {
  it('says how well the score ranks, for programs', async () => {
    const { code, out } = await backtest(leadsFile(useful), '--json');
    expect(code).toBe(0);
    const result: unknown = JSON.parse(out.join(''));
    expect(result).toMatchObject({
      n: COUNT,
      positives: 132,
      threshold: 60,
      leaks: [],
      verdict: expect.stringContaining('useful'),
    });
    const { auc, aucLow, aucHigh } = result as Record<'auc' | 'aucLow' | 'aucHigh', number>;
    // 96 of 120 heads of sales and 36 of 120 interns: (0.727 + 1 − 0.222) ÷ 2.
    expect(auc).toBeCloseTo((96 / 132 + 1 - 24 / 108) / 2, 6);
    expect(aucLow).toBeLessThan(auc);
    expect(aucHigh).toBeGreaterThan(auc);
    expect(Object.keys(result as object)).toEqual(
      expect.arrayContaining(['precision', 'recall', 'lift', 'suggestedThreshold', 'leftOut']),
    );
  });

  it('shows whom the threshold gets wrong, and the lift by tenth', async () => {
    const records = leadsFile(useful);
    const { out } = await backtest(records, '--json');
    const result = JSON.parse(out.join('')) as {
      recall: number;
      falseNegatives: { count: number; ids: string[] };
    };
    expect(result.falseNegatives.count).toBe(Math.round(132 * (1 - result.recall)));
    expect(result).toMatchObject({ falsePositives: { count: 0, ids: [] }, workload: [] });
    const { out: lines } = await backtest(records);
    const { count, ids } = result.falseNegatives;
    expect(lines).toContain(`With the outcome under 60: ${count}, such as ${ids.slice(0, 3).join(', ')}`);
    expect(lines).toContainEqual(
      expect.stringMatching(/^Lift by tenth, best scores first: (?:[\d.]+ · ){9}[\d.]+$/),
    );
  });

  it('says that there is no lift, and suggests nothing', async () => {
    const target = `${temporaryFile('none', '')}.json`;
    const { code, out } = await backtest(leadsFile(noLift), '--suggest', target);
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^AUC 0\.50 \(.*no lift\./);
    expect(out.at(-1)).toMatch(/^Nothing to suggest: /);
    expect(existsSync(target)).toBe(false);
  });

  it('names a column that knows the outcome, by its own name', async () => {
    const file = leadsFile((number) => ({
      ...useful(number),
      ...(!byTitle(number) && { lossReason: 'Too small' }),
    }));
    const { out } = await backtest(file);
    expect(out).toContainEqual(expect.stringMatching(/^Leak: Why not\. /));
    expect(out[0]).toMatch(/Check for leaks first: Why not\.$/);
  });

  it('writes a suggested pack to review, which is a whole pack', async () => {
    const target = `${temporaryFile('pack', '')}.json`;
    const { code, out, err } = await backtest(leadsFile(useful), '--suggest', target);
    expect(code, err.join('\n')).toBe(0);
    expect(out.at(-1)).toBe(`Written to ${target}: review it, run lint, and publish it if it convinces you.`);
    const parsed = parsePackText(readFileSync(target, 'utf8'));
    expect(parsed).toMatchObject({ ok: true, pack: { id: 'example', version: 2 } });
    expect(out.join('\n')).toContain('Head of Sales (120 records, 80%)');
    // The pack's own negative signal is about the title, which the learned points speak for now.
    expect(out).toContain('  Not kept: Student. Learned points speak for its field “jobTitle”.');
    expect(parsed).toMatchObject({ pack: { scoring: { negative: [], recalibrateEveryDays: 91 } } });
  });

  it('keeps negative signals that nothing learned speaks for', async () => {
    const target = `${temporaryFile('pack', '')}.json`;
    const pack = JSON.parse(readFileSync(example('pack.json'), 'utf8'));
    pack.scoring.negative[0].when = { op: 'lt', field: 'employees', value: 5 };
    const own = temporaryFile('own.json', JSON.stringify(pack));
    const { out } = await backtest(leadsFile(useful), '--pack', own, '--suggest', target);
    expect(out).toContain('  Kept as they are, not learned: Student (−25)');
    expect(JSON.parse(readFileSync(target, 'utf8')).scoring.negative).toEqual(pack.scoring.negative);
  });

  it('suggests a pack that assess reads the same columns for, mapped or not', async () => {
    const records = temporaryFile(
      'visits.csv',
      [
        'id,jobTitle,employees,pricingViewedAt,Converted,Visits so far',
        ...Array.from(
          { length: COUNT },
          (_, number) => `${number},Intern,100,,${byTitle(number) ? 'yes' : 'no'},${number % 2 ? 9 : 1}`,
        ),
      ].join('\n'),
    );
    const target = `${temporaryFile('pack', '')}.json`;
    await backtest(records, '--suggest', target);
    const map = example('leads.map.json');
    const args = ['--pack', target, '--records', records, '--map', map, '--now', NOW, '--json'];
    const { code, out } = await runCli('assess', ...args);
    expect(code).toBe(0);
    const scores = out.map((line) => (JSON.parse(line) as { score: { total: number; mql: string } }).score);
    expect(scores.map(({ mql }) => mql)).not.toContain('unknown');
    expect(scores[1]?.total).toBeGreaterThan(scores[0]?.total ?? Number.NaN);
  });

  it('can’t tell from a few records', async () => {
    const { code, out } = await backtest(example('leads.csv'));
    expect(code).toBe(0);
    expect(out[0]).toBe('Can’t tell. There are 10 cases, fewer than 30. Add closed records.');
  });

  it.each<[what: string, outcome: string, says: string]>([
    ['is not written as FIELD=VALUE', 'Converted', 'Write it like "stage=Won"'],
    ['names no field', 'Won=yes', 'No record of'],
  ])('refuses an outcome that %s', async (_, outcome, says) => {
    const { code, err } = await backtest(example('leads.csv'), '--outcome', outcome);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain(says);
  });

  it('says that a file is missing or can’t be written', async () => {
    expect(await backtest('no-such.csv')).toMatchObject({
      code: 2,
      err: ['no-such.csv: There is no such file.'],
    });
    const { code, err } = await backtest(leadsFile(useful), '--suggest', '/no-such-folder/pack.json');
    expect(code).toBe(2);
    expect(err.at(-1)).toContain('/no-such-folder/pack.json can’t be written to');
  });
});
