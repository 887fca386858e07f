import { switchOf } from '../lib/app.js';
import { h, icon } from '../lib/dom.js';
import { outputOf } from './field.js';

/**
 * @typedef {import('../lib/app.js').RecordView} RecordView
 * @typedef {{ edit: () => void, changeOwner: () => void }} Commands
 */

/** @param {import('../../view').FieldView} field */
const item = (field) =>
  h(
    'records-highlights-details-item',
    { class: 'slds-page-header__detail-block' },
    h(
      'div',
      {},
      h('p', { class: 'slds-text-title slds-truncate', title: field.label }, field.label),
      h(
        'p',
        { class: 'fieldComponent slds-text-body--regular slds-show_inline-block slds-truncate' },
        h('slot', {}, outputOf(field)),
      ),
    ),
  );

/** @param {string} label @param {() => void} onclick @param {string} [demo] */
const action = (label, onclick, demo) =>
  h(
    'button',
    {
      type: 'button',
      name: label.replaceAll(' ', ''),
      class: 'slds-button slds-button_neutral',
      onclick,
      'data-demo': demo,
    },
    label,
  );

/** @param {RecordView} view @param {Commands} commands */
function panel(view, commands) {
  const isEmpty = (/** @type {import('../../view').FieldView} */ field) => field.text === '';
  return h(
    'div',
    { class: 'highlights slds-clearfix slds-page-header slds-page-header_record-home' },
    h(
      'div',
      { class: 'slds-grid primaryFieldRow' },
      h(
        'span',
        { class: `slds-icon_container entity-icon entity-${view.object}` },
        icon(view.object === 'deal' ? 'star' : 'people', 'slds-icon'),
      ),
      h(
        'h1',
        {},
        h(
          'div',
          { class: 'entityNameTitle slds-line-height--reset' },
          h('records-entity-label', {}, view.noun),
        ),
        h(
          'slot',
          { name: 'primaryField' },
          h(
            'lightning-formatted-text',
            { slot: 'primaryField', class: 'slds-page-header__title' },
            view.title,
          ),
        ),
      ),
      h(
        'div',
        { class: 'slds-button-group actionsContainer' },
        h(
          'button',
          { type: 'button', class: 'slds-button slds-button_neutral' },
          icon('add', 'slds-icon'),
          'Follow',
        ),
        action('Edit', commands.edit),
        action('Change Owner', commands.changeOwner, 'open-modal'),
        h(
          'button',
          {
            type: 'button',
            class: 'slds-button slds-button_neutral slds-button_icon-more',
            'aria-label': 'Show more actions',
          },
          icon('down', 'slds-icon'),
        ),
      ),
    ),
    h(
      'div',
      { class: 'secondaryFields' },
      h(
        'slot',
        { name: 'secondaryFields' },
        view.highlights.filter((field) => !isEmpty(field) || field.name === 'Amount').map(item),
      ),
    ),
  );
}

/** The header of a record, in the component its kind of page uses. @param {RecordView} view @param {Commands} commands */
export function highlights(view, commands) {
  const layout = switchOf('layout') ?? (view.object === 'lead' ? 'dynamic' : 'page');
  if (layout === 'dynamic') return h('record_flexipage-dynamic-highlights2', {}, panel(view, commands));
  return h(
    'records-lwc-highlights-panel',
    {},
    h('records-lwc-record-layout', {}, h('records-highlights2', {}, panel(view, commands))),
  );
}
