// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { dataActions } from '../data/testing/open-data';
import { type } from '../testing/mount';
import type { KeptBehind } from './kept-behind';
import { ENTRIES, openReview, settle } from './testing/open-review';
import { FIRST_VIEW, type ViewState } from './view-state';

const current = (root: HTMLElement) => root.querySelector('.nav [aria-current="page"]')?.textContent;

/** "Your data" with a button that deletes all of it. */
const data = async () => ({
  Section: ({ onReplaced, isRestoring }: { onReplaced?(): void; isRestoring?: boolean }) => (
    <button type="button" onClick={onReplaced}>
      {isRestoring ? 'Choose a backup' : 'Delete everything'}
    </button>
  ),
  actions: dataActions(),
});

it('opens with the view that the address names, and is called like it', () => {
  const { root } = openReview(ENTRIES, '#board');
  expect(current(root)).toBe('Board');
  expect(root.querySelector('.board')).not.toBeNull();
  expect(document.title).toBe('Board – Leadlight · Review');
});

it('puts the view into the address, and follows it', async () => {
  const { root, click, readdress } = openReview();
  expect(document.title).toBe('Records – Leadlight · Review');
  click('Board');
  expect(location.hash).toBe('#board');
  click('Marketing');
  expect([location.hash, current(root)]).toEqual(['#marketing', 'Marketing']);
  await readdress('#board');
  expect([current(root), document.title]).toEqual(['Board', 'Board – Leadlight · Review']);
  await readdress('');
  expect([current(root), document.title]).toEqual(['Records', 'Records – Leadlight · Review']);
});

it.each(['#nothing', '#%E0%A4', '#record', '#Board'])('shows the list for the address %s', (hash) => {
  const { root, lines } = openReview(ENTRIES, hash);
  expect(current(root)).toBe('Records');
  expect(lines()).toHaveLength(3);
});

it('leaves a press for another tab to the browser', () => {
  const { root } = openReview();
  const board = [...root.querySelectorAll('a')].find(({ textContent }) => textContent === 'Board');
  expect(board?.getAttribute('href')).toBe('#board');
  const press = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
  board?.addEventListener('click', (event) => expect(event.defaultPrevented).toBe(false), { once: true });
  document.addEventListener('click', (event) => event.preventDefault(), { once: true });
  board?.dispatchEvent(press);
  expect(current(root)).toBe('Records');
});

it('has the header of the view alone while its rows are read', async () => {
  for (const [hash, label] of [
    ['#board', 'Board'],
    ['#data', 'Data'],
  ]) {
    const { root, text } = openReview([], hash, { isReading: true, data });
    await settle();
    expect(current(root)).toBe(label);
    expect(root.querySelector('.grid, .search')).toBeNull();
    expect(text()).not.toMatch(/No record|Delete everything/);
  }
});

it('says nothing but its own name while nothing is stored', () => {
  openReview([], '#board');
  expect(document.title).toBe('Leadlight · Review');
});

it('asks for a backup only on the way from an empty page', async () => {
  const { click, buttons, readdress } = openReview([], null, { data });
  click('Your data: restore a backup');
  await settle();
  expect(buttons()).toContain('Choose a backup');
  await readdress('');
  await readdress('#data');
  expect(buttons()).toContain('Delete everything');
});

it('is drawn anew once what it read is gone, whichever way that view is left', async () => {
  let drawn = 0;
  const { click, readdress } = openReview(ENTRIES, '#data', { data, reload: () => (drawn += 1) });
  await settle();
  await readdress('#board');
  expect(drawn).toBe(0);
  await readdress('#data');
  click('Delete everything');
  expect(drawn).toBe(0);
  await readdress('');
  expect(drawn).toBe(1);
});

it('tells how the list is shown whenever that changes, without the records behind a figure', () => {
  const kept: ViewState[] = [];
  const { root, click } = openReview(ENTRIES, null, { keepView: (view) => kept.push(view) });
  expect(kept).toEqual([]);
  click('Amount');
  const search = root.querySelector('input');
  if (search) type(search, 'quillon');
  expect(kept.at(-1)).toMatchObject({ order: { column: 'amount' }, filter: { text: 'quillon' } });
  click('Board');
  click('2 deals in Demo: show them');
  expect(kept.at(-1)).toEqual({ ...FIRST_VIEW, order: { column: 'amount', isDescending: true } });
  click('All records');
  expect(kept.at(-1)).toEqual(FIRST_VIEW);
});

it('tells of the records behind a figure by their keys, and opens with those that were kept', () => {
  const kept: (KeptBehind | null)[] = [];
  const { click } = openReview(ENTRIES, '#board', { keepBehind: (behind) => kept.push(behind) });
  click('2 deals in Demo: show them');
  expect(kept).toEqual([{ label: expect.stringContaining('Demo'), keys: ['small', 'large'] }]);
  click('Clear filters');
  expect(kept.at(-1)).toBeNull();
  const again = openReview(ENTRIES, null, { firstBehind: { label: 'Behind Demo', keys: ['large', 'gone'] } });
  expect(again.lines()).toEqual([expect.stringContaining('Larkspur Mills')]);
  expect(again.text()).toContain('Behind Demo');
});
