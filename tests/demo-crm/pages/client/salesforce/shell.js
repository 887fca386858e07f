import { h, icon } from '../lib/dom.js';

const TABS = [
  ['Home', '/lightning/page/home'],
  ['Opportunities', '/lightning/o/Opportunity/list'],
  ['Leads', '/lightning/o/Lead/list'],
  ['Tasks', ''],
  ['Accounts', ''],
  ['Contacts', ''],
  ['Campaigns', ''],
  ['Dashboards', ''],
  ['Reports', ''],
  ['Forecasts', ''],
];

const TOOLS = [
  ['star', 'Favorites'],
  ['add', 'Global Actions'],
  ['help', 'Help'],
  ['cog', 'Setup'],
  ['bell', 'Notifications'],
];

/** @param {string} user */
function globalHeader(user) {
  const initials = user
    .split(' ')
    .map((word) => word[0])
    .join('');
  return h(
    'div',
    { class: 'slds-global-header slds-grid slds-grid_align-spread' },
    h('div', { class: 'slds-global-header__item demo-mark', 'aria-hidden': 'true' }),
    h(
      'div',
      { class: 'slds-global-header__item slds-global-header__item_search forceSearchAssistant' },
      icon('search', 'slds-icon'),
      h('input', { type: 'search', class: 'slds-input', placeholder: 'Search...', 'aria-label': 'Search' }),
    ),
    h(
      'ul',
      { class: 'slds-global-actions' },
      TOOLS.map(([shape, label]) =>
        h(
          'li',
          { class: 'slds-global-actions__item' },
          h(
            'button',
            {
              type: 'button',
              class: 'slds-button slds-button_icon slds-global-actions__item-action',
              'aria-label': label,
            },
            icon(shape ?? '', 'slds-icon'),
          ),
        ),
      ),
      h(
        'li',
        { class: 'slds-global-actions__item' },
        h('span', { class: 'slds-avatar slds-avatar_circle', title: user }, initials),
      ),
    ),
  );
}

function navigationBar() {
  return h(
    'div',
    { class: 'slds-context-bar' },
    h(
      'div',
      { class: 'slds-context-bar__primary' },
      h(
        'button',
        { type: 'button', class: 'slds-button slds-icon-waffle_container', 'aria-label': 'App Launcher' },
        icon('grid', 'slds-icon'),
      ),
      h(
        'span',
        { class: 'slds-context-bar__label-action slds-context-bar__app-name appName' },
        h('span', { class: 'slds-truncate' }, 'Sales'),
      ),
    ),
    h(
      'nav',
      { class: 'slds-context-bar__secondary', 'aria-label': 'Global' },
      h(
        'ul',
        { class: 'slds-grid' },
        TABS.map(([label, href]) =>
          h(
            'li',
            { class: 'slds-context-bar__item', 'data-tab': label },
            h(
              'a',
              { href: href || '#', class: 'slds-context-bar__label-action', title: label },
              h('span', { class: 'slds-truncate' }, label),
            ),
            label !== 'Home' && icon('down', 'slds-icon slds-icon_xx-small'),
          ),
        ),
      ),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'slds-button slds-button_icon',
        'data-demo': 'next-record',
        'aria-label': 'Next record',
      },
      icon('right', 'slds-icon'),
    ),
    h(
      'button',
      { type: 'button', class: 'slds-button slds-button_icon', 'aria-label': 'Personalize your nav bar' },
      icon('pencil', 'slds-icon'),
    ),
  );
}

const utilityBar = () =>
  h(
    'div',
    { class: 'slds-utility-bar_container oneUtilityBar' },
    h(
      'ul',
      { class: 'slds-utility-bar' },
      [
        ['note', 'Notes'],
        ['task', 'To Do List'],
      ].map(([shape, label]) =>
        h(
          'li',
          { class: 'slds-utility-bar__item' },
          h(
            'button',
            { type: 'button', class: 'slds-button slds-utility-bar__action' },
            icon(shape ?? '', 'slds-icon'),
            label,
          ),
        ),
      ),
    ),
  );

/** @param {string} label of the tab that is open */
export function markTab(label) {
  for (const item of document.querySelectorAll('.slds-context-bar__item'))
    item.classList.toggle('slds-is-active', item.getAttribute('data-tab') === label);
}

/**
 * Header, app navigation and utility bar; returns the place where records and lists are shown.
 * @param {{ user: string }} boot @param {() => void} onNext
 */
export function drawShell(boot, onNext) {
  const viewport = h('div', { class: 'viewport' });
  const header = h(
    'header',
    { id: 'oneHeader', class: 'slds-global-header_container oneHeader' },
    globalHeader(boot.user),
    navigationBar(),
  );
  header.querySelector('[data-demo="next-record"]')?.addEventListener('click', onNext);
  document.body.append(
    h(
      'div',
      { class: 'desktop container forceStyle oneOne' },
      header,
      h('section', { class: 'stage panelSlide' }, viewport),
    ),
    utilityBar(),
  );
  return viewport;
}
