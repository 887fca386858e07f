// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { type } from '../testing/mount';
import { click, dataActions, openData, submit } from './testing/open-data';

/** What comes of a database whose files are gone. */
const EMPTY = { counts: {}, leftOut: {}, bytes: 393, noted: 100_000 };

describe('a store that does not work', () => {
  const broken = (name: string) => () => Promise.reject(Object.assign(new Error('It said so.'), { name }));

  it.each([
    ['NewerDatabaseError', 'A newer Leadlight has been used in this browser'],
    ['QuotaExceededError', 'The browser has no room left for Leadlight'],
    ['LateStoreError', 'Leadlight’s data does not open yet'],
    ['SecurityError', 'The browser does not let Leadlight store anything'],
    ['UnknownError', 'Leadlight’s data can’t be read'],
  ])('is explained instead of all else: %s', async (name, title) => {
    const page = await openData({}, { facts: broken(name) });
    expect(page.root.querySelector('[role="alert"] h2')?.textContent).toBe(title);
    expect(page.text()).toContain('It said so.');
    expect(page.buttons()).toEqual(['Reload', 'Save a backup', 'Start afresh']);
  });

  it('is not said to be saved where nothing of it could be read', async () => {
    const page = await openData(
      {},
      { facts: broken('UnknownError'), recovery: { ...dataActions().recovery, save: async () => EMPTY } },
    );
    await click(page, 'Save a backup');
    const none = 'None of the 100,000 records that were stored could be read.';
    expect(page.root.querySelector('.ground-warning')?.textContent).toContain(none);
    expect(page.root.querySelector('.ground-ok')).toBeNull();
    await click(page, 'Start afresh');
    expect(page.root.querySelector('.data-confirm p')?.textContent).toBe(
      `${none} Everything that Leadlight stores in this browser is deleted: records, changes, snoozes, dismissals, views and followed packs. Connections stay.`,
    );
  });

  it('can be saved, and started afresh after a word', async () => {
    const page = await openData({}, { facts: broken('UnknownError') });
    await click(page, 'Save a backup');
    expect(page.text()).toContain('Saved in your downloads: 1,204 records');
    await click(page, 'Start afresh');
    const field = page.root.querySelector<HTMLInputElement>('.data-confirm input');
    if (field) type(field, 'delete');
    await submit(page, 'Everything that Leadlight stores');
    expect(page.calls.map(([name]) => name)).toEqual(['save', 'startAfresh', 'reload']);
  });
});
