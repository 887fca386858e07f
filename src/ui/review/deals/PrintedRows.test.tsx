// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { CONTEXT } from '../../testing/sample-view';
import { openReview } from '../testing/open-review';
import { linesToPrint, MOST_PRINTED, printedText } from './PrintedRows';

const print = (event: 'beforeprint' | 'afterprint') =>
  void act(() => {
    dispatchEvent(new Event(event));
  });

it('puts the list on paper in the order on screen, and takes it away again', () => {
  const { root, click } = openReview();
  const names = () =>
    [...root.querySelectorAll('.printed-list tbody tr')].map((row) => row.children[1]?.textContent?.trim());
  expect(names()).toEqual([]);
  click('Amount');
  print('beforeprint');
  expect(names().map((name) => name?.split(' ')[0])).toEqual(['Larkspur', 'Quillon', 'Brindle']);
  expect(root.querySelector('.printed-list p')?.textContent).toBe('3 records, sorted by amount.');
  print('afterprint');
  expect(names()).toEqual([]);
});

it('prints so many at most, and says where the others are', () => {
  const many = Array.from({ length: MOST_PRINTED + 1 }, (_, index) => ({ key: `k${index}` }));
  const { root } = openReview(many);
  print('beforeprint');
  expect(root.querySelectorAll('.printed-list tbody tr')).toHaveLength(MOST_PRINTED);
  expect(root.querySelector('.printed-list p')?.textContent).toBe(
    'The first 500 of 501 records, sorted by state. Export CSV has them all.',
  );
  print('afterprint');
});

it('counts records and not headings, and ends with no heading', () => {
  expect(linesToPrint(Int32Array.of(-1, 4, 5, -2, 6), 2)).toEqual([-1, 4, 5]);
  expect(linesToPrint(Int32Array.of(-1, 4, -2), 2)).toEqual([-1, 4, -2]);
  const text = printedText({ size: 9, printed: 2 }, { column: 'amount', isDescending: true }, CONTEXT);
  expect(text).toBe('2 of 9 records, sorted by amount; the others are in folded groups.');
});
