import { h, icon } from '../lib/dom.js';
import { c } from './style-names.js';

/**
 * A dialog over the page. Returns a function that closes it.
 * @param {{ title: string, body: (Node | string)[], buttons?: HTMLElement[], testId?: string, isSide?: boolean }} dialog
 */
export function openDialog({ title, body, buttons = [], testId = 'dialog', isSide = false }) {
  const close = () => backdrop.remove();
  const closer = h(
    'button',
    { type: 'button', class: c('DialogClose'), 'aria-label': 'Close', onclick: close },
    icon('close'),
  );
  const dialog = h(
    'section',
    {
      class: c(isSide ? 'SidePanel' : 'Dialog'),
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': title,
      'data-test-id': testId,
    },
    h('header', { class: c('DialogHead') }, h('h2', {}, title), closer),
    h('div', { class: c('DialogBody') }, body),
    buttons.length > 0 && h('footer', { class: c('DialogFoot') }, buttons),
  );
  const backdrop = h(
    'div',
    { class: c('Backdrop'), onclick: (event) => event.target === backdrop && close() },
    dialog,
  );
  document.body.append(backdrop);
  closer.focus();
  return close;
}

/**
 * A list below the control that opened it; closes on choice, Escape or a click elsewhere.
 * @param {HTMLElement} anchor
 * @param {{ value: string, label: string }[]} options
 * @param {(option: { value: string, label: string }) => void} onChoice
 */
export function openChoices(anchor, options, onChoice) {
  const box = anchor.getBoundingClientRect();
  const room = innerHeight - box.bottom - 12;
  const style = `left:${box.left}px;top:${box.bottom + 2}px;min-width:${box.width}px;max-height:${Math.max(room, 160)}px`;
  const close = () => {
    list.remove();
    removeEventListener('keydown', onKey, true);
    removeEventListener('pointerdown', onPointer, true);
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && close();
  const onPointer = (/** @type {PointerEvent} */ event) => {
    if (!list.contains(/** @type {Node} */ (event.target))) close();
  };
  const list = h(
    'ul',
    { class: c('Choices'), role: 'listbox', style },
    options.map((option) =>
      h(
        'li',
        { role: 'option' },
        h(
          'button',
          {
            type: 'button',
            onclick: () => {
              close();
              onChoice(option);
            },
          },
          option.label,
        ),
      ),
    ),
  );
  document.body.append(list);
  addEventListener('keydown', onKey, true);
  addEventListener('pointerdown', onPointer, true);
}

/** @param {string} message */
export function showAlert(message) {
  const alert = h('div', { class: c('Alert'), role: 'alert' }, message);
  document.body.append(alert);
  setTimeout(() => alert.remove(), 5000);
}
