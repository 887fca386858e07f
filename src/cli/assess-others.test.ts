import { describe, expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { runCli, temporaryFile } from './testing/run-cli';

const { routing } = bundledPack;
if (!routing) throw new Error('The bundled pack has no routing.');

/** The bundled pack with the rules of one kind only. */
const packFile = (kind: string, mode: 'live' | 'shadow', change: Partial<RulePack> = {}) =>
  temporaryFile(
    'pack.json',
    JSON.stringify({
      ...bundledPack,
      rules: bundledPack.rules.filter((rule) => rule.kind === kind).map((rule) => ({ ...rule, mode })),
      ...change,
    }),
  );

const leads = (...rows: string[]) =>
  temporaryFile(
    'leads.csv',
    ['id,name,email,company,phone,owner,likelyAcv,productSignup,teamUsers,lastEngagementAt', ...rows].join(
      '\n',
    ),
  );

async function verdicts(pack: string, records: string, ...more: string[]) {
  const run = await runCli('assess', '--pack', pack, '--records', records, '--json', ...more);
  return run.out.map((line) => {
    const { findings }: { findings: { outcome: string; message: string }[] } = JSON.parse(line);
    return findings.map(({ outcome, message }) => `${outcome}: ${message}`).join('\n');
  });
}

const ADA = '1,Ada Sampleton,ada@sample.example,,,,9000,no,1,';
const ADA_AGAIN = '2,Ada S.,ADA+news@sample.example,,,,9000,no,1,';
const BOB = '3,Bob Demo,bob@demo.example,,,,9000,no,1,';

describe('records judged beside each other', () => {
  it('are held against all of the file, those further down too', async () => {
    expect(await verdicts(packFile('duplicate', 'live'), leads(ADA, BOB, ADA_AGAIN))).toEqual([
      expect.stringMatching(/^fail: Another record has the same e-mail address .*: lead Ada S\.\./),
      expect.stringMatching(/^pass: None of 2 leads and contacts at hand has the same e-mail address\./),
      expect.stringMatching(/^fail: Another record has the same e-mail address .*: lead Ada Sampleton\./),
    ]);
  });

  it('are unknown where the file has no other', async () => {
    expect(await verdicts(packFile('duplicate', 'live'), leads(ADA))).toEqual([
      expect.stringMatching(/^unknown: No other leads or contacts are at hand\./),
    ]);
  });

  it('are judged in shadow mode only when asked to', async () => {
    const pack = packFile('duplicate', 'shadow');
    expect(await verdicts(pack, leads(ADA, ADA_AGAIN))).toEqual(['', '']);
    expect(await verdicts(pack, leads(ADA, ADA_AGAIN), '--shadow')).toEqual([
      expect.stringMatching(/^fail/),
      expect.stringMatching(/^fail/),
    ]);
  });

  it('make a buying committee together', async () => {
    const people = [
      { id: 'kim', label: 'Kim Rep', team: 'sales' },
      { id: 'ann', label: 'Ann Rep', team: 'enterprise' },
    ];
    const pack = packFile('routing', 'live', {
      routing: {
        ...routing,
        people,
        teams: [
          { id: 'sales', label: 'Sales' },
          { id: 'enterprise', label: 'Enterprise' },
        ],
        branches: [
          {
            id: 'committee',
            label: 'Committee',
            match: 'buyingCommittee',
            to: { method: 'roundRobin', team: 'enterprise' },
          },
          { id: 'rest', label: 'Rest', to: { method: 'roundRobin', team: 'sales' } },
        ],
      },
    });
    const engaged = (id: number) => `${id},P ${id},p${id}@sample.example,,,,,,,2026-11-15`;
    const [first, second] = await Promise.all([
      verdicts(pack, leads(engaged(1), engaged(2), engaged(3))),
      verdicts(pack, leads(engaged(1), engaged(2), BOB)),
    ]);
    expect(first[0]).toBe('fail: Owner is empty; routing gives the record to Ann Rep. Assign it.');
    expect(second[0]).toBe('fail: Owner is empty; routing gives the record to Kim Rep. Assign it.');
  });

  it('need a file: what can be read only once is refused, with the way out', async () => {
    const { code, err } = await runCli('assess', '--pack', packFile('duplicate', 'live'), '--records', '.');
    expect([code, ...err]).toEqual([
      2,
      '.: It is no file.',
      '  Records are read more than once, which a pipe does not allow: write them to a file first.',
    ]);
  });

  it('take memory, and the help says how much', async () => {
    const { out } = await runCli('assess', '--help');
    expect(out.join(' ')).toMatch(/kept in memory: about \d+ MB for 100,000 of them\./);
  });
});
