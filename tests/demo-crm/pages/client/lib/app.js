/**
 * What both CRMs' pages share: start data, switches of the address, server calls, in-page
 * navigation and the late arrival of fields.
 *
 * @typedef {import('../../view').RecordView} RecordView
 * @typedef {import('../../view').ListView} ListView
 * @typedef {import('../../view').FieldView} FieldView
 * The first data is a record or a list; each page takes the half its address asked for.
 * @typedef {{ crm: string, org: string, user: string, data?: RecordView & ListView }} Boot
 */

/** @returns {Boot} */
export function readBoot() {
  return JSON.parse(document.getElementById('demo-boot')?.textContent ?? '{}');
}

/** A switch of the address, e.g. `layout`; the same for the whole visit. */
const switches = new URLSearchParams(location.search);
/** @param {string} name */
export const switchOf = (name) => switches.get(name);

const query = location.search;

/**
 * Asks the server in the page's own locale, zone and language.
 * @param {string} path below /demo-data
 * @param {{ method?: string, body?: unknown, signal?: AbortSignal }} [call]
 */
export async function ask(path, { method = 'GET', body, signal } = {}) {
  const response = await fetch(`/demo-data/${path}${query}`, {
    method,
    signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

/** When the first and the second wave of fields come in: milliseconds, 'never', or null for at once. */
const WAVES = (() => {
  const delay = switchOf('delay');
  if (delay === 'never') return 'never';
  if (delay === '0') return null;
  const first = Number(delay) || 120;
  return [first, first * 2.5];
})();

/**
 * Draws a view in two waves, skeletons before. `?delay=0` draws all of it now.
 * @param {(() => void)[]} waves
 * @param {number} startedAt of the view, by `performance.now()`
 * @param {AbortSignal} signal
 */
export function drawInWaves(waves, startedAt, signal) {
  if (WAVES === 'never') return;
  if (WAVES === null) {
    for (const wave of waves) wave();
    return;
  }
  const age = performance.now() - startedAt;
  waves.forEach((wave, index) => {
    const timer = setTimeout(wave, Math.max(0, (WAVES[index] ?? 0) - age));
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/** @type {() => void} */
let show = () => {};

/** @param {string} href of this origin; the switches of the address stay */
export function navigate(href) {
  history.pushState(null, '', href + query);
  show();
}

/**
 * Runs the application: `onRoute` draws whatever the address names, now and after each navigation.
 * @param {(first: (RecordView & ListView) | undefined, signal: AbortSignal) => void} onRoute
 * @param {any} firstData
 */
export function startRouter(onRoute, firstData) {
  let controller = new AbortController();
  const run = (/** @type {any} */ data) => {
    controller.abort();
    controller = new AbortController();
    onRoute(data, controller.signal);
  };
  show = () => run(undefined);
  addEventListener('popstate', show);
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.button !== 0) return;
    event.preventDefault();
    const path = link.getAttribute('href') ?? '';
    if (path.startsWith('/')) navigate(path);
  });
  run(firstData);
}
