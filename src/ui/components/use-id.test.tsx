// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { useId } from './use-id';

const Part = () => <p id={useId()} />;

it('gives no id twice, however often the page is rendered, and each part keeps its own', () => {
  const root = document.createElement('div');
  const ids = () => [...root.querySelectorAll('p')].map(({ id }) => id);
  act(() => render(<Part key="a" />, root));
  const [first] = ids();
  act(() =>
    render(
      <>
        <Part key="a" />
        <Part key="b" />
      </>,
      root,
    ),
  );
  act(() =>
    render(
      <>
        <Part key="a" />
        <Part key="b" />
        <Part key="c" />
      </>,
      root,
    ),
  );
  expect(first).toMatch(/^part-\d+$/);
  expect(new Set(ids()).size).toBe(3);
});
