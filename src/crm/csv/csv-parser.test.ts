import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvParser, ROW_LIMITS } from './csv-parser';
import { openTable } from './open-table';
import { textFile } from './testing/text-file';

const RUNS = { seed: 71, numRuns: 400 };

function rowsOf(text: string, separator = ',', piece = text.length + 1) {
  const parser = new CsvParser(separator);
  const rows = [];
  for (let at = 0; at < text.length; at += piece) rows.push(...parser.push(text.slice(at, at + piece)));
  return [...rows, ...parser.end()];
}

const cellsOf = (text: string, separator?: string, piece?: number) =>
  rowsOf(text, separator, piece).map((row) => row.cells);

describe('a CSV text', () => {
  it.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"a ""b""","c\nd"', [['a "b"', 'c\nd']]],
    ['"",x', [['', 'x']]],
    ['5" pipe,x', [['5" pipe', 'x']]],
    ['""', [['']]],
    ['', []],
    ['\n\n', []],
  ])('%j', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
    expect(rowsOf(text, ',', 1)).toEqual(rowsOf(text));
  });

  it('counts lines inside cells, and rows as a spreadsheet does', () => {
    const rows = rowsOf('a,b\n"x\ny",1\n\nz,2\n');
    expect(rows.map(({ line, number, isAfterBlank }) => [line, number, isAfterBlank])).toEqual([
      [1, 1, false],
      [2, 2, false],
      [5, 4, true],
    ]);
  });

  it.each([
    ['a,"b', 'unclosed-quote'],
    ['"a"b,c', 'text-after-quote'],
    [`"${'x'.repeat(ROW_LIMITS.characters + 1)}"`, 'row-too-long'],
    [','.repeat(ROW_LIMITS.cells + 1), 'row-too-long'],
  ])('says what is wrong with %#', (text, fault) => {
    expect(rowsOf(text).map((row) => row.fault)).toEqual([fault]);
    if (fault !== 'unclosed-quote')
      expect(rowsOf(`${text}\nx,y`)[1]).toMatchObject({ cells: ['x', 'y'], fault: null });
  });

  it('goes on after a row that is too long', () => {
    const rows = rowsOf(`"${'x'.repeat(10_000_000)}",1\nx,y\n`, ',', 65_536);
    expect(rows.map((row) => row.fault)).toEqual(['row-too-long', null]);
    expect(rows[1]?.cells).toEqual(['x', 'y']);
    expect(rows[0]?.cells.join('').length).toBeLessThan(10);
  });
});

const written = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', 'a', 'é', '😀', ' ', '\ufeff'),
    maxLength: 8,
  }),
);
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(written, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  );
const dialect = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quoting: fc.constantFrom('all' as const, 'needed' as const),
  hasLastBreak: fc.boolean(),
});

interface Dialect {
  separator: string;
  newline: string;
  quoting: 'all' | 'needed';
  hasLastBreak: boolean;
}

function write(rows: readonly string[][], { separator, newline, quoting, hasLastBreak }: Dialect): string {
  const quoted = (text: string) =>
    quoting === 'all' || /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(quoted).join(separator)).join(newline) + (hasLastBreak ? newline : '');
}

function utf16(text: string, isBig: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !isBig);
  return new Uint8Array(view.buffer);
}

const encode = {
  'utf-8': (text: string) => new TextEncoder().encode(text),
  'utf-16le': (text: string) => utf16(text, false),
  'utf-16be': (text: string) => utf16(text, true),
};

describe('the separator', () => {
  it.each([
    ['Id;Amount, net;Close, planned, or so\n1;2;3\n4;5;6', 3],
    ['Id|Name, full\n1|a', 2],
    ['sep=;\r\nId;A,B,C\r\n1;2\r\n', 2],
    ['"Id,""A, B"",C"\n"1,2,3"', 3],
    ['Id\n1\n2', 1],
  ])('of %j', async (text, columns) => {
    expect((await openTable(textFile(text), {}, 'read', {})).columns).toHaveLength(columns);
  });
});

describe('any table in any dialect', () => {
  it('is read back as it was written, cut at any character', () => {
    fc.assert(
      fc.property(table, dialect, fc.integer({ min: 1, max: 7 }), (rows, style, piece) => {
        expect(cellsOf(write(rows, style), style.separator, piece)).toEqual(rows);
      }),
      RUNS,
    );
  });

  it('is read as csv-parse reads it', () => {
    fc.assert(
      fc.property(table, dialect, (rows, style) => {
        const text = write(rows, style);
        const theirs = parse(text, {
          delimiter: style.separator,
          recordDelimiter: style.newline,
          skipEmptyLines: true,
          relaxQuotes: true,
        });
        expect(cellsOf(text, style.separator)).toEqual(theirs);
      }),
      RUNS,
    );
  });

  it('is read back in every encoding, cut at every byte, its separator found', async () => {
    const column = fc.string({
      unit: fc.constantFrom('a', 'b', 'ü', '字', '😀'),
      minLength: 1,
      maxLength: 5,
    });
    const named = fc
      .uniqueArray(column, { minLength: 2, maxLength: 4 })
      .chain((names) =>
        fc.tuple(
          fc.constant(names),
          fc.array(fc.array(written, { minLength: names.length, maxLength: names.length }), { maxLength: 4 }),
        ),
      );
    const encoding = fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const);
    await fc.assert(
      fc.asyncProperty(
        named,
        dialect,
        encoding,
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        async (content, style, enc, hasMark, piece) => {
          const [names, rows] = content;
          const mark = hasMark || enc !== 'utf-8' ? '\ufeff' : '';
          const bytes = encode[enc](mark + write([names, ...rows], { ...style, quoting: 'all' }));
          const { columns, batches } = await openTable(textFile(bytes, 'a.csv', piece), {}, 'read', {});
          expect(columns).toEqual(names);
          const read = [];
          for await (const batch of batches)
            for (const row of batch.rows) read.push(names.map((name) => row.get(name)));
          expect(read).toEqual(rows);
        },
      ),
      { seed: 73, numRuns: 150 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), dialect, (text, { separator }) => {
        expect(rowsOf(text, separator, 3)).toEqual(rowsOf(text, separator));
      }),
      RUNS,
    );
  });
});
