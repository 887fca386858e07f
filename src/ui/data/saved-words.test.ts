import { expect, it } from 'vitest';
import { savedWords } from './saved-words';

const CONTEXT = { locale: 'en-GB' };
const saved = (records: number, noted: number | null, leftOut: Record<string, number> = {}) =>
  savedWords({ counts: { records, reviewViews: 1 }, leftOut, bytes: 900, noted }, CONTEXT);

it('is a success where all that is known of is in the file', () => {
  const text = 'Saved in your downloads: 1,204 records, 1 saved view, 900 bytes.';
  for (const noted of [1204, 1200, null])
    expect(saved(1204, noted)).toEqual({ text, isWarning: false, gap: null });
  expect(saved(0, 0)).toMatchObject({ isWarning: false, gap: null });
});

it('is a warning where less was read than is known to have been stored', () => {
  expect(saved(0, 100_000)).toEqual({
    text: 'None of the 100,000 records that were stored could be read. Saved in your downloads: 1 saved view, 900 bytes. Restart the browser and save again before you start afresh.',
    isWarning: true,
    gap: 'None of the 100,000 records that were stored could be read.',
  });
  expect(saved(1204, 2000).gap).toBe('Only 1,204 of the 2,000 records that were stored could be read.');
  expect(saved(0, 1).gap).toBe('The one record that was stored could not be read.');
  expect(saved(0, null)).toMatchObject({
    isWarning: true,
    gap: 'No record could be read; how many were stored is not known.',
  });
});

it('counts rows that were left out, but records only once', () => {
  expect(saved(5, 5, { observations: 2 })).toMatchObject({ isWarning: true, gap: null });
  expect(saved(5, 5, { observations: 2 }).text).toContain('2 rows can’t be read.');
  expect(saved(4, 5, { records: 1, observations: 2 }).text).toContain('2 rows can’t be read.');
  expect(saved(4, 5, { records: 1 }).text).not.toContain('row can’t');
});
