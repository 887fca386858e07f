import { describe, expect, it } from 'vitest';
import { example } from './testing/examples';
import { runCli, temporaryFile } from './testing/run-cli';

const MAP = {
  object: 'lead',
  id: 'id',
  fields: { convertedAt: { column: 'pricingViewedAt' } },
  outcome: { column: 'Converted', won: ['yes'], lost: ['no'] },
};
const run = (spend: string, ...more: string[]) =>
  runCli(
    ...['metrics', '--records', example('leads.csv'), '--now', '2026-11-20'],
    ...['--map', temporaryFile('leads.map.json', JSON.stringify(MAP))],
    ...['--spend', temporaryFile('spend.csv', spend), ...more],
  );
const HEAD = 'month,kind,source,amount,currency';

describe('metrics with spend', () => {
  it('says what it is of, and why a figure is unknown', async () => {
    const { code, out } = await run(
      `${HEAD}\n2026-10,marketing,,100,EUR\n2026-10,sales,,200,EUR\n2026-10,ltv,,9000,EUR`,
      ...['--months', '2026-10'],
    );
    expect(code).toBe(0);
    const text = out.join('\n');
    expect(text).toContain('Spend of 2026-10, whole months');
    expect(text).toMatch(/Customer acquisition cost: \d+(\.\d+)? EUR \(n = \d+\)/);
    expect(text).toContain('Cost per MQL: unknown, no lead is known to have become MQL in these months');
    expect(text).toContain('lifetime value: 9,000 EUR, as of 2026-10-01');
    const without = await run(`${HEAD}\n2026-10,sales,,200,EUR`);
    expect(without.out.join('\n')).toContain('no marketing spend is given for 2026-08 to 2026-10');
  });

  it('names each line of the file that it can’t use', async () => {
    const { code, err } = await run(`${HEAD}\n2026-10,sales,,much,EUR\n2026-14,sales,,1,EUR`);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('Line 2: “much” is no amount.');
    expect(err.join('\n')).toContain('Line 3: “2026-14” is no month.');
  });

  it('wants leads, months that there are, and a file', async () => {
    const deals = ['--records', example('deals.csv'), '--map', example('deals.map.json')];
    const spend = temporaryFile('spend.csv', `${HEAD}\n2026-10,sales,,1,EUR`);
    expect((await runCli('metrics', ...deals, '--spend', spend)).err[0]).toContain('new customers and MQLs');
    expect((await runCli('metrics', ...deals, '--months', '2026')).err[0]).toBe(
      '--months is for spend. Add --spend FILE.',
    );
    expect((await run(HEAD, '--months', 'autumn')).err[0]).toContain('--months is “autumn”.');
    const map = temporaryFile('leads.map.json', JSON.stringify(MAP));
    const gone = await runCli(
      'metrics',
      '--records',
      example('leads.csv'),
      '--map',
      map,
      '--spend',
      'gone.csv',
    );
    expect(gone.err[0]).toBe('gone.csv: There is no such file, or it can’t be read.');
  });
});
