import { ask } from '../lib/app.js';
import { h, icon } from '../lib/dom.js';

/** @typedef {import('../lib/app.js').ListView} ListView */

/** @param {ListView} list */
function listView(list) {
  return h(
    'div',
    { class: 'slds-card forceListViewManager' },
    h(
      'div',
      { class: 'slds-page-header' },
      h(
        'div',
        { class: 'slds-grid primaryFieldRow' },
        h(
          'span',
          { class: `slds-icon_container entity-icon entity-${list.object}` },
          icon(list.object === 'deal' ? 'star' : 'people', 'slds-icon'),
        ),
        h(
          'h1',
          {},
          h('div', { class: 'entityNameTitle' }, list.nouns),
          h('span', { class: 'slds-page-header__title' }, list.title),
        ),
        h(
          'div',
          { class: 'slds-button-group' },
          ['New', 'Import', 'Assign Label'].map((label) =>
            h('button', { type: 'button', class: 'slds-button slds-button_neutral' }, label),
          ),
        ),
      ),
      h(
        'p',
        { class: 'timeline-filters' },
        `${list.total} items • Sorted by creation • Updated a few seconds ago`,
      ),
    ),
    h(
      'table',
      { class: 'slds-table', role: 'grid' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          list.columns.map((name) => h('th', { scope: 'col' }, name)),
        ),
      ),
      h(
        'tbody',
        {},
        list.rows.map(({ href, cells }) =>
          h(
            'tr',
            {},
            cells.map((text, index) =>
              h(
                index === 0 ? 'th' : 'td',
                {},
                index === 0 ? h('a', { href, 'data-refid': 'recordId', title: text }, text) : text,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {HTMLElement} host @param {string} object @param {ListView | undefined} known @param {AbortSignal} signal */
export async function showList(host, object, known, signal) {
  const list = known ?? (await ask(object, { signal }).catch(() => null));
  if (signal.aborted || !list) return;
  document.title = `${list.title} | Lightning Experience demo`;
  host.replaceChildren(listView(list));
}
