import { describe, expect, it } from 'vitest';
import { csvCell } from '../../../record/csv-cell';
import { sampleRows } from '../../testing/sample-rows';
import { columnsOf, FIRST_COLUMNS } from './columns';
import { csvPieces, exportCsv, STATE_COLUMN } from './export-csv';

describe('csvCell', () => {
  it.each(['=1+2', '+cmd', '-2+3', '@SUM(A1)', '|calc', '%x', ' =1', '\t=1', '\r=1', '\n=1', '\u00a0=1'])(
    'never lets a spreadsheet run %j',
    (text) => {
      expect(csvCell(text)).toBe(`"'${text}"`);
    },
  );

  it('keeps numbers, also negative ones, as they are', () => {
    expect(csvCell(-12.5)).toBe('-12.5');
    expect(csvCell(Number.NaN)).toBe('');
    expect(csvCell(null)).toBe('');
  });

  it('quotes every text, so that commas, quotes and line breaks stay inside', () => {
    expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"');
  });
});

describe('exportCsv', () => {
  it('writes the columns in sight, then currency and address', () => {
    const rows = sampleRows([{ owner: '=HYPERLINK("x")', amount: null, closeDay: null }]);
    const file = exportCsv(
      [rows.row(0)],
      columnsOf(['title', 'owner', 'amount', 'closeDate', 'daysInStage']),
    );
    expect(file).toBe(
      '\ufeff"Record","Owner","Amount","Close date","Days in stage","Currency","Address"\r\n' +
        '"Larkspur Mills – Warehouse platform","\'=HYPERLINK(""x"")",,,46,"EUR",' +
        '"https://example.lightning.force.com/lightning/r/Opportunity/1/view"\r\n',
    );
  });

  it('writes days and instants in a form that sorts', () => {
    const file = exportCsv([sampleRows([{}]).row(0)], columnsOf(['closeDate', 'asOf']));
    expect(file).toContain('"2026-12-18","2026-11-20T13:06:00.000Z"');
  });

  it('writes the count of what was put away, and the top warning only where one is open', () => {
    const rows = sampleRows([
      { topWarning: null, warning: 0, putAway: 2 },
      { putAway: null, passed: null },
    ]);
    const file = exportCsv([rows.row(0), rows.row(1)], columnsOf(['putAway', 'topWarning']));
    const [head, ...lines] = file.split('\r\n').map((line) => line.split(',').slice(0, 2).join());
    expect(head).toContain('"Put away","Top warning"');
    expect(lines).toEqual(['2,', ',"Stale in Negotiation"', '']);
  });

  it('says what the icons of the list say', () => {
    const rows = sampleRows([{ breach: 1 }, { warning: 0 }]);
    const file = exportCsv([rows.row(0), rows.row(1)], [STATE_COLUMN]);
    expect(file.split('\r\n').map((line) => line.split(',')[0])).toEqual([
      '\ufeff"State"',
      '"Breach"',
      '"Passed"',
      '',
    ]);
  });

  it('has a heading even without a row', () => {
    expect(exportCsv([], columnsOf(FIRST_COLUMNS)).split('\r\n')).toHaveLength(2);
  });

  it('comes in pieces that are the same file, and say how many rows they make', () => {
    const rows = sampleRows(Array.from({ length: 1001 }, (_, index) => ({ title: `Deal ${index}` })));
    const all = Array.from({ length: 1001 }, (_, index) => rows.row(index));
    const columns = columnsOf(['title', 'amount']);
    const pieces = [...csvPieces(all, columns)];
    expect(pieces.map(({ done }) => done)).toEqual([500, 1000, 1001]);
    expect(pieces.map(({ text }) => text).join('')).toBe(exportCsv(all, columns));
    expect([...csvPieces(all.slice(0, 500), columns)].map(({ done }) => done)).toEqual([500]);
  });
});
