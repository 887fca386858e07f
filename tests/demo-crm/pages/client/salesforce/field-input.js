import { h, icon } from '../lib/dom.js';

/**
 * How a form draws one field for editing.
 *
 * @typedef {import('../../view').FieldView} FieldView
 * @typedef {Map<string, string | null>} Inputs what was changed, by API name
 */

const NONE = '--None--';

/** @param {FieldView} field @param {Inputs} inputs */
function picklist(field, inputs) {
  const shown = h('span', { class: 'slds-truncate' }, field.text || NONE);
  const list = h('div', { class: 'slds-dropdown slds-dropdown_fluid', role: 'listbox', hidden: true });
  const button = h(
    'button',
    {
      type: 'button',
      role: 'combobox',
      class: 'slds-combobox__input slds-input_faux',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-label': field.label,
      'data-value': field.edit,
      onclick: () => {
        list.hidden = !list.hidden;
        button.setAttribute('aria-expanded', String(!list.hidden));
      },
    },
    shown,
    icon('down', 'slds-icon'),
  );
  const option = (/** @type {string} */ value, /** @type {string} */ label) =>
    h(
      'lightning-base-combobox-item',
      {
        role: 'option',
        'data-value': value,
        class: 'slds-listbox__option',
        onclick: () => {
          shown.textContent = label;
          button.setAttribute('data-value', value);
          button.setAttribute('aria-expanded', 'false');
          list.hidden = true;
          inputs.set(field.name, value || null);
        },
      },
      label,
    );
  list.append(option('', NONE), ...(field.options ?? []).map(({ value, label }) => option(value, label)));
  return h(
    'lightning-combobox',
    {},
    h('div', { class: 'slds-combobox_container' }, h('lightning-base-combobox', {}, button, list)),
  );
}

/** @param {string} name @param {string} label @param {string} value @param {Inputs} inputs */
function textInput(name, label, value, inputs) {
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'text',
      name,
      class: 'slds-input',
      autocomplete: 'off',
      'aria-label': label,
      value,
      oninput: () => inputs.set(name, input.value),
    })
  );
  return input;
}

/** @param {FieldView} field @param {Inputs} inputs */
function textArea(field, inputs) {
  const area = /** @type {HTMLTextAreaElement} */ (
    h('textarea', {
      name: field.name,
      rows: 3,
      class: 'slds-textarea',
      'aria-label': field.label,
      oninput: () => inputs.set(field.name, area.value),
    })
  );
  area.defaultValue = field.edit ?? '';
  return h('lightning-textarea', {}, area);
}

/** First and last name of a person's compound name. @param {FieldView} field @param {Inputs} inputs */
function nameInputs(field, inputs) {
  const words = (field.edit ?? '').split(' ');
  const last = words.pop() ?? '';
  return h(
    'lightning-input-name',
    {},
    textInput('FirstName', 'First Name', words.join(' '), inputs),
    textInput('LastName', 'Last Name', last, inputs),
  );
}

/** @param {FieldView} field @param {Inputs} inputs */
function control(field, inputs) {
  if (field.options) return h('records-record-picklist', {}, picklist(field, inputs));
  if (field.kind === 'area') return textArea(field, inputs);
  if (field.kind === 'person') return nameInputs(field, inputs);
  const tag = field.kind === 'date' ? 'lightning-datepicker' : 'lightning-input';
  return h(tag, {}, textInput(field.name, field.label, field.edit ?? '', inputs));
}

/** Label and input; nothing of it looks like a field that is only read. @param {FieldView} field @param {Inputs} inputs */
export function inputField(field, inputs) {
  return h(
    'div',
    { class: 'slds-form-element slds-form-element_stacked' },
    h('label', { class: 'slds-form-element__label test-id__field-label' }, field.label),
    h('div', { class: 'slds-form-element__control' }, control(field, inputs)),
  );
}
