// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { type } from '../testing/mount';
import { NOW } from '../testing/sample-findings';
import { ENTRIES, openReview as open, settle } from './testing/open-review';

describe('the open record', () => {
  it('is the stored copy, without jumps into a page', async () => {
    const { clickRow, text, root, calls, buttons } = open();
    clickRow(1);
    await settle();
    expect(calls).toEqual(['load large']);
    expect(text()).toContain('Stale cache, as of');
    expect(root.querySelector('.inspector a[target]')?.getAttribute('href')).toMatch(
      /^https:\/\/example\.lightning/,
    );
    expect(buttons().filter((name) => name.startsWith('Go to'))).toEqual([]);
    expect(buttons()).not.toContain('Try again');
  });

  it('keeps a mark and reads the record again', async () => {
    const { clickRow, root, click, calls } = open();
    clickRow(1);
    await settle();
    void act(() => root.querySelector<HTMLElement>('.inspector .card .link')?.focus());
    click('Snooze');
    click('1 daySat 21 Nov');
    await settle();
    expect(calls).toEqual(['load large', `snooze stale-by-stage ${NOW + 86_400_000}`, 'load large']);
  });

  it('shows its past and the score to come', async () => {
    const { root, clickRow, click, text } = open();
    clickRow(1);
    await settle();
    root.querySelector<HTMLElement>('.page-choice button:last-child')?.focus();
    click('History');
    await settle();
    expect(document.activeElement?.textContent).toBe('History');
    expect(text()).toContain('No stage change is known.');
    expect(text()).toContain('Score if nothing happens');
    expect(text()).toContain('now 69');
    expect(text()).toContain('No warning of this record was snoozed or dismissed.');
  });

  it('says when it can’t be judged', async () => {
    const { text } = open(ENTRIES, '#bad');
    await settle();
    expect(text()).toContain('Its stored copy is damaged.');
  });
});

describe('the page of a record', () => {
  it('has its warnings and its past beside each other, and a way to the CRM', async () => {
    const { root, text, calls } = open(ENTRIES, '#record=large');
    await settle();
    expect(calls).toEqual(['load large']);
    expect(document.activeElement?.textContent).toBe('Larkspur Mills');
    expect(document.title).toMatch(/^Larkspur Mills/);
    expect(root.querySelector('.record-page .card')).not.toBeNull();
    expect(text()).toContain('No stage change is known.');
    expect(text()).toContain('Score if nothing happens');
    expect(root.querySelector('.record-page-head a[target]')?.getAttribute('href')).toMatch(
      /^https:\/\/example\.lightning/,
    );
  });

  it('is reached from the record beside the list', async () => {
    const { root, clickRow } = open();
    clickRow(1);
    await settle();
    expect(root.querySelector('.inspector a')?.getAttribute('href')).toBe('#record=large');
  });

  it('has the way to all views, which takes the record out of the address', () => {
    const { click, buttons, root } = open(ENTRIES, '#record=large');
    expect(buttons()).toContain('Board');
    expect(root.querySelector('.nav [aria-current]')).toBeNull();
    click('Board');
    expect(location.hash).toBe('#board');
    expect(root.querySelector('.nav [aria-current]')?.textContent).toBe('Board');
  });

  it.each(['#record=large', '#record=gone'])(
    'leads back to the list, whichever view was shown before',
    async (hash) => {
      const { click, readdress, root } = open();
      click('Board');
      await readdress(hash);
      expect(root.querySelector('.nav [aria-current]')).toBeNull();
      expect(document.activeElement?.tagName).toBe('H2');
      expect(root.querySelector('main a')?.getAttribute('href')).toBe('/review.html#');
      await readdress('');
      expect(root.querySelector('.nav [aria-current]')?.textContent).toBe('Records');
      expect(document.activeElement?.id).toBe('row-0');
    },
  );

  it('leads back to the view it was opened from', async () => {
    const { click, readdress, root } = open();
    click('Board');
    await readdress('#record=large');
    await readdress('#board');
    expect(root.querySelector('.board')).not.toBeNull();
    expect(document.activeElement?.textContent).toBe('Board');
  });

  it('says that a record is not stored here', () => {
    const { text } = open(ENTRIES, '#record=gone');
    expect(text()).toContain('This record is not stored on this device');
    expect(document.title).toBe('Record not stored – Leadlight · Review');
  });
});

describe('selection', () => {
  it('snoozes the warnings of all that is selected, and takes it back', async () => {
    const { root, press, focusTable, selected, click, calls, text } = open();
    focusTable();
    press(' ');
    press('j');
    press(' ');
    expect(selected()).toBe(2);
    expect(text()).toContain('2 selected');
    click('Snooze warnings');
    click('1 weekFri 27 Nov');
    await vi.waitFor(() => expect(text()).toContain('2 warnings of 2 records snoozed until Fri 27 Nov.'));
    expect(calls).toEqual([`snooze bad,large ${7 * 86_400_000}`]);
    click('Undo');
    expect(calls.at(-1)).toBe('undo');
    click('Clear selection');
    expect(root.querySelector('.bulk')).toBeNull();
  });

  it('snoozes until a day that is asked for', async () => {
    const { press, focusTable, click, calls, root } = open();
    focusTable();
    press(' ');
    click('Snooze warnings');
    click('Until a date…');
    const day = root.querySelector<HTMLInputElement>('dialog input');
    if (day) type(day, '2026-12-24');
    click('Snooze');
    const asked = [`snooze bad ${Date.parse('2026-12-24T00:00:00+01:00') - NOW}`];
    await vi.waitFor(() => expect(calls).toEqual(asked));
    expect(root.querySelector('dialog')).toBeNull();
  });

  it('takes only what is still listed', () => {
    const { root, focusTable, press, buttons } = open();
    focusTable();
    press(' ');
    expect(buttons()).toContain('Export selected');
    const search = root.querySelector('input');
    if (search) type(search, 'quillon');
    expect(buttons()).toContain('Export CSV');
    expect(root.querySelector('.bulk')).toBeNull();
  });
});

describe('keyboard', () => {
  it('moves, opens and closes, and the focus comes back to the row', async () => {
    const { root, press, active, calls, focusTable } = open();
    focusTable();
    expect(active()).toMatch(/^Brindle/);
    press('ArrowDown');
    expect(active()).toBe('Larkspur Mills');
    expect(document.activeElement?.id).toBe('row-1');
    expect(calls).toEqual([]);
    press('Enter');
    await settle();
    expect(calls).toEqual(['load large']);
    expect(document.activeElement).toBe(root.querySelector('.inspector h2'));
    press('Escape');
    expect(root.querySelector('.inspector')).toBeNull();
    expect(document.activeElement?.id).toBe('row-1');
  });

  it('acts on the row that has the focus, however it got there', () => {
    const { root, press, selected } = open();
    root.querySelector<HTMLElement>('#row-2')?.focus();
    press(' ');
    expect(selected()).toBe(1);
    expect(root.querySelector('#row-2')?.getAttribute('aria-selected')).toBe('true');
  });

  it('leaves keys to the search field', () => {
    const { root, press, active, focusTable } = open();
    focusTable();
    press('/');
    expect(document.activeElement).toBe(root.querySelector('input'));
    press('j');
    expect(active()).toMatch(/^Brindle/);
  });

  const arrowDown = (target: Element | null, more: KeyboardEventInit = {}): boolean => {
    const event = new KeyboardEvent('keydown', {
      key: 'ArrowDown',
      bubbles: true,
      cancelable: true,
      ...more,
    });
    void act(() => {
      target?.dispatchEvent(event);
    });
    return event.defaultPrevented;
  };

  it('leads into the list from the search field, and from where nothing has the focus', () => {
    const { root, clickRow } = open();
    expect(arrowDown(document.body)).toBe(true);
    expect(document.activeElement?.id).toBe('row-0');
    clickRow(1);
    root.querySelector<HTMLElement>('tr:focus')?.blur();
    arrowDown(document.body);
    expect(document.activeElement?.id).toBe('row-1');
    root.querySelector('input')?.focus();
    expect(arrowDown(root.querySelector('input'))).toBe(true);
    expect(document.activeElement?.id).toBe('row-0');
  });

  it('takes arrow keys from nothing else', () => {
    const { root } = open();
    const search = root.querySelector('input');
    expect(search?.matches('[type="search"]')).toBe(true);
    for (const more of [{ shiftKey: true }, { ctrlKey: true }, { altKey: true }, { isComposing: true }])
      expect(arrowDown(search, more)).toBe(false);
    for (const other of root.querySelectorAll('button, select, a, input:not([type="search"])'))
      expect(arrowDown(other)).toBe(false);
    for (const over of ['<dialog open></dialog>', '<div role="menu"></div>']) {
      const box = document.body.appendChild(document.createElement('div'));
      box.innerHTML = over;
      expect(arrowDown(document.body)).toBe(false);
      box.remove();
    }
    const taken = (event: Event): void => event.preventDefault();
    document.body.addEventListener('keydown', taken);
    arrowDown(document.body);
    document.body.removeEventListener('keydown', taken);
    expect(document.activeElement).toBe(document.body);
  });

  it('leaves arrow keys to the text of a record that was pressed on', async () => {
    const { root, clickRow } = open();
    clickRow(1);
    await settle();
    const text = root.querySelector('.inspector h2')?.firstChild;
    if (!text) throw new Error('No record is open.');
    document.getSelection()?.collapse(text, 0);
    expect(arrowDown(document.body)).toBe(false);
    document.getSelection()?.removeAllRanges();
    expect(arrowDown(document.body)).toBe(true);
  });
});
