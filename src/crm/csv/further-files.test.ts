import { describe, expect, it } from 'vitest';
import { codes, MAP } from './testing/deals-file';
import { filesOf, readAll, textFile } from './testing/text-file';

describe('outcome', () => {
  const outcomes = async (text: string, map: object) =>
    (await readAll(textFile(text), { object: 'deal', id: 'Id', fields: {}, ...map })).rows.map(
      (row) => row.outcome,
    );
  const stages = [
    { id: 'demo', label: 'Demo', kind: 'open' },
    { id: 'closedwon', label: 'Closed Won', kind: 'won' },
  ];

  it('comes from the kind of the stage', async () => {
    const text = 'Id,S\n1,Demo\n2,closedwon\n3,CW\n4,Odd\n5,\n';
    const map = { stage: { column: 'S', values: { CW: 'closedwon' } }, stages };
    expect(await outcomes(text, map)).toEqual(['open', 'won', 'won', null, null]);
  });

  it('comes from a column', async () => {
    const outcome = { column: 'C', won: ['1'], lost: ['0'], blank: 'open' };
    expect(await outcomes('Id,C\n1,1\n2,0\n3,\n4,maybe\n', { outcome })).toEqual([
      'won',
      'lost',
      'open',
      null,
    ]);
  });
});

describe('further files', () => {
  const map = {
    ...MAP,
    stage: { column: 'Stage' },
    stages: [
      { id: 'demo', label: 'Demo', kind: 'open' },
      { id: 'won', label: 'Won', kind: 'won' },
    ],
  };
  const main = textFile('Id,Amount,Close,Created,Stage,Account\nD1,1,,,won,Ash\nD2,1,,,Demo,Oak\n');

  it('complete records by key', async () => {
    const accounts = textFile('Name,Size\nAsh,20\nElm,1\nElm,2\n', 'accounts.csv');
    const lookup = {
      file: 'accounts.csv',
      key: 'Name',
      on: 'Account',
      fields: { employees: { column: 'Size' } },
    };
    const { rows, problems } = await readAll(main, { ...map, lookup }, { files: filesOf(accounts) });
    expect(rows[0]?.record.fields.employees).toMatchObject({ value: 20 });
    expect(rows[1]?.record.fields).not.toHaveProperty('employees');
    expect(codes(problems)).toEqual(['note conflicting-keys']);
    const blank = { ...map, lookup: { ...lookup, missing: 'blank', values: { Oak: 'Elm' } } };
    const other = await readAll(main, blank, { files: filesOf(accounts) });
    expect(other.rows[1]?.record.fields.employees).toMatchObject({ reason: 'conflicting-values' });
  });

  it('hold history as states or as changes', async () => {
    const states = textFile(
      'D,At,S\nD1,5/3/2026,Won\nD1,20/1/2026,demo\nD1,21/1/2026,demo\nD9,1/1/2026,Demo\n',
      'h.csv',
    );
    const history = { file: 'h.csv', id: 'D', at: 'At', stage: 'S' };
    const { rows, problems } = await readAll(main, { ...map, history }, { files: filesOf(states) });
    expect(rows.map(({ record }) => record.history)).toEqual([
      [
        { field: 'stage', at: Date.parse('2026-01-20T00:00:00Z'), from: null, to: 'Demo', source: 'export' },
        { field: 'stage', at: Date.parse('2026-03-05T00:00:00Z'), from: 'Demo', to: 'Won', source: 'export' },
      ],
      [],
    ]);
    expect(codes(problems)).toEqual(['note date-order', 'note unmatched-history']);
    const changes = textFile(
      'D,At,F,Old,New\nD2,2026-01-02T03:04:05Z,Amount,100,250.5\nD2,x,Amount,1,2\nD2,2026-01-03,Colour,a,b\n',
      'c.csv',
    );
    const rest = { file: 'c.csv', id: 'D', at: 'At', field: 'F', from: 'Old', to: 'New' };
    const other = await readAll(main, { ...map, history: rest }, { files: filesOf(changes) });
    expect(other.rows[1]?.record.history).toMatchObject([{ field: 'amount', from: '100', to: '250.5' }]);
    expect(other.problems).toMatchObject([{ code: 'bad-history-row', effect: 'refused', line: 3 }]);
    expect(other.summary.rows.refused).toBe(0);
  });

  it('must be there', async () => {
    const history = { file: 'h.csv', id: 'D', at: 'At', stage: 'S' };
    const { problems } = await readAll(main, { ...map, history });
    expect(codes(problems)).toEqual(['fatal missing-file']);
  });
});
