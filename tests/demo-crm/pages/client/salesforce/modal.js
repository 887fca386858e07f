import { h, icon } from '../lib/dom.js';

/**
 * An SLDS modal in front of everything (z-index 9001). Returns a function that closes it.
 * @param {{ title: string, body: (Node | string)[], onSave: () => void, save?: string }} modal
 */
export function openModal({ title, body, onSave, save = 'Save' }) {
  const close = () => box.remove();
  const brand = h(
    'button',
    {
      type: 'button',
      class: 'slds-button slds-button_brand',
      onclick: () => {
        close();
        onSave();
      },
    },
    save,
  );
  const section = h(
    'section',
    { class: 'slds-modal slds-fade-in-open', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
    h(
      'div',
      { class: 'slds-modal__container modal-container' },
      h(
        'button',
        {
          type: 'button',
          class: 'slds-button slds-button_icon slds-modal__close',
          'aria-label': 'Cancel and close',
          onclick: close,
        },
        icon('close', 'slds-icon'),
      ),
      h('header', { class: 'modal-header slds-modal__header' }, h('h2', {}, title)),
      h('div', { class: 'modal-body slds-modal__content' }, body),
      h(
        'footer',
        { class: 'modal-footer slds-modal__footer' },
        h('button', { type: 'button', class: 'slds-button slds-button_neutral', onclick: close }, 'Cancel'),
        brand,
      ),
    ),
  );
  const box = h(
    'div',
    { class: 'DESKTOP uiModal--medium uiModal forceModal open active' },
    section,
    h('div', { class: 'slds-backdrop slds-backdrop_open' }),
  );
  document.body.append(box);
  brand.focus();
  return close;
}

/** @param {string} label @param {string} value */
export const labelledInput = (label, value) => {
  const input = /** @type {HTMLInputElement} */ (
    h('input', { type: 'text', class: 'slds-input', value, 'aria-label': label })
  );
  return {
    input,
    box: h(
      'div',
      { class: 'slds-form-element' },
      h('label', { class: 'slds-form-element__label' }, label),
      input,
    ),
  };
};

/** @param {string} text @param {'success' | 'error'} kind */
export function toast(text, kind) {
  const box = h(
    'div',
    {
      class: `slds-notify_container forceToastManager slds-notify_toast slds-theme_${kind}`,
      role: 'alertdialog',
    },
    text,
  );
  document.body.append(box);
  setTimeout(() => box.remove(), 3000);
}
