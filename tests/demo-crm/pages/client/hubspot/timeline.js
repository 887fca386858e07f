import { h, icon } from '../lib/dom.js';
import { card, labelledRows } from './cards.js';
import { c } from './style-names.js';

/**
 * @typedef {import('../lib/app.js').RecordView} RecordView
 * @typedef {import('../../view').ActivityView} ActivityView
 */

/** @type {Record<string, string>} */
const SHAPES = { stage: 'stage', signal: 'signal' };

/** @param {ActivityView} activity */
function event({ kind, title, detail, when }) {
  return h(
    'article',
    { class: c('Event'), 'data-test-id': 'timeline-preview-event' },
    h('span', { class: c('EventIcon') }, icon(SHAPES[kind] ?? kind)),
    h('div', { class: c('EventText') }, h('strong', {}, title), h('p', {}, detail)),
    h('time', { class: c('EventTime') }, when),
  );
}

/** @param {ActivityView[]} activities */
function grouped(activities) {
  const groups = [...new Set(activities.map(({ group }) => group))];
  return groups.flatMap((group) => [
    h('h4', { class: c('EventGroup') }, group),
    ...activities.filter((activity) => activity.group === group).map(event),
  ]);
}

/** The bar of a deal's way through its pipeline. @param {RecordView} view */
function progress({ stage }) {
  if (!stage) return null;
  const open = stage.steps.filter(({ kind }) => kind === 'open');
  const current = stage.steps.find(({ id }) => id === stage.current);
  const steps = current && current.kind !== 'open' ? [...open, current] : open;
  const reached = steps.findIndex(({ id }) => id === stage.current);
  return h(
    'div',
    {
      class: c('Progress'),
      'data-test-id': 'deal-stage-progress',
      role: 'img',
      'aria-label': `Stage ${reached + 1} of ${steps.length}`,
    },
    h(
      'ol',
      {},
      steps.map((step, index) =>
        h(
          'li',
          {
            class: c(index < reached ? 'StepDone' : index === reached ? 'StepNow' : 'Step'),
            title: step.label,
          },
          h('span', {}, step.label),
        ),
      ),
    ),
  );
}

/** Fields that Overview repeats under their labels alone. @param {RecordView} view @returns {[string, string][]} */
function dataHighlights({ sections, stage }) {
  const fields = sections.flatMap((section) => section.fields);
  const text = (/** @type {string} */ name) => fields.find((field) => field.name === name);
  const names = stage
    ? ['createdate', 'dealstage', 'notes_last_updated']
    : ['createdate', 'lifecyclestage', 'notes_last_updated'];
  return names.flatMap((name) => {
    const field = text(name);
    const suffix = name === 'dealstage' && stage ? ` (${stage.pipeline})` : '';
    return field ? [/** @type {[string, string]} */ ([field.label, field.text && field.text + suffix])] : [];
  });
}

/** @param {RecordView} view @param {() => void} onLogCall */
function toolbar(view, onLogCall) {
  return h(
    'div',
    { class: c('Toolbar') },
    h('input', { type: 'search', placeholder: 'Search activities', 'aria-label': 'Search activities' }),
    h('button', { type: 'button', class: c('Secondary'), onclick: onLogCall }, 'Log a call'),
    h('button', { type: 'button', class: c('Secondary') }, `Add to ${view.noun.toLowerCase()}`),
  );
}

/** @param {string[]} names @param {HTMLElement[]} panels */
function tabs(names, panels) {
  const buttons = names.map((name, index) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: c('Tab'),
        'aria-selected': String(index === 0),
        onclick: () => open(index),
      },
      name,
    ),
  );
  const open = (/** @type {number} */ chosen) => {
    buttons.forEach((button, index) => {
      button.setAttribute('aria-selected', String(index === chosen));
    });
    panels.forEach((panel, index) => {
      panel.hidden = index !== chosen;
    });
  };
  open(0);
  return [h('div', { class: c('Tabs'), role: 'tablist' }, buttons), ...panels];
}

const panel = (/** @type {(Node | null)[]} */ ...children) =>
  h('div', { class: c('TabPanel'), role: 'tabpanel' }, children);

/** The middle column; tabs that are not open stay in the document. @param {RecordView} view @param {() => void} onLogCall */
export function middleColumn(view, onLogCall) {
  const recent = view.activities.slice(0, 8);
  return [
    progress(view),
    ...tabs(
      ['Overview', 'Activities', 'Intelligence'],
      [
        panel(
          card(
            { type: 'DATA_HIGHLIGHTS', id: 'DATA_HIGHLIGHTS', title: 'Data highlights' },
            labelledRows('crm-data-highlights-item', dataHighlights(view)),
          ),
          card(
            { type: 'RECENT_ACTIVITIES', id: 'RECENT_ACTIVITIES', title: 'Recent activities' },
            toolbar(view, onLogCall),
            ...grouped(recent),
          ),
        ),
        panel(h('div', { 'data-test-id': 'crm-events-viz-timeline' }, grouped(view.activities))),
        panel(
          card(
            { type: 'PROPERTIES_LIST', id: 'PROPERTIES_LIST', title: `${view.noun} profile` },
            labelledRows('crm-property-list-item', dataHighlights(view)),
          ),
        ),
      ],
    ),
  ];
}
