// @vitest-environment happy-dom
import { render } from 'preact';
import { useRef } from 'preact/hooks';
import { expect, it } from 'vitest';
import { useQueueKeys } from './use-queue-keys';

const asked: string[] = [];

function Queue({ of }: { of: string }) {
  const list = useRef<HTMLUListElement>(null);
  useQueueKeys(list, () => void asked.push(of));
  return (
    <ul ref={list}>
      {['one', 'two'].map((name) => (
        <li key={name} class="queue-item">
          <button type="button" class="queue-name">
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}

const press = (key: string, target: EventTarget = document.body) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

it('hears a key as soon as the queue is there, by what it shows then, and none once it is gone', () => {
  // Not `mount`, which waits for all that comes after the picture.
  render(<Queue of="first" />, document.body);
  press('j');
  expect(document.activeElement?.textContent).toBe('one');
  press('j', document.activeElement ?? document.body);
  expect(document.activeElement?.textContent).toBe('two');
  press('?');
  render(<Queue of="second" />, document.body);
  press('?');
  render(null, document.body);
  press('?');
  expect(asked).toEqual(['first', 'second']);
});
