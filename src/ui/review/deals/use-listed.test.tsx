// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../../testing/mount';
import { sampleRows } from '../../testing/sample-rows';
import type { RowSet } from '../row-set';
import type { Lister } from './connect-lister';
import { NO_FILTER } from './filter';
import { type ListAnswer, type ListWish, listRows } from './list-rows';
import { FIRST_ORDER } from './order';
import { type ListedNow, useListed } from './use-listed';

const rows = sampleRows([
  { amount: 1, title: 'Larkspur', company: null },
  { amount: 2, title: 'Merrow', company: null },
]);
const nobody: ReadonlySet<null> = new Set();
const FIRST: ListWish = {
  filter: NO_FILTER,
  order: FIRST_ORDER,
  groupBy: null,
  folded: nobody,
  mask: null,
};
const searching = (text: string): ListWish => ({ ...FIRST, filter: { ...NO_FILTER, text } });

/** A lister that answers when it is told to. */
function slowLister() {
  const asked: { text: string; answer(): void }[] = [];
  const lister: Lister = {
    list: (of, wish) =>
      new Promise<ListAnswer>((resolve) => {
        asked.push({ text: wish.filter.text, answer: () => resolve(listRows(of, wish, null)) });
      }),
    warm: () => {},
  };
  const answer = (at: number): Promise<void> => act(async () => asked[at]?.answer());
  return { lister, asked, answer };
}

function shownBy(lister: Lister | undefined, first: ListWish) {
  const shown: ListedNow[] = [];
  function List({ of, wish }: { of: RowSet; wish: ListWish }) {
    shown.push(useListed(of, wish, null, lister));
    return null;
  }
  const { update } = mount(<List of={rows} wish={first} />);
  return {
    now: () => [...(shown.at(-1)?.listed ?? [])],
    last: () => shown.at(-1),
    wish: (wish: ListWish, of = rows) => update(<List of={of} wish={wish} />),
  };
}

it('shows the first rows at once, and then what was there until the answer comes', async () => {
  const { lister, asked, answer } = slowLister();
  const { now, last, wish } = shownBy(lister, FIRST);
  expect(now()).toEqual([1, 0]);
  expect([asked, last()?.isPending]).toEqual([[], false]);
  wish(searching('lark'));
  expect(now()).toEqual([1, 0]);
  expect(last()?.isPending).toBe(true);
  await answer(0);
  expect(now()).toEqual([0]);
  expect(last()?.isPending).toBe(false);
});

it('drops an answer to what is no longer asked', async () => {
  const { lister, answer } = slowLister();
  const { now, wish } = shownBy(lister, FIRST);
  wish(searching('lark'));
  wish(searching('merrow'));
  await answer(1);
  expect(now()).toEqual([1]);
  await answer(0);
  expect(now()).toEqual([1]);
});

it('never shows the places of one list among the rows of another', async () => {
  const { lister, answer } = slowLister();
  const { last, wish } = shownBy(lister, FIRST);
  const others = sampleRows([{ amount: 9 }]);
  wish(FIRST, others);
  expect([last()?.rows, last()?.listed.length]).toEqual([rows, 2]);
  await answer(0);
  expect([last()?.rows, last()?.listed.length]).toEqual([others, 1]);
});

it('leaves a first search of all texts to the lister, and says that nothing is listed yet', async () => {
  const { lister, answer } = slowLister();
  const { now, last } = shownBy(lister, searching('lark'));
  expect([now(), last()?.isFirst]).toEqual([[], true]);
  await answer(0);
  expect([now(), last()?.isFirst]).toEqual([[0], false]);
});

it('works everything out at once where there is no lister', () => {
  const { now, wish } = shownBy(undefined, searching('lark'));
  expect(now()).toEqual([0]);
  wish(searching('merrow'));
  expect(now()).toEqual([1]);
});
