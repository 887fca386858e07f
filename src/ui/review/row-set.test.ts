import { describe, expect, it } from 'vitest';
import { packSegment, TEXT_COLUMNS } from '../../store/review-columns';
import { NOW } from '../testing/sample-findings';
import { reviewEntry, sampleRows } from '../testing/sample-rows';
import { ROW_STATES, rowState } from './review-row';
import { rowSet, wordAt } from './row-set';

const DAY = 86_400_000;
const counts = { breach: 0, warning: 0, info: 0, unknown: 0, putAway: 0, passed: 1 };

describe('rowSet', () => {
  it('joins segments, each with words of its own', () => {
    const rows = sampleRows([{ owner: 'Ines' }, { owner: 'Mara' }, { owner: 'Mara' }, { owner: null }]);
    expect(rows.size).toBe(4);
    expect(rows.text('key')).toEqual(['k0', 'k1', 'k2', 'k3']);
    const owners = rows.words('owner');
    expect([0, 1, 2, 3].map((index) => wordAt(owners, index))).toEqual(['Ines', 'Mara', 'Mara', null]);
    expect(owners.words).toEqual(['Ines', 'Mara']);
    expect(rows.vocabulary('owner')).toEqual(owners.words);
    expect(rows.row(2)).toMatchObject({ key: 'k2', owner: 'Mara', amount: 84_000, weighted: 50_400 });
  });

  it('counts full days, none before they begin, and says when a day was not read', () => {
    const rows = sampleRows([
      { stageEnteredAt: NOW - 2 * DAY + 1, createdDay: Math.floor(NOW / DAY) - 3 },
      { stageEnteredAt: NOW + DAY, createdDay: null },
      { stageEnteredAt: null, probability: null },
    ]);
    expect([...rows.daysInStage()]).toEqual([1, 0, Number.NaN]);
    expect([...rows.age()].slice(0, 2)).toEqual([3, Number.NaN]);
    expect(rows.row(2)).toMatchObject({ daysInStage: null, probability: null, weighted: null });
  });

  it('reads the same texts of one row as of all, in whichever segment it is', () => {
    const entries = [{ title: null }, { title: '', company: null }, { url: '', title: 'Larkspur – Mills' }];
    const segments = entries.map((entry, id) =>
      packSegment(id, [
        reviewEntry({ ...entry, key: `a${id}` }),
        reviewEntry({ title: null, key: `b${id}` }),
      ]),
    );
    const rows = rowSet([packSegment(9, []), ...segments], NOW);
    for (const column of TEXT_COLUMNS) {
      const all = rows.text(column);
      const single = all.map((_, index) => rows.row(index)[column]);
      expect(single, column).toEqual(column === 'url' ? all.map((text) => text ?? '') : all);
    }
    expect(rows.row(6).key).toBe('');
  });

  it('is empty without a segment', () => {
    const rows = rowSet([], NOW);
    expect(rows.size).toBe(0);
    expect(rows.text('title')).toEqual([]);
    expect(rows.states()).toHaveLength(0);
  });
});

describe('rowState', () => {
  it('is the worst that is known, and unknown before clear', () => {
    expect(rowState({ counts: { ...counts, breach: 1, warning: 4 } })).toBe('breach');
    expect(rowState({ counts: { ...counts, info: 1, unknown: 4 } })).toBe('info');
    expect(rowState({ counts: { ...counts, unknown: 1 } })).toBe('unknown');
    expect(rowState({ counts: { ...counts, unknown: 1, putAway: 1 } })).toBe('unknown');
    expect(rowState({ counts: { ...counts, putAway: 1 } })).toBe('snoozed');
    expect(rowState({ counts })).toBe('ok');
    expect(rowState({ counts: { ...counts, passed: 0 } })).toBe('none');
  });

  it('is the same for a row and for its place among all rows', () => {
    const rows = sampleRows([
      { warning: 0, breach: 1 },
      { warning: 0 },
      { warning: 0, passed: 0, unknown: 2 },
      { warning: 0, putAway: 2 },
    ]);
    const words = [...rows.states()].map((state) => ROW_STATES[state]);
    expect(words).toEqual([0, 1, 2, 3].map((index) => rowState(rows.row(index))));
    expect(words).toEqual(['breach', 'ok', 'unknown', 'snoozed']);
  });
});
