import { h, icon } from '../lib/dom.js';

/** @param {import('../../view').RelatedList[]} lists */
export function relatedTab(lists) {
  return lists.map(({ title, columns, rows }) =>
    h(
      'article',
      { class: 'slds-card forceRelatedListCardDesktop' },
      h(
        'header',
        { class: 'slds-card__header' },
        h('span', { class: 'slds-icon_container entity-icon entity-related' }, icon('list', 'slds-icon')),
        h('h2', {}, title),
      ),
      rows.length > 0 &&
        h(
          'table',
          { class: 'slds-table' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              columns.map((name) => h('th', { scope: 'col' }, name)),
            ),
          ),
          h(
            'tbody',
            {},
            rows.map((cells) =>
              h(
                'tr',
                {},
                cells.map((text) => h('td', {}, text)),
              ),
            ),
          ),
        ),
    ),
  );
}
