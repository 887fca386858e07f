import { h } from '../lib/dom.js';
import { openChoices } from './overlays.js';
import { c } from './style-names.js';

/** @typedef {import('../../view').FieldView} FieldView */

/**
 * The inputs of one record that have been opened and not saved.
 * @typedef {{ inputs: Map<string, string>, onChange: () => void, save: () => void }} Draft
 */

/** HubSpot's sign for an empty property. */
export const NOTHING = '--';
const OWNER = 'owner';
const BADGED = ['hs_lead_status', 'lifecyclestage'];
const CARETED = ['dealstage', 'hs_lead_status', 'hs_pipeline_stage'];

const caret = () => h('span', { 'data-test-id': 'dropdown-caret', class: c('Caret'), 'aria-hidden': 'true' });

/** @param {FieldView} field */
function shownValue(field) {
  const text = field.text || NOTHING;
  if (!field.text || !BADGED.includes(field.name)) return text;
  return h('span', { 'data-test-id': 'badge', class: c('Badge') }, text);
}

/** Owners are bare text without a node of their own; every other value has one. @param {FieldView} field */
function displayedValue(field) {
  if (field.kind === OWNER) return h('div', { class: c('OwnerText') }, field.text || NOTHING);
  return h(
    'div',
    { class: c('ValueBox') },
    h(
      'span',
      { 'data-selenium-test': `property-input-${field.name}`, class: c('Value') },
      shownValue(field),
      CARETED.includes(field.name) && caret(),
    ),
    field.name === 'fax' &&
      h('button', {
        type: 'button',
        'data-test-id': 'property-input-phone-button',
        class: c('Ghost'),
        'aria-label': 'Add a country code',
      }),
  );
}

/** @param {FieldView} field @param {Draft} draft */
function textControl(field, draft) {
  const area = /** @type {HTMLTextAreaElement} */ (
    h('textarea', {
      rows: field.kind === 'area' ? 3 : 1,
      'data-selenium-test': `property-input-${field.name}`,
      'aria-label': field.label,
      oninput: () => {
        draft.inputs.set(field.name, area.value);
        draft.onChange();
      },
      onkeydown: (event) => {
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        draft.save();
      },
    })
  );
  area.defaultValue = field.edit ?? '';
  return area;
}

/** @param {FieldView} field @param {Draft} draft */
function choiceControl(field, draft) {
  const button = h('button', {
    type: 'button',
    role: 'combobox',
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
    'aria-label': field.label,
    ...(field.kind === OWNER ? {} : { 'data-selenium-test': `property-input-${field.name}` }),
    onclick: () =>
      openChoices(button, field.options ?? [], (option) => {
        text.textContent = option.label;
        draft.inputs.set(field.name, option.value);
        draft.onChange();
      }),
  });
  const text = h('span', {}, field.text || NOTHING);
  button.append(text, caret());
  return button;
}

/** Buttons that are there only while the pointer is. @param {HTMLElement} row @param {string} label */
function hoverTools(row, label) {
  const wrapper = h('div', { 'data-test-id': 'hover-content-wrapper', class: c('HoverTools') });
  row.addEventListener('pointerenter', () =>
    wrapper.replaceChildren(
      h('button', { type: 'button', class: c('Details'), 'aria-label': `Details of ${label}` }, 'Details'),
    ),
  );
  row.addEventListener('pointerleave', () => wrapper.replaceChildren());
  return wrapper;
}

/**
 * One property of a card. Without a draft it can't be edited, whatever the property allows.
 * @param {FieldView} field @param {Draft | null} draft
 */
export function propertyRow(field, draft) {
  const canEdit = draft !== null && field.edit !== null;
  const root = h('div', {
    'data-deferred-property-input-root': 'true',
    'data-deferred-property-input-state': canEdit ? 'editable' : 'readonly',
    'data-deferred-property-input-mode': 'display',
    class: c('PropertyRoot'),
    ...(canEdit ? { role: 'button', tabindex: 0 } : {}),
  });
  const label = h('label', { class: c('PropertyLabel') }, h('span', {}, h('span', {}, field.label)));
  const control = h(
    'div',
    { class: c('FormControl') },
    label,
    hoverTools(root, field.label),
    displayedValue(field),
  );
  root.append(control);
  if (canEdit && draft) makeEditable(root, control, field, draft);
  return h('span', { 'data-test-id': field.name, class: c('PropertyRow') }, root);
}

/**
 * @param {HTMLElement} root @param {HTMLElement} control @param {FieldView} field @param {Draft} draft
 */
function makeEditable(root, control, field, draft) {
  const open = () => {
    if (root.getAttribute('data-deferred-property-input-mode') === 'input') return;
    root.setAttribute('data-deferred-property-input-mode', 'input');
    root.removeAttribute('role');
    root.removeAttribute('tabindex');
    const input = field.options ? choiceControl(field, draft) : textControl(field, draft);
    control.lastElementChild?.replaceWith(
      h('div', { class: c('DisplayOptimizedFormControl') }, h('div', {}, input)),
    );
    draft.inputs.set(field.name, field.edit ?? '');
    draft.onChange();
    input.focus();
  };
  root.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('button')) open();
  });
  root.addEventListener('keydown', (event) => {
    if (event.target !== root || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    open();
  });
}

/** @param {FieldView[]} fields @param {Draft | null} draft */
export const propertyList = (fields, draft) =>
  h(
    'ul',
    { 'data-selenium-test': 'profile-properties-list', class: c('PropertyList') },
    fields.map((field) => propertyRow(field, draft)),
  );

/** What stands in a card until its properties come. @param {number} count */
export const skeletonRows = (count) =>
  Array.from({ length: count }, () =>
    h('div', { 'data-test-id': 'property-input-skeleton', class: c('Skeleton'), 'aria-hidden': 'true' }),
  );
