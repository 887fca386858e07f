import { switchOf } from '../lib/app.js';
import { h } from '../lib/dom.js';

/** `?shadow=1`: some components draw in open shadow roots, as orgs in mixed shadow mode do. */
const HAS_SHADOW = switchOf('shadow') === '1';
const STYLES = ['base', 'record', 'path'];

/** @param {HTMLElement} host @param {...HTMLElement} content */
export function shadowed(host, ...content) {
  if (!HAS_SHADOW) {
    host.append(...content);
    return host;
  }
  const links = STYLES.map((name) =>
    h('link', { rel: 'stylesheet', href: `/demo-assets/salesforce/${name}.css` }),
  );
  host.attachShadow({ mode: 'open' }).append(...links, ...content);
  return host;
}
