import { describe, expect, it } from 'vitest';
import { example } from './testing/examples';
import { runCli } from './testing/run-cli';

const PACKS = [example('pack.json'), example('pack-2.json')] as const;
const RECORDS = [
  '--records',
  example('deals.csv'),
  '--map',
  example('deals.map.json'),
  '--now',
  '2026-11-20',
];

describe('diff', () => {
  it('says in plain language what changed', async () => {
    const { code, out } = await runCli('diff', ...PACKS);
    expect(code).toBe(0);
    expect(out).toEqual([
      'Pipeline “Sales”, stage “Qualified”, required fields: added nextStep.',
      'Scoring, threshold: 60 → 65.',
      'Rule “Close date in the past”: removed.',
    ]);
  });

  it('adds which records lose and gain a warning', async () => {
    const { out } = await runCli('diff', ...PACKS, ...RECORDS);
    expect(out.slice(-2)).toEqual([
      'On 5 records: +0 warnings, −1',
      '  Close date in the past: +0, −1 (102)',
    ]);
    const [, back] = PACKS;
    const reverse = await runCli('diff', back, PACKS[0], ...RECORDS);
    expect(reverse.out.slice(-2)).toEqual([
      'On 5 records: +1 warning, −0',
      '  Close date in the past: +1, −0 (102)',
    ]);
  });

  it('says both for programs', async () => {
    const { out } = await runCli('diff', ...PACKS, ...RECORDS, '--json');
    expect(JSON.parse(out.join(''))).toMatchObject({
      changes: expect.arrayContaining([
        expect.objectContaining({ sentence: 'Scoring, threshold: 60 → 65.' }),
      ]),
      records: 5,
      gained: 0,
      lost: 1,
      rules: [{ rule: 'close-date-past', gained: 0, lost: 1, examples: ['102'] }],
    });
  });

  it('says that nothing changed', async () => {
    const [pack] = PACKS;
    expect((await runCli('diff', pack, pack)).out).toEqual(['Nothing that judges records changed.']);
  });

  it('refuses a pack that can’t be used', async () => {
    const { code, err } = await runCli('diff', PACKS[0], 'no-such.json');
    expect([code, err[0]]).toEqual([2, 'no-such.json: There is no such file.']);
  });
});
