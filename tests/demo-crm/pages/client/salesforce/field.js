import { h, icon } from '../lib/dom.js';

/** @typedef {import('../../view').FieldView} FieldView */

/** How both layouts draw one field for reading. */

/** The record behind a lookup; screen readers also hear of its preview. Without a record the frame is drawn alone. @param {FieldView} field */
function lookup({ text, href }) {
  const link =
    text &&
    h(
      'records-hoverable-link',
      {},
      h(
        'div',
        { class: 'slds-grid' },
        h(
          'a',
          { href: href ?? '#', class: 'flex-wrap-ie11 slds-truncate', 'data-navigation': 'enable' },
          h('slot', {}, h('slot', {}, h('span', {}, text))),
        ),
        h('span', { class: 'slds-assistive-text' }, `Open ${text} Preview`),
      ),
    );
  return h('force-lookup', {}, h('div', { class: 'slds-grid' }, link || null));
}

/** @param {FieldView} field */
function checkbox({ text, label }) {
  const input = h('input', {
    type: 'checkbox',
    disabled: true,
    'aria-label': label,
    ...(text === 'true' ? { checked: true } : {}),
  });
  return h('lightning-input', { class: 'checkbox slds-form-element' }, input);
}

/** @param {FieldView} field */
function linked({ kind, text }) {
  const tag = kind === 'email' ? 'lightning-formatted-email' : 'lightning-formatted-phone';
  const scheme = kind === 'email' ? 'mailto:' : 'tel:';
  return h(
    tag,
    { 'data-output-element-id': 'output-field' },
    text ? h('a', { href: scheme + text }, text) : null,
  );
}

/** @param {FieldView} field @returns {(Node | null)[]} */
export function outputOf(field) {
  if (field.kind === 'lookup') return [lookup(field)];
  if (field.kind === 'checkbox') return [checkbox(field)];
  if (field.kind === 'email' || field.kind === 'phone') return [linked(field)];
  if (field.kind === 'stamp')
    return [
      lookup(field),
      h('span', {}, ', '),
      h(
        'records-modstamp',
        {},
        h('lightning-formatted-text', { 'data-output-element-id': 'output-field' }, field.stamp ?? ''),
      ),
    ];
  const isNumber = field.kind === 'money' || field.kind === 'number' || field.kind === 'percent';
  const tag = isNumber
    ? 'lightning-formatted-number'
    : field.kind === 'person'
      ? 'lightning-formatted-name'
      : 'lightning-formatted-text';
  return [h(tag, { 'data-output-element-id': 'output-field', slot: 'outputField' }, field.text)];
}

/** @param {FieldView} field @param {() => void} onEdit */
function editTrigger(field, onEdit) {
  if (field.edit === null) return icon('lock', 'slds-icon readonly-mark');
  return h(
    'button',
    {
      type: 'button',
      class: 'test-id__inline-edit-trigger slds-button slds-button_icon slds-shrink-none inline-edit-trigger',
      title: `Edit ${field.label}`,
      onclick: onEdit,
    },
    icon('pencil', 'slds-icon'),
    h('span', { class: 'slds-assistive-text' }, `Edit ${field.label}`),
  );
}

const OUTPUT_ROOT =
  'slds-form-element slds-hint-parent test-id__output-root slds-form-element_edit slds-form-element_readonly slds-form-element_stacked';

/** Label and value with the hooks of both layouts. @param {FieldView} field @param {() => void} onEdit */
export function outputField(field, onEdit) {
  return h(
    'div',
    { class: OUTPUT_ROOT },
    h(
      'div',
      { class: 'test-id__field-label-container slds-form-element__label no-utility-icon' },
      h('span', { class: 'test-id__field-label' }, field.label),
    ),
    h(
      'div',
      { class: 'slds-form-element__control' },
      h(
        'span',
        { class: 'test-id__field-value slds-form-element__static slds-grow word-break-ie11' },
        h('slot', { name: 'outputField' }, outputOf(field)),
      ),
      editTrigger(field, onEdit),
    ),
  );
}
