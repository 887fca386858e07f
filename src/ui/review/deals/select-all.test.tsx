// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { openReview } from '../testing/open-review';

it('selects all that is listed, also under folded headings, and lets go of it again', () => {
  const { root, click, clickRow, text, lines } = openReview();
  const group = root.querySelector<HTMLSelectElement>('.toolbar select');
  if (group) group.value = 'stage';
  void act(() => {
    group?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  clickRow(0);
  expect(lines()).toHaveLength(3);
  click('Select all that are listed');
  expect(text()).toContain('3 selected');
  click('Select none');
  expect(text()).not.toContain('selected');
});
