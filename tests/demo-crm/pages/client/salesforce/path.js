import { switchOf } from '../lib/app.js';
import { h, icon } from '../lib/dom.js';
import { shadowed } from './shadow.js';

/**
 * The Path. `slds-is-current` is the record's stage; `slds-is-active` only the step one looks at.
 *
 * @typedef {import('../../view').StageControl} StageControl
 * @typedef {import('../../view').StageView} StageView
 * @typedef {{ setStage: (value: string) => void, chooseClosed: (options: StageView[]) => void }} Commands
 */

/** Both ends of an opportunity are one step, "Closed", until one of them is reached. */
const CLOSED = { id: 'Closed', label: 'Closed', kind: /** @type {const} */ ('open') };

/** @param {StageControl} stage @returns {StageView[]} */
function stepsOf({ steps, current }) {
  const open = steps.filter(({ kind }) => kind === 'open');
  if (open.length === steps.length) return open;
  const end = steps.find(({ id, kind }) => id === current && kind !== 'open');
  return [...open, end ?? CLOSED];
}

/** @param {StageView} step @param {number} index @param {number} current */
function stateClass(step, index, current) {
  if (index < current) return 'slds-is-complete';
  if (index > current) return 'slds-is-incomplete';
  if (step.kind === 'open') return 'slds-is-current';
  return `slds-is-current slds-is-${step.kind}`;
}

/** @param {number} index @param {number} current */
function assistiveText(index, current) {
  if (index === current) return 'Current Stage';
  return index < current ? 'Stage Complete' : '';
}

/** @param {StageView} step @param {number} index @param {number} current @param {boolean} isActive @param {() => void} onSelect */
function pathStep(step, index, current, isActive, onSelect) {
  const isLwc = switchOf('path') === 'lwc';
  const link = h(
    'a',
    {
      href: '#',
      class: 'slds-path__link',
      title: step.label,
      role: 'option',
      'aria-selected': String(isActive),
      'data-tab-name': isLwc ? step.id : null,
      onclick: onSelect,
    },
    h(
      'span',
      { class: 'slds-path__stage' },
      index < current ? icon('check', 'slds-icon') : null,
      h('span', { class: 'slds-assistive-text' }, assistiveText(index, current)),
    ),
    h('span', { class: 'title slds-path__title slds-truncate' }, step.label),
  );
  const className = `slds-path__item ${stateClass(step, index, current)}${isActive ? ' slds-is-active' : ''}`;
  return isLwc
    ? h('runtime_sales_pathassistant-path-step', { class: className, role: 'presentation' }, link)
    : h('li', { class: className, 'data-name': step.id, role: 'presentation' }, link);
}

/** @param {StageControl} stage @param {StageView} chosen @param {boolean} isCurrent @param {Commands} commands */
function markButton(stage, chosen, isCurrent, commands) {
  const steps = stepsOf(stage);
  const following = steps[steps.indexOf(chosen) + 1];
  const noun = stage.field === 'Status' ? 'Status' : 'Stage';
  const closed = () => commands.chooseClosed(stage.steps.filter(({ kind }) => kind !== 'open'));
  const mark = (/** @type {StageView} */ step) =>
    step.id === CLOSED.id ? closed() : commands.setStage(step.id);
  if (chosen.id === CLOSED.id) return pathButton('Select Closed Stage', closed);
  if (!isCurrent) return pathButton(`Mark as Current ${noun}`, () => mark(chosen));
  if (chosen.kind !== 'open') return pathButton('Change Closed Stage', closed);
  return following ? pathButton(`Mark ${noun} as Complete`, () => mark(following)) : null;
}

/** @param {string} label @param {() => void} onclick */
const pathButton = (label, onclick) =>
  h(
    'button',
    {
      type: 'button',
      class: 'slds-button slds-button_brand slds-path__mark-complete stepAction current uiButton',
      onclick,
    },
    icon('check', 'slds-icon'),
    label,
  );

/** @param {StageControl} stage @param {Commands} commands */
export function path(stage, commands) {
  const steps = stepsOf(stage);
  const current = steps.findIndex(({ id }) => id === stage.current);
  const nav = h('ul', {
    class: 'slds-path__nav',
    role: 'listbox',
    'aria-orientation': 'horizontal',
    'aria-label': 'Path Options',
  });
  const action = h('div', {
    class: 'slds-grid slds-path__action runtime_sales_pathassistantPathAssistantHeader',
  });
  const select = (/** @type {number} */ active) => {
    nav.replaceChildren(
      ...steps.map((step, index) => pathStep(step, index, current, index === active, () => select(index))),
    );
    const chosen = steps[active];
    const button = chosen && markButton(stage, chosen, active === current, commands);
    action.replaceChildren(...(button ? [button] : []));
  };
  select(current);
  const track = h(
    'div',
    { class: 'slds-path' },
    h(
      'div',
      { class: 'slds-grid slds-path__track' },
      h(
        'div',
        { class: 'slds-path__scroller', role: 'application' },
        h('div', { class: 'slds-path__scroller_inner' }, nav),
      ),
      action,
    ),
  );
  const tag = switchOf('path') === 'lwc' ? 'runtime_sales_pathassistant-path-assistant' : 'div';
  return shadowed(h(tag, { class: 'runtime_sales_pathassistantPathAssistant slds-card' }), track);
}
