// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { openPanel } from '../testing/open-panel';
import { finding, missingFields, snoozed } from '../testing/sample-findings';
import { view } from '../testing/sample-view';

const STALE = finding();
const GAPS = missingFields('Negotiation', ['Redlines']);

/** A card is put away from what stays in it until it goes: the menu gives the focus back to that. */
async function snoozeFromWhy(findings: (typeof STALE)[]) {
  const panel = openPanel({ findings });
  const { root, press, click } = panel;
  const why = root.querySelector<HTMLElement>('.card .link');
  await act(async () => why?.focus());
  press('s');
  click('1 weekFri 27 Nov');
  return { ...panel, why };
}

it('gives the focus to the neighbour of what was put away, and not back to the card that goes', async () => {
  const { root, update, panel } = await snoozeFromWhy([STALE, GAPS]);
  const standsOnNeighbour = (): void => {
    expect(root.querySelector('.card.is-current h3')?.textContent).toBe(GAPS.title);
    expect(document.activeElement?.textContent).toBe('Go to Redlines');
  };
  standsOnNeighbour();
  update(panel(view({ findings: [STALE, GAPS] }, { suppressions: [snoozed(STALE.rule)] })));
  standsOnNeighbour();
});

it('has the focus itself once the last warning is put away', async () => {
  const { root } = await snoozeFromWhy([STALE]);
  expect(root.querySelector('.card.is-current')).toBeNull();
  expect(document.activeElement?.className).toBe('record-body');
});

it('makes the card current again whose menu was closed, and any that the focus comes to later', async () => {
  const { root, press, why } = await snoozeFromWhy([STALE, GAPS]);
  await act(async () => why?.focus());
  expect(root.querySelector('.card.is-current h3')?.textContent).toBe(STALE.title);
  press('s');
  press('Escape');
  expect(document.activeElement).toBe(why);
  expect(root.querySelector('.card.is-current h3')?.textContent).toBe(STALE.title);
});
