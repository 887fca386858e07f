import { h } from './dom.js';

/** `?hostile=`: what a page could do to a stranger's element under its root, to test the stranger. */

const isForeign = (/** @type {Node} */ node) =>
  node instanceof HTMLElement && !['HEAD', 'BODY'].includes(node.tagName) && !node.dataset.demoClone;

const foreignElements = () => [...document.documentElement.children].filter(isForeign);

function removeForeign() {
  const sweep = () => {
    for (const element of foreignElements()) element.remove();
  };
  new MutationObserver(sweep).observe(document.documentElement, { childList: true });
  setInterval(sweep, 250);
}

/** Clear to the eye, but in front of everything at the right. */
function coverRight() {
  const style = 'position:fixed;inset:0 0 0 auto;width:360px;z-index:2147483647;background:#fff;opacity:0.01';
  document.body.append(h('div', { style, 'data-demo': 'cover' }));
}

/** A copy beside each foreign element, once: closed shadow trees do not come along. */
function cloneForeign() {
  const cloned = new WeakSet();
  const copy = () => {
    for (const element of foreignElements()) {
      if (cloned.has(element)) continue;
      cloned.add(element);
      const twin = /** @type {HTMLElement} */ (element.cloneNode(true));
      twin.dataset.demoClone = 'true';
      document.documentElement.append(twin);
    }
  };
  new MutationObserver(copy).observe(document.documentElement, { childList: true });
  copy();
}

const SPOOFS = [
  { nonce: 'guess' },
  { type: 'recordChanged', record: { name: 'Spoofed', amount: 1 } },
  { type: 'revealField', field: 'amount' },
  { id: '1', type: 'APPLY', path: ['subscribe'], argumentList: [] },
  'leadlight:toggle',
];

function spoofMessages() {
  let left = 50;
  const timer = setInterval(() => {
    for (const message of SPOOFS) {
      const { port1 } = new MessageChannel();
      window.postMessage(message, '*', [port1]);
    }
    left -= 1;
    if (left === 0) clearInterval(timer);
  }, 100);
}

/** @type {Record<string, () => void>} */
const MODES = { remove: removeForeign, cover: coverRight, clone: cloneForeign, spoof: spoofMessages };

/** @param {string | null} modes one or more, with commas */
export function behaveBadly(modes) {
  for (const mode of modes?.split(',') ?? []) MODES[mode]?.();
}
