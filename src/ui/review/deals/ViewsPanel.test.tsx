// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { type } from '../../testing/mount';
import { openReview, settle } from '../testing/open-review';
import { FIRST_VIEW } from '../view-state';

async function withSaved(...names: string[]) {
  const review = openReview();
  for (const name of names) {
    const field = review.root.querySelector<HTMLInputElement>('[aria-label="Name of the view"]');
    if (field) type(field, name);
    await act(async () => field?.form?.requestSubmit());
    await settle();
  }
  return review;
}

const pressed = (root: Element, label: string) =>
  root.querySelector(`[aria-label="${label}"]`)?.getAttribute('aria-pressed');

const words = (root: Element, label: string) => root.querySelector(`[aria-label="${label}"]`)?.textContent;

async function rename(root: Element, name: string, next: string): Promise<void> {
  const field = root.querySelector<HTMLInputElement>(`[aria-label="New name of ${name}"]`);
  if (field) field.value = next;
  await act(async () => field?.form?.requestSubmit());
  await settle();
}

it('renames a view, and the focus stays with it', async () => {
  const { root, click, buttons } = await withSaved('Mine');
  click('Rename Mine');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('New name of Mine');
  await rename(root, 'Mine', 'Deals of mine');
  expect(buttons()).toContain('Deals of mine');
  expect(buttons()).not.toContain('Mine');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Rename Deals of mine');
});

it('leaves the name as it was on Escape', async () => {
  const { root, click, buttons } = await withSaved('Mine');
  click('Rename Mine');
  const field = root.querySelector('[aria-label="New name of Mine"]');
  const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  void act(() => void field?.dispatchEvent(press));
  await settle();
  expect(press.defaultPrevented).toBe(true);
  expect(buttons()).toContain('Mine');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Rename Mine');
});

it('says when another view has that name', async () => {
  const { root, click, text } = await withSaved('Mine', 'Stale');
  click('Rename Mine');
  await rename(root, 'Mine', 'Stale');
  expect(text()).toContain('There is a view “Stale” already.');
});

it('opens with one of the views at most', async () => {
  const { root, click } = await withSaved('Mine', 'Stale');
  click('Open with Mine');
  await settle();
  click('Open with Stale');
  await settle();
  expect(pressed(root, 'Open with Mine')).toBe('false');
  expect(pressed(root, 'Open with Stale')).toBe('true');
  // What is seen is in the name, whether it is pressed or not.
  for (const name of ['Mine', 'Stale']) expect(words(root, `Open with ${name}`)).toBe('Open with');
  click('Open with Stale');
  await settle();
  expect(pressed(root, 'Open with Stale')).toBe('false');
});

it('opens with the view that it is given', () => {
  const filter = { ...FIRST_VIEW.filter, choices: { stage: ['Demo'] } };
  const { lines, text } = openReview(undefined, null, { firstView: { ...FIRST_VIEW, filter } });
  expect(text()).toContain('Stage: Demo');
  expect(lines()).toHaveLength(2);
});
