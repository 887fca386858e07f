import { h, icon } from '../lib/dom.js';
import { c } from './style-names.js';

const RAIL = [
  ['home', 'home', 'Home'],
  ['people', 'contacts', 'CRM'],
  ['signal', 'marketing', 'Marketing'],
  ['note', 'content', 'Content'],
  ['task', 'tasks', 'Tasks'],
  ['chart', 'reporting', 'Reporting'],
  ['folder', 'library', 'Library'],
];

/** @param {string} org */
function rail(org) {
  const links = [
    ['Contacts', '0-1'],
    ['Leads', '0-136'],
    ['Companies', '0-2'],
    ['Deals', '0-3'],
  ];
  return h(
    'nav',
    { class: c('Rail'), 'aria-label': 'Main' },
    h('div', { class: c('RailMark') }),
    RAIL.map(([shape, id, label]) =>
      h(
        'button',
        { type: 'button', class: c('RailButton'), 'data-test-id': id, 'aria-label': label },
        icon(shape ?? ''),
      ),
    ),
    h(
      'ul',
      { class: c('RailLinks') },
      links.map(([label, typeId]) =>
        h(
          'li',
          {},
          h(
            'a',
            {
              href: `/contacts/${org}/objects/${typeId}/views/all/list`,
              'data-test-id': label?.toLowerCase(),
            },
            label,
          ),
        ),
      ),
    ),
    h('div', { class: c('RailFoot') }, h('span', { 'data-test-id': 'badge', class: c('RailBadge') }, '3')),
  );
}

/** @param {string} user */
function topBar(user) {
  const initials = user
    .split(' ')
    .map((word) => word[0])
    .join('');
  const tool = (/** @type {string} */ shape, /** @type {string} */ label) =>
    h('button', { type: 'button', class: c('TopTool'), 'aria-label': label }, icon(shape));
  return h(
    'header',
    { class: c('TopBar') },
    h(
      'div',
      { class: c('TopSearch') },
      icon('search'),
      h('input', { type: 'search', placeholder: 'Search the demo account', 'aria-label': 'Search' }),
      h('kbd', {}, 'Ctrl K'),
    ),
    h(
      'div',
      { class: c('TopTools') },
      tool('add', 'Create'),
      tool('call', 'Calling'),
      tool('help', 'Help'),
      tool('cog', 'Settings'),
      tool('bell', 'Notifications'),
      h('span', { class: c('Avatar'), 'aria-hidden': 'true' }, initials),
      h('span', { class: c('TopAccount') }, user),
    ),
  );
}

/**
 * Rail and top bar round the part of the page that changes, which is returned.
 * @param {{ org: string, user: string }} boot
 */
export function drawShell(boot) {
  const main = h('main', { class: c('Main') });
  document.body.append(rail(boot.org), topBar(boot.user), main);
  return main;
}
