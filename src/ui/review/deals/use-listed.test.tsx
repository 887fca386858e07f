// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../../testing/mount';
import { sampleRows } from '../../testing/sample-rows';
import type { RowSet } from '../row-set';
import type { Lister } from './connect-lister';
import { NO_FILTER } from './filter';
import { type ListAnswer, type ListWish, listRows, UNSORTED } from './list-rows';
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

function shownBy(lister: Lister | undefined, first: ListWish, start = rows) {
  const shown: ListedNow[] = [];
  function List({ of, wish, isReading }: { of: RowSet; wish: ListWish; isReading?: boolean }) {
    shown.push(useListed(of, wish, { placed: null, lister, isReading: isReading ?? false }));
    return null;
  }
  const { update } = mount(<List of={start} wish={first} isReading={start.size === 0} />);
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

/** The next picture, then the two tasks that wait for it in turn: by their order, however slow the machine is. */
const painted = () =>
  act(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => setTimeout(() => setTimeout(() => setTimeout(resolve)))),
      ),
  );

it('shows the first lines of many rows at once, and all in their order with the next picture', async () => {
  const many = sampleRows(Array.from({ length: 6000 }, (_, at) => ({ amount: at })));
  const { lister, asked } = slowLister();
  const { last } = shownBy(lister, FIRST, many);
  expect(last()).toMatchObject({ isFirst: false, isHead: true, isPending: true });
  await painted();
  expect(asked).toEqual([]);
  expect(last()).toMatchObject({ isHead: false, isPending: false });
  expect(last()?.lines.lines.at(-1)).toBe(0);
});

it('leaves the order of very many rows to the lister', async () => {
  const many = sampleRows(Array.from({ length: 120_001 }, (_, at) => ({ amount: at })));
  const { lister, asked, answer } = slowLister();
  const { last } = shownBy(lister, FIRST, many);
  expect([...(last()?.lines.lines.slice(0, 3) ?? [])]).toEqual([120_000, 119_999, 119_998]);
  expect(last()).toMatchObject({ isFirst: false, isHead: true, isPending: true });
  expect([last()?.listed.length, last()?.lines.lines.at(-1)]).toEqual([120_001, UNSORTED]);
  await painted();
  expect(asked).toHaveLength(1);
  await answer(0);
  expect(last()).toMatchObject({ isHead: false, isPending: false });
  expect(last()?.lines.lines.at(-1)).toBe(0);
});

it('says nothing of rows that are still being read, and asks nobody for them', async () => {
  const { lister, asked } = slowLister();
  const { last, wish } = shownBy(lister, FIRST, sampleRows([]));
  await painted();
  expect(last()).toMatchObject({ isFirst: true, isPending: true });
  expect(asked).toEqual([]);
  wish(FIRST);
  expect(last()).toMatchObject({ isFirst: false, isPending: false });
  expect([...(last()?.listed ?? [])]).toEqual([1, 0]);
});
