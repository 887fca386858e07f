import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageReading } from '../record/types';
import { hubspotPage } from './hubspot/page';
import { GRACE_MS } from './page/reading-source';
import { WAITS } from './page/schedule';
import { salesforcePage } from './salesforce/page';
import { type ManualClock, manualClock } from './testing/manual-clock';
import { type OpenedPage, openPage } from './testing/open-page';
import { watchRecord } from './watch-record';

const DEAL = 'https://app.hubspot.com/contacts/7/record/0-3/1';
const NEXT = 'https://app.hubspot.com/contacts/7/record/0-3/2';
const LIST = 'https://app.hubspot.com/contacts/7/objects/0-3/views/all/list';

const row = (name: string, value: string) => `
  <span data-test-id="${name}"><div data-deferred-property-input-root="true"><label>${name}</label>
    <span data-selenium-test="property-input-${name}">${value}</span></div></span>`;
const card = (...rows: string[]) =>
  `<section data-card-type="PROPERTIES_V3"><ul data-selenium-test="profile-properties-list">${rows.join('')}</ul></section>`;

let clock: ManualClock;
let opened: OpenedPage;
let stop: AbortController;
let readings: (PageReading | null)[];

beforeEach(() => {
  clock = manualClock(1_000_000);
  stop = new AbortController();
  readings = [];
});
afterEach(async () => {
  stop.abort();
  await opened.close();
});

/** Opens a page whose timers and navigation events the test makes itself. */
function open(body: string, url = DEAL) {
  opened = openPage(`<html><body>${body}</body></html>`, url);
  const { win, doc } = opened;
  Object.assign(win, { setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout });
  const navigation = new win.EventTarget();
  Object.defineProperty(win, 'navigation', { value: navigation });
  const watch = (page = hubspotPage) =>
    watchRecord({ page, win, now: clock.now, onReading: (r) => readings.push(r), signal: stop.signal });
  const go = (to: string) => {
    win.history.pushState(null, '', to);
    navigation.dispatchEvent(new win.Event('currententrychange'));
  };
  return { win, doc, watch, go };
}

/** Lets mutation observers run, then time pass. */
async function pass(ms: number) {
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(ms);
}

const texts = () =>
  readings.map((reading) => {
    const field = reading?.fields.amount;
    return reading && `${reading.state} ${field?.state === 'text' ? field.text : field?.state}`;
  });

describe('watching a record', () => {
  it('reads at once, and says nothing more while nothing changes', async () => {
    const { watch } = open(card(row('amount', '$5')));
    watch();
    expect(texts()).toEqual(['ready $5']);
    await pass(60_000);
    expect(texts()).toEqual(['ready $5']);
    expect(clock.waiting()).toBe(0);
  });

  it('is silent where no record is open', async () => {
    const { watch } = open(card(row('amount', '$5')), LIST);
    watch();
    await pass(60_000);
    expect(readings).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });

  it('follows late drawing in quick steps, and changes once they settle', async () => {
    const { doc, watch } = open('<main></main>');
    watch();
    doc.querySelector('main')?.insertAdjacentHTML('beforeend', card(row('amount', '$5')));
    await pass(WAITS.loading);
    expect(texts()).toEqual(['loading undefined', 'ready $5']);
    const value = doc.querySelector('span[data-selenium-test]');
    if (value?.firstChild) value.firstChild.nodeValue = '$6';
    await pass(WAITS.quiet - 1);
    expect(texts()).toHaveLength(2);
    await pass(1);
    expect(texts().at(-1)).toBe('ready $6');
  });

  it('does not report a change that changes nothing that is read', async () => {
    const { doc, watch } = open(`${card(row('amount', '$5'))}<aside></aside>`);
    watch();
    doc.querySelector('aside')?.append('new chat message');
    await pass(1_000);
    expect(readings).toHaveLength(1);
  });

  it('says that nothing known is there after a while, without polling', async () => {
    const { watch } = open('<p>another layout</p>');
    watch();
    expect(clock.waiting()).toBe(1);
    await pass(GRACE_MS);
    expect(readings.map((reading) => reading?.state)).toEqual(['loading', 'failed']);
    expect(clock.waiting()).toBe(0);
  });

  it('sees edits that no mutation tells of', async () => {
    const { win, doc, watch } = open(
      card(
        row('amount', '<textarea data-selenium-test="property-input-amount">$5</textarea>').replace(
          '<span data-selenium-test="property-input-amount">',
          '<span>',
        ),
      ),
    );
    watch();
    const area = doc.querySelector('textarea');
    if (!area) throw new Error('no textarea');
    area.value = '$6';
    area.dispatchEvent(new win.Event('input', { bubbles: true }));
    await pass(WAITS.quiet);
    expect(texts()).toEqual(['ready $5', 'ready $6']);
    expect(readings[1]?.fields.amount).toMatchObject({ unsaved: true });
  });
});

describe('in-app navigation', () => {
  it('goes on to the next record, and holds back what is still the old one’s', async () => {
    const { doc, watch, go } = open(card(row('amount', '$5')));
    watch();
    go(NEXT);
    expect(texts()).toEqual(['ready $5', 'loading unreadable']);
    doc.body.innerHTML = card(row('amount', '$5'));
    await pass(WAITS.loading);
    expect(texts().at(-1)).toBe('ready $5');
    expect(readings.at(-1)?.identity.id).toBe('2');
  });

  it('says when the record is left', () => {
    const { watch, go } = open(card(row('amount', '$5')));
    watch();
    go(LIST);
    expect(readings.at(-1)).toBeNull();
    go(`${LIST}?page=2`);
    expect(readings).toHaveLength(2);
  });

  it('takes query and fragment of the same record for no news', () => {
    const { watch, go } = open(card(row('amount', '$5')));
    watch();
    go(`${DEAL}?tab=2#x`);
    expect(readings).toHaveLength(1);
  });

  it('notices it by the page’s changes where no event tells', async () => {
    const { win, doc, watch } = open(card(row('amount', '$5')));
    watch();
    win.history.pushState(null, '', NEXT);
    doc.body.innerHTML = card(row('amount', '$7'));
    await pass(0);
    expect(readings.at(-1)?.identity.id).toBe('2');
    expect(texts().at(-1)).toBe('ready $7');
  });

  it('goes back with the browser’s buttons', () => {
    const { win, watch } = open(card(row('amount', '$5')), LIST);
    watch();
    win.history.replaceState(null, '', DEAL);
    win.dispatchEvent(new win.Event('popstate'));
    expect(texts()).toEqual(['ready $5']);
  });
});

describe('a list', () => {
  const preview = `<aside role="dialog"><h2 data-test-id="highlight-record-label"><a href="/contacts/7/record/0-3/2">B</a></h2>${card(row('amount', '$7'))}</aside>`;

  it('opens and closes previews without a change of the address', async () => {
    const { doc, watch } = open('<main></main>', LIST);
    watch();
    doc.body.insertAdjacentHTML('beforeend', preview);
    await pass(WAITS.quiet);
    expect(texts()).toEqual(['ready $7']);
    expect(readings[0]?.identity.id).toBe('2');
    doc.querySelector('aside')?.remove();
    await pass(WAITS.quiet);
    expect(readings.at(-1)).toBeNull();
    expect(clock.waiting()).toBe(0);
  });

  it('goes from one preview to the next, and holds back what is still the old one’s', async () => {
    const { doc, watch } = open(preview, LIST);
    watch();
    doc.querySelector('aside a')?.setAttribute('href', '/contacts/7/record/0-3/3');
    doc.querySelector('h2')?.append('C');
    await pass(WAITS.quiet);
    expect(texts()).toEqual(['ready $7', 'loading unreadable']);
    expect(readings[1]?.identity.id).toBe('3');
  });
});

describe('the page’s life', () => {
  it('reads nothing before a prerendered page is shown', () => {
    const { win, doc, watch } = open(card(row('amount', '$5')));
    Object.defineProperty(doc, 'prerendering', { value: true });
    const watcher = watch();
    watcher.readAgain();
    expect(readings).toEqual([]);
    doc.dispatchEvent(new win.Event('prerenderingchange'));
    expect(texts()).toEqual(['ready $5']);
  });

  it('looks again when the page comes back from the cache', () => {
    const { win, doc, watch } = open(card(row('amount', '$5')));
    watch();
    const value = doc.querySelector('span[data-selenium-test]');
    if (value) value.textContent = '$6';
    win.dispatchEvent(new win.Event('pageshow'));
    expect(texts().at(-1)).toBe('ready $6');
  });

  it('reports again when asked to, changed or not', () => {
    const { watch } = open(card(row('amount', '$5')));
    const watcher = watch();
    clock.advance(5_000);
    watcher.readAgain();
    expect(readings.map((reading) => reading?.readAt)).toEqual([1_000_000, 1_005_000]);
  });

  it('stops altogether when told to', async () => {
    const { win, doc, watch, go } = open('<main></main>');
    const watcher = watch();
    stop.abort();
    doc.body.innerHTML = card(row('amount', '$6'));
    go(NEXT);
    win.dispatchEvent(new win.Event('pageshow'));
    watcher.readAgain();
    await pass(60_000);
    expect(readings).toHaveLength(1);
    expect(clock.waiting()).toBe(0);
  });
});

describe('a Salesforce record', () => {
  const URL_6 = 'https://acme.lightning.force.com/lightning/r/Opportunity/006A000000LanT1IAJ/view';
  const field = (value: string) => `
    <div data-target-selection-name="sfdc:RecordField.Opportunity.amount"><div class="test-id__output-root">
      <span class="test-id__field-value">${value}</span></div></div>`;

  it('is followed inside open shadow roots', async () => {
    const { doc, watch } = open(
      `<one-record-home-flexipage2><x-panel><template shadowrootmode="open">${field('$5')}</template></x-panel></one-record-home-flexipage2>`,
      URL_6,
    );
    watch(salesforcePage);
    expect(texts()).toEqual(['ready $5']);
    const value = doc.querySelector('x-panel')?.shadowRoot?.querySelector('.test-id__field-value');
    if (value) value.textContent = '$6';
    await pass(WAITS.quiet);
    expect(texts()).toEqual(['ready $5', 'ready $6']);
  });

  it('is not read again for what changes beside it', async () => {
    const { doc, watch } = open(
      `<one-record-home-flexipage2>${field('$5')}</one-record-home-flexipage2><footer></footer>`,
      URL_6,
    );
    watch(salesforcePage);
    doc.querySelector('footer')?.append('12:01');
    await pass(0);
    expect(clock.waiting()).toBe(0);
  });
});
