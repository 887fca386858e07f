import { describe, expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import { example } from './testing/examples';
import { runCli, temporaryFile } from './testing/run-cli';

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

  it('judges with all that the file knows, records beside each other too', async () => {
    const rules = bundledPack.rules.filter(({ kind }) => kind === 'duplicate');
    const pack = (mode: 'live' | 'off') =>
      temporaryFile(
        'pack.json',
        JSON.stringify({ ...bundledPack, rules: rules.map((rule) => ({ ...rule, mode })) }),
      );
    const rows = [
      'id,name,email',
      '1,Ada,ada@sample.example',
      '2,Bob,bob@demo.example',
      '3,A,Ada@sample.example',
    ];
    const records = temporaryFile('leads.csv', rows.join('\n'));
    const { out } = await runCli('diff', pack('off'), pack('live'), '--records', records);
    expect(out.at(-2)).toBe('On 3 records: +2 warnings, −0');
    expect(out.at(-1)).toContain('(1, 3)');
  });

  it('loses no warning because the new pack does not read its field', async () => {
    const condition = (field: string) => ({
      fields: { ...bundledPack.fields, [field]: { label: field, type: 'text' } },
      rules: [
        {
          ...{
            id: 'own',
            kind: 'condition',
            title: 'Own',
            owner: 'RevOps',
            why: 'x',
            severity: 'info',
            mode: 'live',
          },
          appliesTo: ['deal'],
          options: { when: { op: 'exists', field }, says: 'x', next: 'x' },
        },
      ],
    });
    const pack = (field: string) =>
      temporaryFile('pack.json', JSON.stringify({ ...bundledPack, ...condition(field) }));
    const records = temporaryFile('deals.csv', 'id,name,oldWord,newWord\n1,A,x,y\n');
    const { out } = await runCli('diff', pack('oldWord'), pack('newWord'), '--records', records);
    expect(out).toContain('On 1 record: +0 warnings, −0');
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
