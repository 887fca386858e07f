import { ask, drawInWaves, navigate } from '../lib/app.js';
import { fill, h, icon } from '../lib/dom.js';
import { openAllProperties } from './all-properties.js';
import { associationCards, propertiesCard, skeletonCard } from './cards.js';
import { highlightCard } from './highlight.js';
import { openChoices, openDialog, showAlert } from './overlays.js';
import { skeletonRows } from './property-row.js';
import { c } from './style-names.js';
import { middleColumn } from './timeline.js';

/**
 * @typedef {import('../lib/app.js').RecordView} RecordView
 * @typedef {import('./property-row.js').Draft} Draft
 * @typedef {{ object: string, typeId: string, id: string }} Target
 */

/** @param {string} label @param {() => void} onclick */
const primary = (label, onclick) => h('button', { type: 'button', class: c('Primary'), onclick }, label);

/** @param {(subject: string) => void} onSave */
function openCallDialog(onSave) {
  const subject = /** @type {HTMLInputElement} */ (
    h('input', { type: 'text', value: 'Call', class: c('Input'), 'aria-label': 'Subject' })
  );
  const close = openDialog({
    title: 'Log a call',
    testId: 'log-call-dialog',
    body: [h('label', { class: c('PropertyLabel') }, 'Subject'), subject],
    buttons: [
      primary('Log activity', () => {
        close();
        onSave(subject.value);
      }),
    ],
  });
}

function openMergeDialog() {
  const close = openDialog({
    title: 'Merge records',
    body: [
      h('p', {}, 'Choose the record to merge with this one.'),
      h('input', { type: 'search', class: c('Input'), 'aria-label': 'Record' }),
    ],
    buttons: [
      primary('Merge', () => close()),
      h('button', { type: 'button', class: c('Secondary'), onclick: () => close() }, 'Cancel'),
    ],
  });
}

/** Draws one record into the page and keeps it up to date with what is saved. @param {HTMLElement} main */
export function createRecordPage(main) {
  const left = h('aside', { class: c('Left'), 'data-test-id': 'left-sidebar' });
  const middle = h('div', { class: c('Middle') });
  const right = h('aside', { class: c('Right'), 'data-test-id': 'records-right-sidebar' });
  const frame = h('div', { class: c('RecordPage') }, left, middle, right);

  function skeletons() {
    fill(
      left,
      h('div', { class: c('Highlight') }, skeletonRows(3)),
      skeletonCard('About'),
      skeletonCard('Properties'),
      skeletonCard('More'),
    );
    fill(middle, h('div', { class: c('TabPanel') }, skeletonRows(8)));
    fill(right, h('div', { class: c('TabPanel') }, skeletonRows(6)));
    main.replaceChildren(frame);
    left.scrollTop = 0;
  }

  /** @param {RecordView} view @param {Target} target */
  function columns(view, target) {
    const path = `${target.object}/${target.id}`;
    const redraw = (/** @type {RecordView} */ next) => draw(next, target);
    const tell = (/** @type {Error} */ error) => showAlert(error.message);
    /** @param {Record<string, string>} body */
    const save = (body) => ask(path, { method: 'PATCH', body }).then(redraw, tell);
    const logCall = () =>
      openCallDialog((subject) =>
        ask(`${path}/calls`, { method: 'POST', body: { subject } }).then(redraw, tell),
      );

    const saveBar = h('div', { class: c('SaveBar'), hidden: true });
    /** @type {Draft} */
    const draft = {
      inputs: new Map(),
      onChange: () => {
        saveBar.hidden = draft.inputs.size === 0;
        count.textContent = `You've changed ${draft.inputs.size === 1 ? '1 property' : `${draft.inputs.size} properties`}`;
      },
      save: () => void save(Object.fromEntries(draft.inputs)),
    };
    const count = h('span', {});
    saveBar.append(
      count,
      primary('Save', draft.save),
      h('button', { type: 'button', class: c('Secondary'), onclick: () => redraw(view) }, 'Cancel'),
    );

    const actions = h(
      'button',
      {
        type: 'button',
        class: c('Link'),
        onclick: () =>
          openChoices(
            actions,
            [
              { value: 'all', label: 'View all properties' },
              { value: 'merge', label: 'Merge' },
            ],
            ({ value }) => (value === 'all' ? openAllProperties(view) : openMergeDialog()),
          ),
      },
      'Actions',
    );
    const bar = h(
      'div',
      { class: c('RecordBar') },
      h('a', { href: view.listHref, class: c('Back') }, icon('left'), view.nouns),
      h(
        'button',
        { type: 'button', class: c('Link'), 'data-demo': 'open-modal', onclick: openMergeDialog },
        'Merge',
      ),
      actions,
      h(
        'button',
        {
          type: 'button',
          class: c('Link'),
          'data-demo': 'next-record',
          'aria-label': 'Next record',
          onclick: () => navigate(view.nextHref),
        },
        icon('right'),
      ),
    );
    const [first, ...others] = view.sections;
    const cardOf = (/** @type {import('../../view').SectionView} */ section) =>
      propertiesCard(section, target.typeId, draft, () => openAllProperties(view));
    return {
      head: [
        bar,
        highlightCard(view, {
          saveOne: (name, value) => save({ [name]: value }),
          logCall,
        }),
        first && cardOf(first),
      ],
      rest: [...others.map(cardOf), saveBar],
      middle: middleColumn(view, logCall),
      right: associationCards(view.associations),
    };
  }

  /** @param {RecordView} view @param {Target} target */
  function draw(view, target) {
    const parts = columns(view, target);
    const { scrollTop } = left;
    document.title = view.title;
    fill(left, parts.head, parts.rest);
    fill(middle, parts.middle);
    fill(right, parts.right);
    left.scrollTop = scrollTop;
  }

  /** @param {RecordView} view @param {Target} target @param {number} startedAt @param {AbortSignal} signal */
  function arrive(view, target, startedAt, signal) {
    const parts = columns(view, target);
    drawInWaves(
      [
        () => {
          document.title = view.title;
          fill(left, parts.head, skeletonCard('Properties'), skeletonCard('More'));
        },
        () => {
          fill(left, parts.head, parts.rest);
          fill(middle, parts.middle);
          fill(right, parts.right);
        },
      ],
      startedAt,
      signal,
    );
  }

  return {
    /** @param {Target} target @param {RecordView | undefined} known @param {AbortSignal} signal */
    async show(target, known, signal) {
      const startedAt = performance.now();
      skeletons();
      if (known) {
        arrive(known, target, startedAt, signal);
        return;
      }
      try {
        const view = await ask(`${target.object}/${target.id}`, { signal });
        if (!signal.aborted) arrive(view, target, startedAt, signal);
      } catch (error) {
        if (!signal.aborted)
          main.replaceChildren(h('p', { class: c('Missing') }, error instanceof Error ? error.message : ''));
      }
    },
  };
}
