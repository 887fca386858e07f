// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { useKeptFocus } from './use-kept-focus';

function Chips() {
  const [chips, setChips] = useState(['one', 'two']);
  useKeptFocus('.not-there', 'input');
  return (
    <div>
      <input aria-label="Search" />
      {chips.map((chip) => (
        <button key={chip} type="button" onClick={() => setChips(chips.filter((other) => other !== chip))}>
          {chip}
        </button>
      ))}
    </div>
  );
}

it('gives the focus on when what had it is gone, and leaves it alone else', async () => {
  const { root } = mount(<Chips />);
  await act(async () => {});
  const [one, two] = [...root.querySelectorAll('button')];
  two?.focus();
  void act(() => one?.click());
  expect(document.activeElement).toBe(two);
  void act(() => two?.click());
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Search');
});

it('takes no focus that nobody had', async () => {
  const { root } = mount(<Chips />);
  await act(async () => {});
  void act(() => root.querySelector('button')?.click());
  expect(document.activeElement).toBe(document.body);
});

it('goes on to the next place where none was found by looking for it', async () => {
  function Row({ hasWay }: { hasWay: boolean }) {
    const [isShown, setShown] = useState(true);
    useKeptFocus(() => hasWay && document.querySelector<HTMLElement>('a')?.focus(), 'input');
    return (
      <div>
        {isShown && (
          <button type="button" onClick={() => setShown(false)}>
            Close
          </button>
        )}
        <a href="#list">List</a>
        <input />
      </div>
    );
  }
  for (const [hasWay, next] of [
    [true, 'A'],
    [false, 'INPUT'],
  ] as const) {
    const { root } = mount(<Row hasWay={hasWay} />);
    await act(async () => {});
    const button = root.querySelector('button');
    button?.focus();
    void act(() => button?.click());
    expect(document.activeElement?.tagName).toBe(next);
  }
});
