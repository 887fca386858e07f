import { h, icon } from '../lib/dom.js';
import { openChoices } from './overlays.js';
import { NOTHING } from './property-row.js';
import { c } from './style-names.js';

/**
 * @typedef {import('../lib/app.js').RecordView} RecordView
 * @typedef {import('../../view').FieldView} FieldView
 * @typedef {{ saveOne: (name: string, value: string) => void, logCall: () => void }} Commands
 */

const ACTIVITIES = [
  ['note', 'Note'],
  ['email', 'Email'],
  ['call', 'Call'],
  ['task', 'Task'],
  ['meeting', 'Meeting'],
  ['more', 'More'],
];

/** @param {FieldView} field */
const display = (field) =>
  h(
    'span',
    { 'data-test-id': `highlight-property-display-${field.name}`, class: c('HighlightValue') },
    field.text || NOTHING,
  );

/** @param {FieldView} field */
const item = (field) =>
  h(
    'div',
    { 'data-test-id': `highlight-property-item-${field.name}`, class: c('HighlightItem') },
    h('div', {}, `${field.label}:`),
    display(field),
  );

/** The stage is changed here without any form. @param {FieldView} field @param {Commands} commands */
function stageItem(field, commands) {
  const button = h(
    'button',
    {
      type: 'button',
      class: c('StageButton'),
      'aria-haspopup': 'listbox',
      'aria-label': `Change ${field.label}`,
      onclick: () =>
        openChoices(button, field.options ?? [], ({ value }) => commands.saveOne(field.name, value)),
    },
    h('span', { 'data-test-id': 'dropdown-caret', class: c('Caret') }),
  );
  return h(
    'div',
    { 'data-test-id': `highlight-property-item-${field.name}`, class: c('HighlightItem') },
    h('div', {}, `${field.label}:`),
    display(field),
    button,
  );
}

/** Job title and company in one line: HubSpot wraps the same id round itself. @param {FieldView} field @param {RecordView} view */
function composite(field, view) {
  const company = view.sections[0]?.fields.find(({ name }) => name === 'company')?.text;
  const inner = display(field);
  const outer = h('span', { 'data-test-id': `highlight-property-display-${field.name}` }, inner);
  return h(
    'div',
    { 'data-test-id': 'highlight-property-item-jobtitle-and-company', class: c('HighlightItem') },
    outer,
    company ? h('span', {}, ` at ${company}`) : null,
  );
}

/** @param {FieldView} field @param {RecordView} view @param {Commands} commands */
function highlightItem(field, view, commands) {
  if (field.name === 'jobtitle') return composite(field, view);
  if (['dealstage', 'hs_pipeline_stage'].includes(field.name)) return stageItem(field, commands);
  return item(field);
}

/** Name, key properties and the row of round buttons at the top of the left column. @param {RecordView} view @param {Commands} commands */
export function highlightCard(view, commands) {
  const initials = view.title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0])
    .join('');
  return h(
    'section',
    { class: c('Highlight'), 'data-card-type': 'OBJECT_HIGHLIGHT', 'data-card-id': 'OBJECT_HIGHLIGHT-FAS-1' },
    h(
      'div',
      { class: c('HighlightHead'), 'data-test-id': 'record-highlight-content' },
      view.object === 'deal' ? null : h('span', { class: c('BigAvatar'), 'aria-hidden': 'true' }, initials),
      h(
        'div',
        { class: c('HighlightMain') },
        h('h2', { 'data-test-id': 'highlight-record-label', class: c('RecordTitle') }, view.title),
        view.highlights.map((field) => highlightItem(field, view, commands)),
      ),
    ),
    h(
      'div',
      { class: c('ActivityButtons') },
      ACTIVITIES.map(([shape, label]) =>
        h(
          'button',
          {
            type: 'button',
            class: c('ActivityButton'),
            'data-test-id': `create-engagement-${label?.toLowerCase()}-button`,
            onclick: label === 'Call' ? commands.logCall : () => {},
          },
          h(
            'span',
            { class: c('ActivityDisc'), 'data-test-id': `activity-button-icon-${label?.toLowerCase()}` },
            icon(shape ?? ''),
          ),
          label ?? '',
        ),
      ),
    ),
  );
}
