import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, withoutGuard } from './csv-cell';

const RUNS = { seed: 11, numRuns: 2000 };
const STARTS = ['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠'];
const BEFORE = ['', ' ', '   ', '\u00a0', '\ufeff', '\u200b', '\0', '"', "'", '\t', '\r\n', ' \ufeff" '];
const read = (cell: string): string => parse(`${cell},"end"\r\n`).at(0)?.at(0) ?? 'nothing';

describe('a cell for spreadsheets', () => {
  it.each(STARTS.flatMap((start) => BEFORE.map((before) => `${before}${start}cmd("x",1)`)))(
    'has an apostrophe before a formula: %j',
    (text) => expect(read(csvCell(text))).toBe(`'${text}`),
  );

  it.each(['\tA1', '\rA1', '\nA1'])('has one before a break of cells: %j', (text) =>
    expect(read(csvCell(text))).toBe(`'${text}`),
  );

  it.each(['Larkspur Mills', '12 = 3', 'a-b', "O'Neill", '"quoted"', '', ' '])('is as it was: %j', (text) =>
    expect(read(csvCell(text))).toBe(text),
  );

  it('is read back as what it was, whatever is in it', () => {
    const part = fc.constantFrom(...STARTS, ...BEFORE, 'a', '1', ',', '\n');
    const text = fc.oneof(
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (value) => {
        // csv-parse takes a BOM before the first quote for the file's own.
        expect(withoutGuard(read(csvCell(value)))).toBe(value);
      }),
      RUNS,
    );
  });
});
