// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { dataActions } from '../data/testing/open-data';
import { type } from '../testing/mount';
import { openReview as open, settle } from './testing/open-review';

const choose = (field: Element | null, value: string): void => {
  if (!(field instanceof HTMLSelectElement)) throw new Error('There is no such choice.');
  field.value = value;
  void act(() => {
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
};

describe('the list', () => {
  it('says what to do while nothing is stored, and offers no views', () => {
    const { text, buttons } = open([]);
    expect(text()).toContain('Open a deal in HubSpot or Salesforce; it will appear here.');
    expect(buttons()).toEqual(['Import files', 'Connections and rule packs', 'import an export']);
  });

  it('is not counted any more once it was deleted', async () => {
    const { text, click } = open(undefined, '#data', {
      data: async () => ({
        Section: ({ onReplaced }) => (
          <button type="button" onClick={onReplaced}>
            Delete everything
          </button>
        ),
        actions: dataActions(),
      }),
    });
    await settle();
    expect(text()).toContain('3 seen on this device');
    click('Delete everything');
    expect(text()).not.toContain('seen on this device');
  });

  it('has the ways to other pages in one place, whether anything is stored or not', () => {
    for (const entries of [[], undefined]) {
      const { root } = open(entries);
      const end = root.querySelector('.review-head > :last-child');
      expect([...(end?.querySelectorAll('a') ?? [])].map(({ textContent }) => textContent)).toEqual([
        'Import files',
        'Connections and rule packs',
      ]);
    }
  });

  it('has all but its rows while they are read, and says nothing of how many there are', () => {
    const { text, lines, root } = open([], null, { isReading: true });
    expect(lines()).toEqual([]);
    expect(text()).toContain('Sorted by state');
    expect(text()).not.toMatch(/No rows|No record|seen on this device|all 0|Rows 0/);
    expect(root.querySelector('.grid')?.getAttribute('aria-rowcount')).toBe('-1');
    expect(root.querySelector('.review-list')?.getAttribute('aria-busy')).toBe('true');
    expect(root.querySelector('thead .cell-select .tick svg')).toBeNull();
  });

  it('lists the worst first, then the largest, and says unknown', () => {
    const { lines, root } = open();
    expect(lines()).toEqual([
      'Brindle Booking Larkspur Mills',
      'Larkspur Mills',
      'Quillon Freight Larkspur Mills',
    ]);
    expect(root.querySelector('tbody .cell-amount')?.textContent).toBe('unknown');
    expect(root.querySelector('tbody .cell-state [role="img"]')?.getAttribute('aria-label')).toBe('Breach');
  });

  it('sorts by a column and says so', () => {
    const { click, lines, root } = open();
    click('Amount');
    expect(lines()[0]).toBe('Larkspur Mills');
    expect(root.querySelector('[aria-sort="descending"]')?.textContent).toBe('Amount');
    click('Amount');
    expect(lines()[0]).toMatch(/^Quillon Freight/);
    expect(root.querySelectorAll('th:not([aria-sort="none"]):not(.cell-select)')).toHaveLength(1);
  });

  it('draws only the rows around the view', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ key: `k${index}` }));
    const { lines, text, root } = open(many);
    expect(lines().length).toBeLessThan(60);
    expect(text()).toContain('of 10,000');
    expect(root.querySelector('table')?.getAttribute('aria-rowcount')).toBe('10001');
  });

  it('groups rows under headings that fold', () => {
    const { root, lines, clickRow, text } = open();
    choose(root.querySelector('.toolbar select'), 'stage');
    expect(lines()).toEqual([
      'Demo',
      'Larkspur Mills',
      'Quillon Freight Larkspur Mills',
      'Proposal',
      'Brindle Booking Larkspur Mills',
    ]);
    expect(root.querySelector('[role="treegrid"]')).not.toBeNull();
    expect(text()).toContain('3 rows in 2 groups');
    expect(text()).toContain('2 records · €910');
    clickRow(0);
    expect(lines()).toEqual(['Demo', 'Proposal', 'Brindle Booking Larkspur Mills']);
  });
});

describe('filters', () => {
  it('narrows by text, and clears the filter', () => {
    const { root, lines, text, click } = open();
    const search = root.querySelector('input');
    if (search) type(search, 'quillon');
    expect(lines()).toHaveLength(1);
    if (search) type(search, 'nobody');
    expect(text()).toContain('No record fits these filters');
    click('Clear filters');
    expect(lines()).toHaveLength(3);
  });

  it('narrows by values of a column, with a chip that takes it away', () => {
    const { root, lines, click } = open();
    const box = [...root.querySelectorAll('.panel-choice label')].find(
      (label) => label.textContent === 'Demo',
    );
    void act(() => box?.querySelector('input')?.click());
    expect(lines()).toHaveLength(2);
    click('Remove filter Stage: Demo');
    expect(lines()).toHaveLength(3);
  });

  it('keeps a view under a name, and shows it again', async () => {
    const { root, lines, click, buttons } = open();
    const search = root.querySelector('input');
    if (search) type(search, 'quillon');
    const name = root.querySelector<HTMLInputElement>('[aria-label="Name of the view"]');
    if (name) type(name, 'Freight');
    await act(async () => {
      name?.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
    await settle();
    click('All records');
    expect(lines()).toHaveLength(3);
    click('Freight');
    expect(lines()).toHaveLength(1);
    click('Delete view Freight');
    await settle();
    expect(buttons()).not.toContain('Freight');
  });

  it('shows the columns that are chosen, in their order', () => {
    const { root, click } = open();
    const heads = () => [...root.querySelectorAll('th')].slice(2, 5).map((head) => head.textContent);
    expect(heads()).toEqual(['Record', 'Owner', 'Stage']);
    click('Move Owner down');
    expect(heads()).toEqual(['Record', 'Stage', 'Owner']);
    const box = [...root.querySelectorAll('.column-row label')].find(
      (label) => label.textContent === 'Stage',
    );
    void act(() => box?.querySelector('input')?.click());
    expect(heads()).toEqual(['Record', 'Owner', 'Days in stage']);
  });
});

describe('views of the whole', () => {
  it('has the deals of each stage on a board, and lists them from there', () => {
    const { click, text, lines, buttons } = open();
    click('Board');
    expect(text()).toContain('Sales Pipeline');
    expect(text()).toContain('€910');
    click('2 deals in Demo: show them');
    expect(lines()).toHaveLength(2);
    expect(buttons()).toContain('Remove filter Stage Demo');
  });

  it('counts figures, says what they mean, and lists the deals behind one', async () => {
    const { click, text, lines } = open();
    click('Sales');
    await settle();
    expect(text()).toContain('Counted on 1 deal and ');
    expect(text()).toContain('Sum of the amounts of open deals.');
    click('Show the records behind Open pipeline');
    expect(lines()).toEqual(['Larkspur Mills']);
    click('Remove filter Behind Open pipeline');
    expect(lines()).toHaveLength(3);
  });
});
