import { h, icon } from '../lib/dom.js';
import { NOTHING, propertyList, skeletonRows } from './property-row.js';
import { c } from './style-names.js';

/**
 * @typedef {import('../../view').AssociationView} AssociationView
 * @typedef {import('../../view').SectionView} SectionView
 * @typedef {import('./property-row.js').Draft} Draft
 */

/**
 * @param {{ type: string, id: string, title: string, tools?: HTMLElement[] }} card
 * @param {...(Node | string | false)} content
 */
export function card({ type, id, title, tools = [] }, ...content) {
  const body = h('div', { class: c('CardBody') }, ...content);
  const toggle = h(
    'button',
    {
      type: 'button',
      class: c('CardToggle'),
      'aria-expanded': 'true',
      onclick: () => {
        body.hidden = !body.hidden;
        toggle.setAttribute('aria-expanded', String(!body.hidden));
      },
    },
    icon('down'),
    title,
  );
  return h(
    'section',
    { class: c('Card'), 'data-card-type': type, 'data-card-id': id },
    h('header', { class: c('CardHead') }, h('h3', {}, toggle), h('div', { class: c('CardTools') }, tools)),
    body,
  );
}

const tool = (/** @type {string} */ label, /** @type {() => void} */ onclick = () => {}) =>
  h('button', { type: 'button', class: c('Link'), onclick }, label);

/** @param {string} title */
export const skeletonCard = (title) =>
  card({ type: 'PROPERTIES_V3', id: `loading/${title}`, title }, ...skeletonRows(12));

/**
 * @param {SectionView} section @param {string} typeId @param {Draft} draft @param {() => void} onAll
 */
export function propertiesCard(section, typeId, draft, onAll) {
  return card(
    {
      type: 'PROPERTIES_V3',
      id: `PROPERTIES_V3/${typeId}/${section.title}`,
      title: section.title,
      tools: [tool('Actions')],
    },
    propertyList(section.fields, draft),
    h('footer', { class: c('CardFoot') }, tool('View all properties', onAll), tool('View property history')),
  );
}

/** @param {AssociationView} other */
const chicklet = (other) =>
  h(
    'div',
    { class: c('Chicklet') },
    h(
      'div',
      { 'data-test-id': 'property-input-name', class: c('ChickletName') },
      h('a', { href: other.href, 'data-test-id': 'contact-chicklet-title-link' }, other.name),
    ),
    propertyList(other.fields, null),
  );

/** Other records beside this one: the same markup, but not this record's properties. @param {AssociationView[]} others */
export function associationCards(others) {
  return [...new Set(others.map(({ title }) => title))].map((title) => {
    const same = others.filter((other) => other.title === title);
    return card(
      {
        type: 'ASSOCIATION_V3',
        id: `ASSOCIATION_V3/${same[0]?.object}`,
        title: `${title} (${same.length})`,
        tools: [tool('+ Add')],
      },
      ...same.map(chicklet),
      h('footer', { class: c('CardFoot') }, tool(`View all associated ${title}`)),
    );
  });
}

/** Rows that show a label and a value and no property name. @param {string} testId @param {[string, string][]} rows */
export function labelledRows(testId, rows) {
  return h(
    'div',
    { class: c('LabelledRows') },
    rows.map(([label, text]) =>
      h(
        'div',
        { 'data-test-id': testId, class: c('LabelledRow') },
        h('p', {}, label),
        h('p', {}, text || NOTHING),
      ),
    ),
  );
}
