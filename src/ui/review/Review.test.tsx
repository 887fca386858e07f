// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { mount, type } from '../testing/mount';
import { NOW } from '../testing/sample-findings';
import { reviewRow } from '../testing/sample-rows';
import { CONTEXT, view } from '../testing/sample-view';
import { Review } from './Review';
import type { ReviewRow } from './review-row';

const counts = { breach: 0, warning: 0, info: 0, unknown: 0, passed: 1 };
const ROWS = [
  reviewRow({ key: 'small', title: 'Quillon Freight', amount: 10, owner: 'Ines' }),
  reviewRow({ key: 'bad', title: 'Brindle Booking', counts: { ...counts, breach: 1 }, amount: null }),
  reviewRow({ key: 'large', title: 'Larkspur Mills', amount: 900 }),
];

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)));

function open(rows: readonly ReviewRow[] = ROWS, first: string | null = null) {
  const calls: string[] = [];
  const kept =
    (name: string) =>
    async (_view: unknown, ...args: unknown[]) => {
      calls.push([name, ...args].join(' '));
    };
  const page = mount(
    <Review
      rows={rows}
      now={NOW}
      context={CONTEXT}
      first={first}
      load={async (key) => {
        calls.push(`load ${key}`);
        if (key === 'bad') throw new Error('Its stored copy is damaged.');
        return view({}, { freshness: 'stale' });
      }}
      actions={{
        snooze: kept('snooze'),
        dismiss: kept('dismiss'),
        restore: kept('restore'),
        acknowledge: kept('acknowledge'),
      }}
    />,
  );
  const body = () => [...page.root.querySelectorAll('tbody tr')];
  return {
    ...page,
    calls,
    titles: () => body().map((row) => row.querySelector('.cell-title')?.textContent?.trim()),
    selected: () => page.root.querySelector('[aria-selected="true"] .cell-title')?.textContent?.trim(),
    clickRow: (index: number) => void act(() => (body()[index] as HTMLElement).click()),
  };
}

describe('Review', () => {
  it('says what to do while nothing is stored', () => {
    expect(open([]).text()).toContain('Open a deal in HubSpot or Salesforce; it will appear here.');
  });

  it('lists the worst first, then the largest, and says unknown', () => {
    const { titles, root } = open();
    expect(titles()).toEqual([
      'Brindle Booking Larkspur Mills',
      'Larkspur Mills',
      'Quillon Freight Larkspur Mills',
    ]);
    expect(root.querySelector('tbody .cell-amount')?.textContent).toBe('unknown');
    expect(root.querySelector('tbody .cell-state [role="img"]')?.getAttribute('aria-label')).toBe('Breach');
  });

  it('sorts by a column and says so', () => {
    const { click, titles, root } = open();
    click('Amount');
    expect(titles()[0]).toBe('Larkspur Mills');
    expect(root.querySelector('[aria-sort="descending"]')?.textContent).toBe('Amount');
    click('Amount');
    expect(titles()[0]).toMatch(/^Quillon Freight/);
    expect(root.querySelectorAll('th:not([aria-sort="none"])')).toHaveLength(1);
  });

  it('filters by text and clears the filter', () => {
    const { root, titles, text, click } = open();
    const search = root.querySelector('input');
    if (search) type(search, 'quillon');
    expect(titles()).toHaveLength(1);
    if (search) type(search, 'nobody');
    expect(text()).toContain('No record fits these filters');
    click('Clear filters');
    expect(titles()).toHaveLength(3);
  });

  it('draws only the rows around the view', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => reviewRow({ key: `k${index}` }));
    const { titles, text, root } = open(many);
    expect(titles().length).toBeLessThan(60);
    expect(text()).toContain('of 10,000');
    expect(root.querySelector('table')?.getAttribute('aria-rowcount')).toBe('10001');
  });
});

describe('inspector', () => {
  it('shows the stored copy of the row, without jumps into a page', async () => {
    const { clickRow, text, root, calls, buttons } = open();
    clickRow(1);
    await settle();
    expect(calls).toEqual(['load large']);
    expect(text()).toContain('Stale cache, as of');
    expect(root.querySelector('.inspector a')?.getAttribute('href')).toBe(ROWS[2]?.url);
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

  it('says when a record can’t be judged', async () => {
    const { text } = open(ROWS, 'bad');
    await settle();
    expect(text()).toContain('Its stored copy is damaged.');
  });
});

describe('keyboard', () => {
  it('moves the selection, opens and closes the record', async () => {
    const { root, press, selected, calls } = open();
    root.querySelector('table')?.focus();
    press('j');
    expect(selected()).toMatch(/^Brindle/);
    press('ArrowDown');
    expect(selected()).toBe('Larkspur Mills');
    expect(calls).toEqual([]);
    press('Enter');
    await settle();
    expect(calls).toEqual(['load large']);
    press('k');
    await settle();
    expect(selected()).toMatch(/^Brindle/);
    press('Escape');
    expect(root.querySelector('.inspector')).toBeNull();
  });

  it('leaves keys to the search field', () => {
    const { root, press, selected } = open();
    press('/');
    expect(document.activeElement).toBe(root.querySelector('input'));
    press('j');
    expect(selected()).toBeUndefined();
  });
});
