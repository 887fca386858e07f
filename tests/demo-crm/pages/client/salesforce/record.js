import { ask, drawInWaves } from '../lib/app.js';
import { fill, h } from '../lib/dom.js';
import { activityPanel } from './activity.js';
import { detailPanel } from './details.js';
import { highlights } from './highlights.js';
import { labelledInput, openModal, toast } from './modal.js';
import { path } from './path.js';
import { relatedTab } from './related.js';

/**
 * One record in a container of its own.
 *
 * @typedef {import('../lib/app.js').RecordView} RecordView
 * @typedef {import('../../view').StageView} StageView
 */

/** @param {number} lines */
const stencil = (lines) =>
  h(
    'div',
    { class: 'slds-card record-stencil', 'aria-hidden': 'true' },
    Array.from({ length: lines }, () => h('div', { class: 'stencil-line' })),
  );

/** @param {string} label @param {string} value @param {boolean} isActive @param {() => void} onclick */
const tab = (label, value, isActive, onclick) =>
  h(
    'li',
    {
      class: `slds-tabs_default__item${isActive ? ' slds-is-active' : ''}`,
      title: label,
      role: 'presentation',
    },
    h(
      'a',
      {
        href: '#',
        class: 'slds-tabs_default__link',
        role: 'tab',
        'data-tab-value': value,
        'aria-selected': String(isActive),
        onclick,
      },
      label,
    ),
  );

/** @param {string} object @param {string} id @param {HTMLElement} host */
export function createRecord(object, id, host) {
  const head = h('div', { class: 'region-header' });
  const subheader = h('div', { class: 'region-subheader' });
  const main = h('div', { class: 'region-main' });
  const side = h('div', { class: 'region-sidebar' });
  const spinner = h(
    'lightning-spinner',
    {},
    h('div', { class: 'slds-spinner_container' }, h('span', { class: 'slds-assistive-text' }, 'Loading')),
  );
  const home = h(
    'one-record-home-flexipage2',
    {},
    h(
      'record_flexipage-desktop-record-page-decorator',
      {},
      h(
        'div',
        { class: 'record-page-decorator' },
        h(
          'records-record-layout-event-broker',
          {},
          h(
            'flexipage-record-home-template-desktop2',
            {},
            head,
            subheader,
            h('div', { class: 'region-columns' }, main, side),
          ),
        ),
      ),
    ),
  );
  host.replaceChildren(home);

  /** @type {RecordView | null} */
  let view = null;
  /** @type {import('./details.js').Form} */
  let form = null;
  let openTab = 'detailTab';

  const apply = (/** @type {RecordView} */ next) => {
    view = next;
    form = null;
    draw();
  };
  const tell = (/** @type {Error} */ error) => toast(error.message, 'error');

  /** @param {Record<string, string | null>} body @param {string} done */
  const save = (body, done) =>
    ask(`${object}/${id}`, { method: 'PATCH', body }).then((next) => {
      apply(next);
      toast(done, 'success');
    }, tell);

  function edit() {
    openTab = 'detailTab';
    const inputs = new Map();
    form = {
      inputs,
      save: () =>
        inputs.size > 0 ? void save(Object.fromEntries(inputs), `${view?.noun} was saved.`) : cancel(),
      cancel,
    };
    drawMain();
  }

  function cancel() {
    form = null;
    drawMain();
  }

  function logCall() {
    const { input, box } = labelledInput('Subject', 'Call');
    openModal({
      title: 'Log a Call',
      body: [box],
      onSave: () =>
        ask(`${object}/${id}/calls`, { method: 'POST', body: { subject: input.value } }).then(apply, tell),
    });
  }

  /** @param {StageView[]} options */
  function chooseClosed(options) {
    const select = /** @type {HTMLSelectElement} */ (
      h(
        'select',
        { class: 'slds-select', 'aria-label': 'Stage' },
        options.map(({ id: value, label }) => h('option', { value }, label)),
      )
    );
    openModal({
      title: 'Close This Opportunity',
      body: [select],
      save: 'Done',
      onSave: () => save({ StageName: select.value }, 'Stage changed successfully.'),
    });
  }

  function changeOwner() {
    const { box } = labelledInput('Select New Owner', '');
    openModal({ title: 'Change Owner', body: [box], save: 'Change Owner', onSave: () => {} });
  }

  function drawHead() {
    if (!view) return;
    const { stage } = view;
    fill(head, highlights(view, { edit, changeOwner }));
    fill(
      subheader,
      stage &&
        path(stage, {
          setStage: (value) => void save({ [stage.field]: value }, 'Stage changed successfully.'),
          chooseClosed,
        }),
    );
  }

  /** @param {number} [sections] how many have come; all when left out */
  function drawMain(sections) {
    if (!view) return;
    const shown = view.sections.slice(0, sections);
    const open = (/** @type {string} */ value) => () => {
      openTab = value;
      drawMain();
    };
    const isDetail = openTab === 'detailTab';
    fill(
      main,
      h(
        'flexipage-tabset2',
        { class: 'slds-card' },
        h(
          'lightning-tabset',
          {},
          h(
            'ul',
            { class: 'slds-tabs_default__nav', role: 'tablist' },
            tab('Details', 'detailTab', isDetail, open('detailTab')),
            tab('Related', 'relatedListsTab', !isDetail, open('relatedListsTab')),
          ),
          h(
            'flexipage-tab2',
            { class: 'slds-tabs_default__content', role: 'tabpanel' },
            isDetail ? detailPanel(view, shown, form, edit) : relatedTab(view.related),
            isDetail && shown.length < view.sections.length && spinner,
          ),
        ),
      ),
    );
  }

  function draw() {
    if (!view) return;
    drawHead();
    drawMain();
    fill(side, activityPanel(view.activities, logCall));
  }

  function skeletons() {
    fill(head, stencil(3));
    fill(subheader, stencil(1));
    fill(main, h('div', {}, stencil(12), spinner));
    fill(side, stencil(6));
  }

  return {
    nextHref: () => view?.nextHref ?? null,
    title: () => view?.title ?? '',
    /** @param {RecordView | undefined} known @param {AbortSignal} signal @param {() => void} onArrival */
    async load(known, signal, onArrival) {
      const startedAt = performance.now();
      skeletons();
      const arrive = (/** @type {RecordView} */ next) =>
        drawInWaves(
          [
            () => {
              view = next;
              drawHead();
              drawMain(1);
              onArrival();
            },
            draw,
          ],
          startedAt,
          signal,
        );
      if (known) {
        arrive(known);
        return;
      }
      try {
        const next = await ask(`${object}/${id}`, { signal });
        if (!signal.aborted) arrive(next);
      } catch (error) {
        if (!signal.aborted)
          fill(main, h('p', { class: 'slds-card no-record' }, error instanceof Error ? error.message : ''));
      }
    },
  };
}
