// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { mount, settle } from '../testing/mount';
import { Dialog } from './Dialog';
import { Menu } from './Menu';

afterEach(() => void vi.restoreAllMocks());

/** A button that opens a menu, of which one item opens a dialog. */
function Page() {
  const [open, setOpen] = useState<'menu' | 'dialog' | null>(null);
  return (
    <>
      <button type="button" onClick={() => setOpen('menu')}>
        Snooze
      </button>
      {open === 'menu' && (
        <Menu
          anchor={new DOMRect()}
          label="Snooze"
          items={[{ label: 'Until a date…', onSelect: () => setOpen('dialog') }]}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'dialog' && (
        <Dialog title="Until" onClose={() => setOpen(null)}>
          <p>When?</p>
        </Dialog>
      )}
    </>
  );
}

/** The browser gives the focus back to what had it at `showModal`, if the dialog is in the page at `close`. */
it('opens over the button that led to it, and is closed while it is in the page', async () => {
  const seen: unknown[] = [];
  vi.spyOn(HTMLDialogElement.prototype, 'showModal').mockImplementation(() => {
    seen.push(document.activeElement?.textContent);
  });
  vi.spyOn(HTMLDialogElement.prototype, 'close').mockImplementation(function (this: HTMLDialogElement) {
    seen.push(this.isConnected);
  });
  const { root, click } = mount(<Page />);
  root.querySelector('button')?.focus();
  click('Snooze');
  await settle();
  expect(document.activeElement?.textContent).toBe('Until a date…');
  click('Until a date…');
  click('Close');
  await settle();
  expect(seen).toEqual(['Snooze', true]);
});

/** Whatever the browser disables loses the focus, and with it the place of whoever has no mouse. */
it('takes nothing while it works, and leaves the focus on its button', () => {
  const [onClose, onSubmit] = [vi.fn(), vi.fn()];
  const dialog = (isBusy: boolean) => (
    <Dialog title="Until" verb="Snooze" isBusy={isBusy} onClose={onClose} onSubmit={onSubmit}>
      <input />
    </Dialog>
  );
  const { root, click, update } = mount(dialog(false));
  const [cancel, verb] = root.querySelectorAll('button');
  verb?.focus();
  update(dialog(true));
  for (const button of [cancel, verb])
    expect([button?.disabled, button?.getAttribute('aria-disabled')]).toEqual([false, 'true']);
  expect(document.activeElement).toBe(verb);
  click('Cancel');
  click('Snooze');
  const send = new Event('submit', { bubbles: true, cancelable: true });
  void act(() => void root.querySelector('form')?.dispatchEvent(send));
  expect([onClose.mock.calls, onSubmit.mock.calls]).toEqual([[], []]);
  update(dialog(false));
  click('Snooze');
  click('Cancel');
  expect([onClose.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1]);
});
