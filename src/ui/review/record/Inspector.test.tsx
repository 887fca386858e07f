// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Finding } from '../../../record/assessment';
import { mount, settle, type } from '../../testing/mount';
import { finding, missingFields } from '../../testing/sample-findings';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT, view } from '../../testing/sample-view';
import { Inspector, type ReviewActions } from './Inspector';
import { RecordPage } from './RecordPage';

const STALE = finding();
const GAPS = missingFields('Negotiation', ['Redlines']);
const LATE = finding({ rule: 'late', title: 'Close date passed' });

const done = async (): Promise<void> => {};
const actions: ReviewActions = {
  ...{ snooze: done, dismiss: done, restore: done, typeReason: done, acknowledge: done },
  scoreAhead: async () => [],
};

/** The record beside the list, or alone; `list` lists it again, as what happened elsewhere has left it. */
async function open(place: 'beside' | 'alone' = 'beside') {
  let findings: Finding[] = [STALE, GAPS, LATE];
  let times = 0;
  const load = async () => view({ findings }, { freshness: 'stale' });
  const draw = () => {
    const context = { ...CONTEXT, now: CONTEXT.now + times };
    const shared = { row: sampleRows([{ key: 'k' }]).row(0), context, load, actions };
    return (
      <>
        <button type="button">Elsewhere</button>
        {place === 'alone' ? (
          <RecordPage {...shared} />
        ) : (
          <Inspector {...shared} now={context.now} onClose={() => {}} />
        )}
      </>
    );
  };
  const page = mount(draw());
  await settle();
  const cards = () => [...page.root.querySelectorAll('.card h3')].map(({ textContent }) => textContent);
  const button = (name: string) =>
    [...page.root.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent === name);
  return {
    ...page,
    cards,
    button,
    reason: () => page.root.querySelector<HTMLInputElement>('dialog input'),
    async list(next: Finding[]) {
      findings = next;
      times += 1;
      page.update(draw());
      await settle();
    },
  };
}

it.each(['beside', 'alone'] as const)('%s shows what its row shows, and keeps the focus', async (place) => {
  const { cards, list, root } = await open(place);
  expect(cards()).toHaveLength(3);
  const held = root.querySelector<HTMLElement>('.card .link');
  held?.focus();
  await list([STALE, LATE]);
  expect(cards()).toEqual([STALE.title, LATE.title]);
  expect(document.activeElement).toBe(held);
});

it.each(['beside', 'alone'] as const)('%s has the focus where that was on what is gone', async (place) => {
  const { list, root } = await open(place);
  root.querySelector<HTMLElement>('.card .link')?.focus();
  await list([LATE]);
  expect(document.activeElement).toBe(root.querySelector('.record > .record-body'));
});

it.each(['beside', 'alone'] as const)(
  '%s has the focus on its card once its message is closed',
  async (place) => {
    const { root, press, click } = await open(place);
    root.querySelector<HTMLElement>('.record > .record-body')?.focus();
    press('j');
    press('s');
    click('1 weekFri 27 Nov');
    await settle();
    root.querySelector<HTMLElement>('.toast [aria-label="Close message"]')?.focus();
    click('Close message');
    expect(document.activeElement?.closest('.card')?.querySelector('h3')?.textContent).toBe(GAPS.title);
  },
);

it('takes the focus from nobody', async () => {
  const { list, button } = await open();
  button('Elsewhere')?.focus();
  await list([LATE]);
  expect(document.activeElement).toBe(button('Elsewhere'));
  button('Elsewhere')?.blur();
  await list([STALE, LATE]);
  expect(document.activeElement).toBe(document.body);
});

it('leaves open what is open and typed, and goes on to the next warning afterwards', async () => {
  const { list, press, click, root, reason, cards } = await open();
  root.querySelector<HTMLElement>('.record-body')?.focus();
  press('j');
  press('j');
  press('e');
  const field = reason();
  if (field) type(field, 'not ours');
  await list([
    finding(),
    missingFields('Negotiation', ['Redlines']),
    finding({ rule: 'late', title: LATE.title }),
  ]);
  expect(reason()).toBe(field);
  expect(reason()?.value).toBe('not ours');
  click('Dismiss');
  await settle();
  expect(reason()).toBeNull();
  expect(cards()).toHaveLength(3);
  expect(root.querySelector('.card.is-current h3')?.textContent).toBe(LATE.title);
});
