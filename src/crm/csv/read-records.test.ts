import { describe, expect, it } from 'vitest';
import { codes, deals, MAP } from './testing/deals-file';
import { readAll, textFile } from './testing/text-file';

describe('records of a file', () => {
  it('carry typed values, with the text as it was', async () => {
    const { rows, summary } = await readAll(deals('D1,"1,234.50",2026-03-05,2026-01-02T10:30:00Z'), {
      ...MAP,
      title: 'Id',
      crm: 'hubspot',
    });
    expect(rows).toEqual([
      {
        row: 2,
        line: 2,
        cells: ['D1', '1,234.50', '2026-03-05', '2026-01-02T10:30:00Z'],
        unread: {},
        outcome: null,
        record: {
          identity: { crm: 'hubspot', object: 'deal', id: 'D1', org: 'deals.csv', url: '' },
          title: 'D1',
          fields: {
            name: { state: 'value', value: 'D1', text: 'D1', label: 'Name' },
            amount: { state: 'value', value: 1234.5, text: '1,234.50', label: 'Amount' },
            closeDate: { state: 'value', value: '2026-03-05', text: '2026-03-05', label: 'Close date' },
            createdAt: {
              state: 'value',
              value: Date.parse('2026-01-02T10:30:00Z'),
              precision: 'exact',
              text: '2026-01-02T10:30:00Z',
              label: 'Created',
            },
          },
          stage: null,
          stages: [],
          history: [],
          asOf: Date.parse('2026-11-20T13:06:00Z'),
          coverage: 'full',
          apiNames: { name: 'Id', amount: 'Amount', closeDate: 'Close', createdAt: 'Created' },
        },
      },
    ]);
    expect(summary).toEqual({
      rows: { total: 1, read: 1, repaired: 0, refused: 0, footer: 0 },
      issues: [],
      isComplete: true,
    });
  });

  it('tell blank, unreadable and not given apart', async () => {
    const { rows } = await readAll(deals('D1,,soon,Select', 'D2,12'), { ...MAP, blanks: ['Select'] });
    expect(rows[0]?.record.fields).toEqual({
      amount: { state: 'empty', label: 'Amount' },
      closeDate: { state: 'unreadable', label: 'Close date', reason: 'not-a-date', text: 'soon' },
      createdAt: { state: 'empty', label: 'Created' },
    });
    expect(Object.keys(rows[1]?.record.fields ?? {})).toEqual(['amount']);
  });

  it('are the day’s start in the map’s zone where only a day is given', async () => {
    const { rows } = await readAll(deals('D1,1,,2026-07-01', 'D2,1,,2026-07-01 08:15'), {
      ...MAP,
      zone: 'Europe/Berlin',
    });
    expect(rows.map(({ record }) => record.fields.createdAt)).toMatchObject([
      { value: Date.parse('2026-06-30T22:00:00Z'), precision: 'day', zoneAssumed: true },
      { value: Date.parse('2026-07-01T06:15:00Z'), precision: 'minute', zoneAssumed: true },
    ]);
  });

  it('follow values, units, constants and the first column that is not blank', async () => {
    const { rows } = await readAll(textFile('Id,A,B,Size,Rev,At\n1,-,x,big,1100.04,1767225600000\n'), {
      object: 'lead',
      id: 'Id',
      fields: {
        source: { columns: ['A', 'B'], blanks: ['-'] },
        employees: { column: 'Size', values: { big: 500 } },
        annualRevenue: { column: 'Rev', unit: 'millions' },
        createdAt: { column: 'At', unit: 'milliseconds' },
        country: { constant: 'Germany' },
      },
    });
    expect(Object.values(rows[0]?.record.fields ?? {})).toMatchObject([
      { value: 'x' },
      { value: 500 },
      { value: 1_100_040_000 },
      { value: 1_767_225_600_000, precision: 'exact' },
      { value: 'Germany' },
    ]);
  });

  it('stand for the band they lie in, and are blank below the first', async () => {
    const bands = [
      { from: 10, value: 'small' },
      { from: 100, value: 'large' },
    ];
    const { rows } = await readAll(deals('D1,9', 'D2,10', 'D3,1000', 'D4,many', 'D5,'), {
      object: 'deal',
      id: 'Id',
      fields: { size: { column: 'Amount', type: 'choice', bands } },
    });
    const size = rows.map(({ record }) => record.fields.size);
    expect(size.map((one) => (one?.state === 'value' ? one.value : one?.state))).toEqual([
      'empty',
      'small',
      'large',
      'many',
      'empty',
    ]);
  });

  it('take types and labels of the rule pack’s fields', async () => {
    const { rows } = await readAll(
      textFile('Id,F\n1,12\n'),
      { object: 'deal', id: 'Id', fields: { fitScore: { column: 'F' } } },
      { packFields: [{ name: 'fitScore', label: 'Fit score', type: 'number', apiNames: {} }] },
    );
    expect(rows[0]?.record.fields.fitScore).toMatchObject({ value: 12, label: 'Fit score' });
  });
});

describe('rows that do not fit', () => {
  it('are repaired or refused, each with its line, and add up', async () => {
    const { rows, problems, summary } = await readAll(
      deals(
        'D1,1,2026-01-01,2026-01-01',
        '"D2,2,2026-01-01,""2026-01-01"""',
        'D3,3',
        'D4,4,2026-01-01,2026-01-01,,',
        'D5,1,2026-01-01,2026-01-01,more',
        'D6',
        '"D7,1,2026-01-01"',
        ',7,2026-01-01,2026-01-01',
        '',
        'D8,"8"8,2026-01-01,2026-01-01',
        '',
        '',
        'Deals of this quarter',
        'Confidential Information - Do Not Distribute',
      ),
      MAP,
    );
    expect(rows.map(({ record }) => record.identity.id)).toEqual(['D1', 'D2', 'D3', 'D4']);
    expect(summary.rows).toEqual({ total: 11, read: 4, repaired: 3, refused: 5, footer: 2 });
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['long-row', 6],
      ['one-cell-row', 7],
      ['one-cell-row', 8],
      ['text-after-quote', 11],
      ['no-id', 9],
    ]);
    expect(
      summary.issues.map(({ code, effect, count, lines }) => [code, effect, count, lines]),
    ).toContainEqual(['whole-row-quoted', 'repaired', 1, [3]]);
    for (const { message, fix } of summary.issues) expect(`${message} ${fix}`).toMatch(/deals\.csv.*\. \S+/);
  });

  it.each([
    ['', 'fatal empty-file', null],
    ['\ufeff\n \n', 'fatal empty-file', null],
    ['Id,Amount,Close,Created\n', 'note no-rows', null],
    ['Id,Amount,Close\n1,2,3\n', 'fatal missing-column', 1],
    ['Id,Amount,Close,Created,Amount\n1,2,,,3\n', 'fatal duplicate-column', 1],
    ['Id,Amount,Close,Created,\n1,2,,,3\n', 'note unnamed-column', 1],
    ['Id,Amount,Close,Created\n1,2,,\n2,"3,,\n3,4,,\n', 'refused unclosed-quote', 3],
    ['Id,Amount,Close,Created\n1,2\0,,\n', 'fatal not-text', 2],
    ['<!doctype html><title>Log in</title>', 'fatal not-text', null],
  ])('%j is %s', async (text, expected, line) => {
    const { problems, summary } = await readAll(textFile(text), MAP);
    expect(codes(problems)).toEqual([expected]);
    expect(problems[0]?.line).toBe(line);
    expect(summary.isComplete).toBe(!expected.startsWith('fatal'));
  });

  it('names the line of bytes that are no text, and takes the encoding that the map states', async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode(`Id,Name\n${'1,a\n'.repeat(30)}2,M`),
      0xfc,
      10,
    ]);
    const map = { object: 'deal', id: 'Id', title: 'Name', fields: {} };
    const { problems } = await readAll(textFile(bytes, 'deals.csv', 50), map);
    expect(problems[0]).toMatchObject({ code: 'bad-encoding', line: 32 });
    const { rows } = await readAll(textFile(bytes), { ...map, encoding: 'windows-1252' });
    expect(rows.at(-1)?.record.title).toBe('Mü');
  });

  it('suggests the column that was meant', async () => {
    const { problems } = await readAll(deals('D1,1,,'), { ...MAP, id: 'id' });
    expect(problems[0]?.fix).toContain('“Id”');
  });

  it('names what can’t be read at all', async () => {
    const broken = {
      name: 'gone.csv',
      size: null,
      open: (): AsyncIterable<Uint8Array> => {
        throw new Error('no such file');
      },
    };
    expect(codes((await readAll(broken, MAP)).problems)).toEqual(['fatal cannot-read']);
  });
});

describe('day and month', () => {
  const close = async (values: string[], extra: object = {}) => {
    const { rows, problems } = await readAll(deals(...values.map((value, at) => `D${at},1,${value},`)), {
      ...MAP,
      ...extra,
    });
    const readings = rows.map(({ record: { fields } }) => fields.closeDate);
    return { values: readings.map((one) => (one?.state === 'value' ? one.value : one?.state)), problems };
  };

  it('are proven by other rows of the file, which are named', async () => {
    const { values, problems } = await close(['3/1/2026', '10/25/2026']);
    expect(values).toEqual(['2026-03-01', '2026-10-25']);
    expect(problems).toMatchObject([{ code: 'date-order', effect: 'note' }]);
    expect(problems[0]?.message).toContain('line 3');
    expect((await close(['3/1/2026', '25/10/2026'])).values).toEqual(['2026-01-03', '2026-10-25']);
  });

  it('are asked for when nothing proves them', async () => {
    const { values, problems } = await close(['2026-01-01', '3/1/2026']);
    expect(values).toEqual([]);
    expect(problems).toMatchObject([{ code: 'ambiguous-dates', effect: 'fatal', line: 3 }]);
    expect(problems[0]?.fix).toContain('"dateOrder"');
    expect((await close(['3/1/2026'], { dateOrder: 'dmy' })).values).toEqual(['2026-01-03']);
  });

  it('are asked for when the file proves both', async () => {
    const { problems } = await close(['13/1/2026', '1/13/2026']);
    expect(problems).toMatchObject([{ code: 'conflicting-dates', effect: 'fatal', line: 3 }]);
  });

  it('never turn round for a date that does not fit the stated order', async () => {
    const { values } = await close(['13/1/2026', '1/13/2026', 'today', '5 March 2026'], { dateOrder: 'dmy' });
    expect(values).toEqual(['2026-01-13', 'unreadable', 'unreadable', '2026-03-05']);
  });

  it('do not matter where no date depends on them', async () => {
    const { values, problems } = await close(['3/3/2026', '2026-03-04', '']);
    expect(values).toEqual(['2026-03-03', '2026-03-04', 'empty']);
    expect(problems).toEqual([]);
  });
});

describe('thousands and decimals', () => {
  const amounts = async (values: string[], extra: object = {}) => {
    const { rows } = await readAll(deals(...values.map((value, at) => `D${at},"${value}",,`)), {
      ...MAP,
      ...extra,
    });
    const readings = rows.map(({ record }) => record.fields.amount);
    return readings.map((one) =>
      one?.state === 'value' ? one.value : one?.state === 'unreadable' && one.reason,
    );
  };

  it('are never guessed', async () => {
    expect(await amounts(['1.234', '5'])).toEqual(['ambiguous-number', 5]);
    expect(await amounts(['1.234', '1.234,56'])).toEqual([1234, 1234.56]);
    expect(await amounts(['1.234', '7.5'])).toEqual([1.234, 7.5]);
    expect(await amounts(['1.234', '7.5'], { decimal: ',' })).toEqual([1234, 'not-a-number']);
    expect(await amounts(['01-May', '-0'])).toEqual(['not-a-number', 0]);
  });
});

describe('reading', () => {
  it('tells how far it is, and stops when told to', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const source = textFile(`Id,Amount,Close,Created\n${'D,1,,\n'.repeat(20_000)}`, 'deals.csv', 10_000);
    const reading = readAll(source, MAP, {
      signal: controller.signal,
      onProgress: ({ pass, bytes }) => {
        if (pass === 'scan') return;
        seen.push(bytes);
        if (bytes > 50_000) controller.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
  });
});
