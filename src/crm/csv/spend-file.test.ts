import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCurrency, SPEND_KINDS, type SpendRow, sortedSpend, spendKey } from '../../record/spend';
import { spendCsv } from '../../record/spend-csv';
import { monthOf } from './spend-cells';
import { readSpendFile, textSource } from './spend-file';

const read = (text: string) => readSpendFile(textSource(text));
const HEAD = 'month,kind,source,amount,currency';
const whyNot = async (...lines: string[]) =>
  (await read([HEAD, ...lines].join('\n'))).problems.map(({ message }) => message);

describe('a file of spend', () => {
  it('is read with its own heads, separators and ways to write', async () => {
    const { rows, problems } = await read(
      'Date;Type;Channel;Cost;Currency code;Notes\r\nOct 2026;Marketing;Web;"1.200,50";eur;\r\n2026/9;sales;;800,25 €;;plan\r\nNov-26;LTV;;9000;EUR;\r\n',
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { kind: 'sales', when: '2026-09', source: '', amount: 800.25, currency: 'EUR', note: 'plan' },
      { kind: 'marketing', when: '2026-10', source: 'Web', amount: 1200.5, currency: 'EUR', note: '' },
      { kind: 'lifetimeValue', when: '2026-11-01', source: '', amount: 9000, currency: 'EUR', note: '' },
    ]);
  });

  it('names each line that is wrong, with what to write', async () => {
    expect(
      await whyNot(
        '2026-10,marketing,,100,EUR',
        '2026-13,marketing,,100,EUR',
        '2026-10,rent,,100,EUR',
        '2026-10,sales,,12x,EUR',
        '2026-09,sales,,"1,200",EUR',
        '2026-08,sales,,,EUR',
        '2026-07,sales,,-5,EUR',
        '2026-10,sales,Web,5,EUR',
        '2026-06,sales,,5,euros',
        '2026-10,marketing,,5,EUR',
        '2026-05,sales,,$US 5,EUR',
      ),
    ).toEqual([
      'Line 3: “2026-13” is no month. Write it like 2026-10.',
      'Line 4: “rent” is no kind. Write marketing, sales or lifetime value.',
      'Line 5: “12x” is no amount. Write it like 1200 or 1200.50.',
      'Line 6: “1,200” could be thousands or decimals. Write it like 1200 or 1200.50.',
      'Line 7: there is no amount. Write 0 where nothing was spent.',
      'Line 8: “-5” is below 0 or too large.',
      'Line 9: only marketing spend is given by source. Leave the source of sales blank.',
      'Line 10: “euros” is no currency. Write three letters, like EUR.',
      'Line 11: line 2 gives the same for 2026-10. Add the two up, or name a source.',
      'Line 12: the amount is in USD, the currency is EUR. Write one of them.',
    ]);
  });

  it('names the columns that it lacks, and a quote that is left open', async () => {
    expect((await read('month,amount\n2026-10,5')).problems).toEqual([
      {
        line: null,
        message:
          'There is no column “kind”, no column “currency”. The first line names the columns: month,kind,source,amount,currency,note.',
      },
    ]);
    expect((await read('')).problems[0]?.message).toContain('is empty');
    expect((await read(HEAD)).problems[0]?.message).toContain('a first line only');
    const [open] = await whyNot('2026-10,sales,"x,5,EUR');
    expect(open).toContain('Line 2');
  });

  it('reads what is exported, formulas and all, to the same rows', async () => {
    const text = fc.string({ maxLength: 12 }).map((one) => one.replace(/\p{Cc}|\ufeff/gu, '').trim());
    const row: fc.Arbitrary<SpendRow> = fc
      .record({
        kind: fc.constantFrom(...SPEND_KINDS),
        month: fc.integer({ min: 1, max: 12 }).map((of) => `2026-${String(of).padStart(2, '0')}`),
        source: fc.oneof(text, fc.constantFrom('=1+1', '"Web", paid', "'x")),
        amount: fc.integer({ min: 0, max: 10 ** 9 }).map((cents) => cents / 100),
        currency: fc.constantFrom('EUR', 'USD', 'JPY'),
        note: text,
      })
      .map(({ month, ...rest }) => ({
        ...rest,
        when: rest.kind === 'lifetimeValue' ? `${month}-15` : month,
        source: rest.kind === 'marketing' ? rest.source : '',
      }));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { selector: spendKey, minLength: 1, maxLength: 30 }),
        async (rows) => {
          const csv = spendCsv(rows);
          if (rows.some(({ source }) => source === '=1+1')) expect(csv).toContain(`,"'=1+1",`);
          expect(await read(csv)).toEqual({ rows: sortedSpend(rows), problems: [] });
        },
      ),
      { numRuns: 150, seed: 5 },
    );
  });
});

it('a month is read as people and spreadsheets write it', () => {
  for (const text of [
    '2026-10',
    '2026/10',
    '10/2026',
    '10.2026',
    'Oct 2026',
    'October 2026',
    'Oct-26',
    '2026-10-01',
  ])
    expect(monthOf(text), text).toBe('2026-10');
  for (const text of ['10', '01/10/2026', 'Okt 2026', '2026-1x', 'Q4 2026', '26-10'])
    expect(monthOf(text), text).toBeNull();
  expect(isCurrency('EUR')).toBe(true);
});
