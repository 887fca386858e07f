import { h } from '../lib/dom.js';
import { openDialog } from './overlays.js';
import { NOTHING } from './property-row.js';
import { c } from './style-names.js';

/**
 * @typedef {import('../lib/app.js').RecordView} RecordView
 * @typedef {import('../../view').FieldView} FieldView
 */

/** Rows drawn at once; the others stay skeletons until they are scrolled to. */
const FIRST_ROWS = 33;

/** @param {FieldView} field */
function panelRow(field) {
  return h(
    'div',
    { 'data-test-id': `property-input-${field.name}`, class: c('PanelRow') },
    h(
      'div',
      { class: c('FormControl') },
      h('label', { class: c('PropertyLabel') }, h('span', {}, field.label)),
      h('div', { 'data-test-id': 'hover-content-wrapper', class: c('HoverTools') }),
      h('span', { class: c('Value') }, field.text || NOTHING),
      field.name === 'fax' &&
        h('button', {
          type: 'button',
          'data-test-id': 'property-input-phone-button',
          class: c('Ghost'),
          'aria-label': 'Add a country code',
        }),
    ),
  );
}

/** @param {FieldView} field @param {IntersectionObserver} observer @param {Map<Element, FieldView>} waiting */
function skeletonFor(field, observer, waiting) {
  const skeleton = h('div', { 'data-test-id': 'property-input-skeleton', class: c('Skeleton') });
  waiting.set(skeleton, field);
  observer.observe(skeleton);
  return skeleton;
}

/** Every property of the object, in groups, drawn as far as they are in sight. @param {RecordView} view */
export function openAllProperties(view) {
  /** @type {Map<Element, FieldView>} */
  const waiting = new Map();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const field = waiting.get(target);
      if (!isIntersecting || !field) continue;
      observer.unobserve(target);
      target.replaceWith(panelRow(field));
    }
  });
  let drawn = 0;
  const groups = view.all.map(({ title, fields }) =>
    h(
      'section',
      {
        'data-test-id': `group-accordion-${title.toLowerCase().replaceAll(' ', '')}`,
        class: c('PanelGroup'),
      },
      h('h3', {}, title),
      fields.map((field) => {
        drawn += 1;
        return drawn <= FIRST_ROWS ? panelRow(field) : skeletonFor(field, observer, waiting);
      }),
    ),
  );
  openDialog({
    title: `All properties of this ${view.noun.toLowerCase()}`,
    body: groups,
    testId: 'all-properties-panel',
    isSide: true,
  });
}
