import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';

export interface Mounted {
  root: HTMLElement;
  /** Draws again, as when the next state arrives. */
  update(node: ComponentChild): void;
  /** Presses a key where the focus is. */
  press(key: string): void;
  /** Clicks the first button, link or menu item whose name is the text. */
  click(name: string): void;
  /** Names of all buttons in order. */
  buttons(): string[];
  text(): string;
}

const nameOf = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();

let mounted: HTMLElement | null = null;

/** Draws into the page and lets effects run; what was drawn before is taken down with its listeners. */
export function mount(node: ComponentChild): Mounted {
  const before = mounted;
  if (before) void act(() => render(null, before));
  document.body.replaceChildren();
  const root = document.createElement('div');
  document.body.append(root);
  mounted = root;
  const update = (next: ComponentChild): void => {
    void act(() => render(next, root));
  };
  update(node);
  const controls = () => [...root.querySelectorAll<HTMLElement>('button, a')];
  return {
    root,
    update,
    press(key) {
      const target = document.activeElement ?? document.body;
      void act(() => {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
    },
    click(name) {
      const control = controls().find((element) => nameOf(element) === name);
      if (!control)
        throw new Error(`No control is called ${name}; there are ${controls().map(nameOf).join(', ')}`);
      void act(() => control.click());
    },
    buttons: () => controls().map(nameOf),
    text: () => root.textContent ?? '',
  };
}

/** Waits until what was asked has been answered and drawn; for answers that take no time of their own. */
export const settle = (): Promise<void> => act(() => new Promise<void>((done) => setTimeout(done, 0)));

/** Types a value as a user would. */
export function type(field: HTMLInputElement, value: string): void {
  void act(() => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
