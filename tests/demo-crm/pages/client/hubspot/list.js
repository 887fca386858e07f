import { ask } from '../lib/app.js';
import { h, icon } from '../lib/dom.js';
import { c } from './style-names.js';

/** @typedef {import('../lib/app.js').ListView} ListView */

/** @param {ListView} list */
function table(list) {
  return h(
    'div',
    { class: c('TableBox') },
    h(
      'table',
      { class: c('Table'), 'data-test-id': 'framework-data-table' },
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
            cells.map((text, index) => h('td', {}, index === 0 ? h('a', { href }, text) : text)),
          ),
        ),
      ),
    ),
  );
}

/**
 * Cards are carried with the pointer, as drag-and-drop libraries do it; a drop on another stage saves.
 * @param {HTMLElement} card @param {(stage: string) => void} onDrop
 */
function carried(card, onDrop) {
  card.addEventListener('dragstart', (event) => event.preventDefault());
  card.addEventListener('pointerdown', (down) => {
    card.setPointerCapture(down.pointerId);
    const move = (/** @type {PointerEvent} */ event) => {
      card.style.transform = `translate(${event.clientX - down.clientX}px, ${event.clientY - down.clientY}px)`;
    };
    card.addEventListener('pointermove', move);
    card.addEventListener(
      'pointerup',
      (event) => {
        card.removeEventListener('pointermove', move);
        card.style.transform = '';
        const under = document.elementsFromPoint(event.clientX, event.clientY);
        const column = under.find((element) => element instanceof HTMLElement && element.dataset.stage);
        const stage = column instanceof HTMLElement ? column.dataset.stage : undefined;
        if (stage && !column?.contains(card)) onDrop(stage);
      },
      { once: true },
    );
  });
  return card;
}

/** @param {ListView} list @param {(href: string, stage: string) => void} onMove */
function board(list, onMove) {
  return h(
    'div',
    { class: c('Board') },
    list.steps.map((step) => {
      const rows = list.rows.filter((row) => row.stage === step.id);
      return h(
        'section',
        { class: c('BoardColumn'), 'data-stage': step.id },
        h(
          'h3',
          {},
          step.label,
          h('span', { 'data-test-id': 'badge', class: c('Count') }, String(rows.length)),
        ),
        rows.map(({ href, cells }) =>
          carried(
            h(
              'article',
              { class: c('BoardCard') },
              h('a', { href }, cells[0] ?? ''),
              h('p', {}, `${list.columns[4]}: ${cells[4]}`),
              h('p', {}, `${list.columns[2]}: ${cells[2]}`),
              h('p', {}, `${list.columns[3]}: ${cells[3]}`),
            ),
            (stage) => onMove(href, stage),
          ),
        ),
      );
    }),
  );
}

/** @param {ListView} list @param {'list' | 'board'} layout @param {(href: string, stage: string) => void} onMove */
function listPage(list, layout, onMove) {
  const base = location.pathname.replace(/(?:list|board)\/?$/, '');
  const view = (/** @type {string} */ name, /** @type {string} */ shape) =>
    h(
      'a',
      { href: `${base}${name}`, class: c(layout === name ? 'ViewNow' : 'View'), 'aria-label': name },
      icon(shape),
    );
  return h(
    'div',
    { class: c('ListPage') },
    h(
      'header',
      { class: c('ListHead') },
      h('div', {}, h('h1', {}, list.nouns), h('p', {}, `${list.total} records`)),
      list.steps.length > 0 && h('div', { class: c('Views') }, view('list', 'list'), view('board', 'board')),
      h('button', { type: 'button', class: c('Secondary') }, 'Import'),
      h('button', { type: 'button', class: c('Primary') }, `Create ${list.object}`),
    ),
    h(
      'div',
      { class: c('Tabs'), role: 'tablist' },
      [list.title, `My ${list.nouns.toLowerCase()}`].map((name, index) =>
        h(
          'button',
          { type: 'button', role: 'tab', class: c('Tab'), 'aria-selected': String(index === 0) },
          name,
        ),
      ),
    ),
    layout === 'board' ? board(list, onMove) : table(list),
  );
}

/** @param {HTMLElement} main @param {{ object: string, layout: 'list' | 'board' }} route @param {ListView | undefined} known @param {AbortSignal} signal */
export async function showList(main, route, known, signal) {
  const list = known ?? (await ask(route.object, { signal }).catch(() => null));
  if (signal.aborted || !list) return;
  document.title = list.nouns;
  const onMove = async (/** @type {string} */ href, /** @type {string} */ stage) => {
    await ask(`${route.object}/${href.split('/').at(-1)}`, { method: 'PATCH', body: { dealstage: stage } });
    await showList(main, route, undefined, signal);
  };
  main.replaceChildren(listPage(list, route.layout, onMove));
}
