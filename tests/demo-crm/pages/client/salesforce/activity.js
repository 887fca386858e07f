import { h, icon } from '../lib/dom.js';

/** @typedef {import('../../view').ActivityView} ActivityView */

/** @param {ActivityView} activity */
function timelineItem({ kind, title, detail, when }) {
  return h(
    'li',
    { class: `slds-timeline__item_expandable timeline-${kind}` },
    h('span', { class: 'slds-timeline__icon' }, icon(kind, 'slds-icon')),
    h(
      'div',
      { class: 'timeline-text' },
      h('h3', {}, h('a', { href: '#' }, detail || title)),
      detail && h('p', {}, title),
    ),
    h('span', { class: 'timeline-when' }, when),
  );
}

/** @param {string} group @param {ActivityView[]} activities */
const timelineGroup = (group, activities) =>
  h(
    'div',
    { class: 'slds-section slds-is-open timeline-group' },
    h('h3', { class: 'slds-section__title' }, icon('down', 'slds-icon'), group),
    activities.length > 0
      ? h('ul', { class: 'slds-timeline' }, activities.map(timelineItem))
      : h(
          'p',
          { class: 'timeline-empty' },
          'No activities to show. Get started by sending an email, scheduling a task, and more.',
        ),
  );

const UPCOMING = 'Upcoming & Overdue';

/** @param {ActivityView[]} activities @param {() => void} onLogCall */
export function activityPanel(activities, onLogCall) {
  const months = [...new Set(activities.map(({ group }) => group))].filter((group) => group !== UPCOMING);
  const button = (
    /** @type {string} */ shape,
    /** @type {string} */ label,
    /** @type {() => void} */ onclick = () => {},
  ) =>
    h(
      'button',
      { type: 'button', class: `slds-button slds-button_neutral activity-button activity-${shape}`, onclick },
      icon(shape, 'slds-icon'),
      label,
    );
  return h(
    'article',
    { class: 'slds-card slds-card-wrapper activityPanel' },
    h(
      'div',
      { class: 'slds-tabs_default' },
      h(
        'ul',
        { class: 'slds-tabs_default__nav' },
        h(
          'li',
          { class: 'slds-tabs_default__item slds-is-active' },
          h('a', { href: '#', class: 'slds-tabs_default__link' }, 'Activity'),
        ),
        h(
          'li',
          { class: 'slds-tabs_default__item' },
          h('a', { href: '#', class: 'slds-tabs_default__link' }, 'Chatter'),
        ),
      ),
    ),
    h(
      'div',
      { class: 'activity-buttons' },
      button('task', 'New Task'),
      button('call', 'Log a Call', onLogCall),
      button('meeting', 'New Event'),
      button('email', 'Email'),
    ),
    h('p', { class: 'timeline-filters' }, 'Filters: All time • All activities • All types'),
    h(
      'p',
      { class: 'timeline-filters' },
      h('a', { href: '#' }, 'Refresh'),
      ' • ',
      h('a', { href: '#' }, 'Expand All'),
      ' • ',
      h('a', { href: '#' }, 'View All'),
    ),
    [UPCOMING, ...months].map((group) =>
      timelineGroup(
        group,
        activities.filter((activity) => activity.group === group),
      ),
    ),
  );
}
