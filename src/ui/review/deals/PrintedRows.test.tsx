// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { CONTEXT } from '../../testing/sample-view';
import { openReview } from '../testing/open-review';
import { FIRST_VIEW } from '../view-state';
import { COLUMNS } from './columns';
import { linesToPrint } from './PrintedRows';
import { breakable, MOST_PRINTED, printedText } from './print-words';

const print = (event: 'beforeprint' | 'afterprint') =>
  void act(() => {
    dispatchEvent(new Event(event));
  });

const said = (root: ParentNode) =>
  [...root.querySelectorAll('.printed-list p')].map(({ textContent }) => textContent);

it('puts the list on paper in the order on screen, and takes it away again', () => {
  const { root, click } = openReview();
  const names = () =>
    [...root.querySelectorAll('.printed-list tbody tr')].map((row) => row.children[1]?.textContent?.trim());
  expect(names()).toEqual([]);
  click('Amount');
  print('beforeprint');
  expect(names().map((name) => name?.split(' ')[0])).toEqual(['Larkspur', 'Quillon', 'Brindle']);
  expect(said(root)[0]).toBe('3 records, sorted by amount, descending.');
  print('afterprint');
  expect(names()).toEqual([]);
});

it('prints so many at most, and says where the others are', () => {
  const many = Array.from({ length: MOST_PRINTED + 1 }, (_, index) => ({ key: `k${index}` }));
  const { root } = openReview(many);
  print('beforeprint');
  expect(root.querySelectorAll('.printed-list tbody tr')).toHaveLength(MOST_PRINTED);
  expect(said(root)[0]).toBe(
    '501 records, sorted by state, worst first. The first 500 are printed; Export CSV has them all.',
  );
  print('afterprint');
});

it('counts records and not headings, and ends with no heading', () => {
  expect(linesToPrint(Int32Array.of(-1, 4, 5, -2, 6), 2)).toEqual([-1, 4, 5]);
  expect(linesToPrint(Int32Array.of(-1, 4, -2), 2)).toEqual([-1, 4, -2]);
  const view = { ...FIRST_VIEW, groupBy: 'owner' } as const;
  expect(printedText({ all: 20, listed: 9, printed: 2 }, view, CONTEXT)).toBe(
    '9 of 20 records, sorted by state, worst first, grouped by owner. 2 are printed; the others are in folded groups.',
  );
});

it('names what is listed: filters, search, how many of how many, and from when', () => {
  const filter = {
    text: 'mills',
    choices: { stage: ['Demo', ''] },
    ranges: { amount: { from: null, to: 900 } },
  };
  const { root } = openReview(undefined, null, { firstView: { ...FIRST_VIEW, filter, groupBy: 'stage' } });
  print('beforeprint');
  expect(root.querySelector('.printed-list h2')?.textContent).toBe('Records');
  expect(said(root)).toEqual([
    '2 of 3 records, sorted by state, worst first, grouped by stage.',
    'Filters: Stage: Demo, unknown; Amount: up to 900; search “mills”.',
    'As of 20 Nov 2026; listed 20 Nov 2026, 14:06 CET.',
  ]);
  print('afterprint');
});

it('says in words what was put away beside what is open', () => {
  const { root } = openReview([{ putAway: 2 }, { warning: 1, putAway: 1 }]);
  const signs = [...root.querySelectorAll('.cell-topWarning .put-away')];
  expect(signs.map((sign) => sign.getAttribute('title'))).toEqual(['2 put away', '1 put away']);
  print('beforeprint');
  const cells = [...root.querySelectorAll('.printed-list tbody td.is-wide')];
  expect(cells.map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['Stale in Negotiation +1 · 2 put away', 'Stale in Negotiation · 1 put away']),
  );
  print('afterprint');
});

it('says that nothing is filtered', () => {
  const { root } = openReview();
  print('beforeprint');
  expect(said(root)[1]).toBe('No filter.');
  print('afterprint');
});

it('breaks no word but one that is too long for any column', () => {
  expect(breakable('Negotiation with Larkspur, 14. Sept. 2026')).toBe(
    'Negotiation with Larkspur, 14. Sept. 2026',
  );
  expect(breakable('in appointmentscheduled')).toBe('in appointments\u200Bcheduled');
  expect(breakable('a'.repeat(24))).toBe(`${'a'.repeat(12)}\u200B${'a'.repeat(12)}`);
});

it('writes small where many columns are chosen', () => {
  const sizes = [9, 13, 14].map((count) => {
    const { root } = openReview(undefined, null, {
      firstView: { ...FIRST_VIEW, columns: COLUMNS.slice(0, count).map(({ id }) => id) },
    });
    print('beforeprint');
    const table = root.querySelector('.printed-list table')?.className;
    print('afterprint');
    return table;
  });
  expect(sizes).toEqual(['is-roomy', '', 'is-narrow']);
});
