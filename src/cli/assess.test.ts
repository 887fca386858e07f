import { describe, expect, it } from 'vitest';
import { example, exampleText, mapWith } from './testing/examples';
import { runCli, temporaryFile } from './testing/run-cli';

const DEALS = exampleText('deals.csv');
const NOW = '2026-11-20T12:00:00Z';

const assess = (records: string, ...more: string[]) =>
  runCli('assess', '--pack', example('pack.json'), '--records', records, '--now', NOW, ...more);

const withMap = (records: string, ...more: string[]) =>
  assess(records, '--map', example('deals.map.json'), ...more);

/** What each record came to: its id and its failing and unknown rules. */
const verdicts = (out: readonly string[]) =>
  out.map((line) => {
    const { id, findings }: { id: string; findings: { rule: string; outcome: string }[] } = JSON.parse(line);
    return [
      id,
      ...findings.filter((one) => one.outcome !== 'pass').map((one) => `${one.rule} ${one.outcome}`),
    ];
  });

const EXPECTED = [
  ['101', 'required-fields fail'],
  ['102', 'close-date-past fail'],
  ['103', 'required-fields fail'],
  ['104'],
  ['105', 'required-fields unknown'],
];

const rows = DEALS.trimEnd()
  .split('\n')
  .map((line) => line.split(','));
const [header = [], ...cells] = rows;
const objects = cells.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));

/** The same five deals as programs write them. */
const WRITTEN: readonly [what: string, name: string, content: string | Uint8Array][] = [
  ['commas', 'deals.csv', DEALS],
  ['a byte order mark', 'deals.csv', `\uFEFF${DEALS}`],
  ['carriage returns', 'deals.csv', DEALS.replaceAll('\n', '\r\n')],
  ['semicolons', 'deals.csv', rows.map((row) => row.join(';')).join('\n')],
  ['tabs', 'deals.tsv', rows.map((row) => row.join('\t')).join('\n')],
  ['UTF-16', 'deals.txt', Buffer.from(`\uFEFF${DEALS}`, 'utf16le')],
  ['a list of JSON', 'deals.json', JSON.stringify(objects)],
  ['a list inside JSON', 'deals.json', JSON.stringify({ total: 5, results: objects }, null, 2)],
  ['JSON lines', 'deals.ndjson', objects.map((one) => JSON.stringify(one)).join('\n')],
];

describe('assess', () => {
  it.each(WRITTEN)('gives the same for %s', async (_, name, content) => {
    const { code, out, err } = await withMap(temporaryFile(name, content), '--json');
    expect(verdicts(out), err.join('\n')).toEqual(EXPECTED);
    expect(err.at(-1)).toBe('5 records read');
    expect(code).toBe(0);
  });

  it('prints one object a line, with everything a program needs', async () => {
    const { out } = await withMap(example('deals.csv'), '--json');
    const [first] = out.map((line): unknown => JSON.parse(line));
    expect(first).toEqual({
      id: '101',
      score: null,
      findings: expect.any(Array),
      deadlines: [],
    });
    expect(first).toMatchObject({
      findings: expect.arrayContaining([
        {
          kind: 'required-fields',
          rule: 'required-fields',
          outcome: 'fail',
          severity: 'warning',
          message: expect.stringContaining('Amount is empty; Proposal needs it.'),
          evidence: expect.any(Array),
          clears: expect.stringContaining('Amount'),
        },
      ]),
    });
  });

  it('scores leads, and its parts add up', async () => {
    const { out } = await assess(example('leads.csv'), '--map', example('leads.map.json'), '--json');
    const [first] = out.map((line): unknown => JSON.parse(line));
    const { score } = first as { score: { total: number; parts: { points: number }[] } };
    expect(Object.keys(score)).toEqual(['fit', 'engagement', 'negative', 'total', 'mql', 'parts']);
    const sum = score.parts.reduce((total, { points }) => total + points, 0);
    expect(sum).toBeCloseTo(score.total, 9);
  });

  it('needs no map where columns are named like fields', async () => {
    const file = temporaryFile('leads.csv', 'id,name,jobTitle,employees\n7,Example lead,Head of Sales,240\n');
    const { code, out } = await assess(file);
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^7 {2}Example lead {2}score \d+ of 100/);
  });

  it('asks for a map where there is no id', async () => {
    const { code, err } = await assess(temporaryFile('deals.csv', DEALS));
    expect(code).toBe(2);
    expect(err).toEqual([
      expect.stringMatching(/deals\.csv has no column “id”\.$/),
      '  Give a map with --map that says which column holds what.',
    ]);
  });

  it('asks for the order of dates that could be either, and takes the answer', async () => {
    const file = example('ambiguous-dates.csv');
    const asked = await withMap(file);
    expect(asked.code).toBe(2);
    expect(asked.out).toEqual([]);
    expect(asked.err[1]).toContain(
      '“02/10/2026” (line 2, Create date) could have the day or the month first',
    );
    expect(asked.err[1]).toContain('Set "dateOrder" in the map');
    const dated = (dateOrder: string) => assess(file, '--map', mapWith('deals.map.json', { dateOrder }));
    expect((await dated('dmy')).out.join('\n')).not.toContain('past');
    expect((await dated('mdy')).out.join('\n')).toContain('Close date 12 May 2026');
  });

  it('unwraps lines that are quoted whole, and names them', async () => {
    const [first = '', second = '', ...others] = DEALS.split('\n');
    const { out, err } = await withMap(
      temporaryFile('deals.csv', [first, `"${second}"`, ...others].join('\n')),
      '--json',
    );
    expect(verdicts(out)).toEqual(EXPECTED);
    expect(err.join('\n')).toContain(
      'In line 2 of deals.csv the whole line is in quotes once more; it was unwrapped and read.',
    );
    expect(err.at(-1)).toBe('5 records read, 1 of them repaired');
  });

  it('reads line breaks inside quotes, and refuses rows of another length by name', async () => {
    const broken = `${DEALS.replace('Send the contract', '"Send the\ncontract"')}106,one,two,three,4,5,6,7,8,9\n`;
    const { code, out, err } = await withMap(temporaryFile('deals.csv', broken), '--json');
    expect(code).toBe(0);
    expect(verdicts(out)).toEqual(EXPECTED);
    expect(err).toContainEqual(expect.stringMatching(/^Line 8 of deals\.csv has 10 cells, the header 8\./));
    expect(err.at(-1)).toBe('5 records read, 1 refused');
  });

  it.each<[what: string, content: string, says: string]>([
    ['an empty file', '', 'is empty'],
    ['a web page', '<!doctype html><p>Log in</p>', 'is a web page or XML'],
    ['a missing column', DEALS.replace('Deal stage', 'Stage name'), 'Deal stage'],
  ])('says what is wrong with %s', async (_, content, says) => {
    const { code, out, err } = await withMap(temporaryFile('deals.csv', content));
    expect([code, out]).toEqual([2, []]);
    expect(err.join('\n')).toContain(says);
  });

  it('says that a file is missing, with a map and without', async () => {
    expect(await withMap('no-such.csv')).toMatchObject({
      code: 2,
      err: ['no-such.csv: There is no such file.'],
    });
    expect((await assess('no-such.csv')).err).toEqual(['no-such.csv: There is no such file.']);
  });

  it('refuses a map with a typo, and suggests what was meant', async () => {
    const map = temporaryFile('map.json', exampleText('deals.map.json').replace('"title"', '"titel"'));
    const { code, err } = await assess(example('deals.csv'), '--map', map);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('Did you mean “title”?');
  });

  it('refuses a clock that is none', async () => {
    const { code, err } = await assess(example('deals.csv'), '--now', 'yesterday');
    expect(code).toBe(2);
    expect(err[0]).toBe('--now is “yesterday”. Write it like 2026-11-20.');
  });
});
