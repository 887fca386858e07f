import { switchOf } from '../lib/app.js';
import { h, icon } from '../lib/dom.js';
import { outputField } from './field.js';
import { inputField } from './field-input.js';
import { shadowed } from './shadow.js';

/**
 * The Details tab in both layouts, for reading and for editing.
 *
 * @typedef {import('../lib/app.js').RecordView} RecordView
 * @typedef {import('../../view').FieldView} FieldView
 * @typedef {import('../../view').SectionView} SectionView
 * @typedef {{ inputs: Map<string, string | null>, save: () => void, cancel: () => void } | null} Form
 * @typedef {(field: FieldView) => HTMLElement} DrawField
 */

/** `?layout=`; leads come with Dynamic Forms, opportunities with a page layout. @param {RecordView} view */
const isDynamic = (view) =>
  (switchOf('layout') ?? (view.object === 'lead' ? 'dynamic' : 'page')) === 'dynamic';

/** @param {RecordView} view @param {FieldView} field */
const hook = (view, field) => `sfdc:RecordField.${view.noun}.${field.name}`;

/** @param {SectionView} section @param {Node[]} content */
function sectionBox({ title }, content) {
  const body = h(
    'div',
    { class: 'test-id__section-content slds-section__content section__content slds-p-horizontal_small' },
    content,
  );
  const toggle = h(
    'button',
    {
      type: 'button',
      class: 'slds-button slds-section__title-action',
      'aria-expanded': 'true',
      onclick: () => {
        body.hidden = !body.hidden;
        toggle.setAttribute('aria-expanded', String(!body.hidden));
      },
    },
    icon('down', 'slds-icon'),
    h('span', { class: 'test-id__section-header-title' }, title),
  );
  return h(
    'div',
    { class: 'test-id__section slds-section slds-is-open' },
    h('h3', { class: 'slds-section__title' }, toggle),
    body,
  );
}

/** Rows of two, as an admin puts them on a page layout. @param {RecordView} view @param {SectionView} section @param {DrawField} draw */
function pageLayoutSection(view, section, draw) {
  const item = (/** @type {FieldView | undefined} */ field) =>
    field
      ? h(
          'records-record-layout-item',
          { role: 'listitem', class: 'slds-form__item slds-no-space', 'field-label': field.label },
          h('div', { 'data-target-selection-name': hook(view, field), class: 'slds-size_full' }, draw(field)),
        )
      : h('records-record-layout-item', { role: 'listitem', class: 'slds-form__item slds-no-space' });
  const rows = [];
  for (let index = 0; index < section.fields.length; index += 2)
    rows.push(
      h(
        'records-record-layout-row',
        { class: 'slds-form__row' },
        item(section.fields[index]),
        item(section.fields[index + 1]),
      ),
    );
  return shadowed(h('records-record-layout-section', {}), sectionBox(section, rows));
}

/** Two columns of fields that a Lightning page holds itself. @param {RecordView} view @param {SectionView} section @param {DrawField} draw */
function dynamicSection(view, section, draw) {
  const column = (/** @type {number} */ side) =>
    h(
      'flexipage-column2',
      { class: 'slds-form__column' },
      section.fields
        .filter((_, index) => index % 2 === side)
        .map((field) =>
          h(
            'flexipage-field',
            { 'data-field-id': `Record${field.name.replace('__c', '_c')}Field` },
            h(
              'slot',
              {},
              h(
                'record_flexipage-record-field',
                {},
                h(
                  'div',
                  { 'data-target-selection-name': hook(view, field), class: 'slds-size_full' },
                  draw(field),
                ),
              ),
            ),
          ),
        ),
    );
  return shadowed(
    h('flexipage-field-section2', {}),
    sectionBox(section, [h('div', { class: 'slds-form__row' }, column(0), column(1))]),
  );
}

/** @param {NonNullable<Form>} form */
function footer(form) {
  return h(
    'records-form-footer',
    {},
    h(
      'div',
      { class: 'footer-full-width footer slds-docked-form-footer' },
      h(
        'button',
        {
          type: 'button',
          name: 'CancelEdit',
          class: 'slds-button slds-button_neutral',
          onclick: form.cancel,
        },
        'Cancel',
      ),
      h(
        'button',
        { type: 'button', name: 'SaveEdit', class: 'slds-button slds-button_brand', onclick: form.save },
        'Save',
      ),
    ),
  );
}

/**
 * @param {RecordView} view @param {SectionView[]} sections @param {Form} form null while the record is only read
 * @param {(field: FieldView) => void} onEdit
 */
export function detailPanel(view, sections, form, onEdit) {
  const draw = (/** @type {FieldView} */ field) =>
    form && field.edit !== null ? inputField(field, form.inputs) : outputField(field, () => onEdit(field));
  const drawSection = isDynamic(view) ? dynamicSection : pageLayoutSection;
  const drawn = sections.map((section) => drawSection(view, section, draw));
  const content = isDynamic(view)
    ? h('div', { class: 'flexipage-fields' }, drawn)
    : h('records-lwc-record-layout', {}, h('records-record-layout-block', {}, h('slot', {}, drawn)));
  return h(
    isDynamic(view) ? 'flexipage-component2' : 'records-lwc-detail-panel',
    { class: form ? 'is-editing' : '' },
    content,
    form && footer(form),
  );
}
