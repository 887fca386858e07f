/**
 * Builds DOM without markup: text goes in as text, so that values with markup stay what they are.
 *
 * @typedef {Record<string, string | number | boolean | null | undefined | ((event: KeyboardEvent) => void)>} Attributes
 * @typedef {Node | string | null | undefined | false} Child
 */

/**
 * An element. Functions become listeners (`onclick`), `true` an empty attribute, `false` and null none.
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function')
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...present(children));
  return element;
}

/**
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  return children.flat().filter((child) => child instanceof Node || typeof child === 'string');
}

/** @param {Element | ShadowRoot} parent @param {...(Child | Child[])} children */
export function fill(parent, ...children) {
  parent.replaceChildren(...present(children));
}

const SVG = 'http://www.w3.org/2000/svg';

/** Simple line drawings on a 16 × 16 grid. */
const SHAPES = {
  add: 'M8 3v10M3 8h10',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3zM6.8 14h2.4',
  board: 'M2.5 2.5h3v11h-3zM6.7 2.5h3v7h-3zM10.9 2.5h3v9h-3z',
  call: 'M3 3.2 5.4 2.6l1.4 3-1.4 1.2a8 8 0 0 0 3.8 3.8l1.2-1.4 3 1.4-.6 2.4C7.6 13.8 2.2 8.4 3 3.2z',
  chart: 'M2.5 13.5h11M4.5 13.5v-5M8 13.5v-10M11.5 13.5v-7',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  close: 'm4 4 8 8M12 4l-8 8',
  cog: 'M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M12.2 3.8l-1.4 1.4M5.2 10.8l-1.4 1.4',
  down: 'm4 6 4 4 4-4',
  email: 'M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5',
  folder: 'M2 4h4l1.5 2H14v7H2z',
  grid: 'M3 3h.1M8 3h.1M13 3h.1M3 8h.1M8 8h.1M13 8h.1M3 13h.1M8 13h.1M13 13h.1',
  help: 'M5.8 6a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12v.1',
  home: 'M2.5 7.5 8 3l5.5 4.5M4 7v6.5h8V7',
  left: 'M10 4 6 8l4 4',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  lock: 'M4 7.5h8v6H4zM5.8 7.5V5.2a2.2 2.2 0 0 1 4.4 0v2.3',
  meeting: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  note: 'M3.5 2.5h9v11h-9zM5.5 6h5M5.5 8.5h5M5.5 11h3',
  pencil: 'm3 13 .6-2.8 7.2-7.2 2.2 2.2-7.2 7.2z',
  people:
    'M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM2 13c0-5 8-5 8 0M11 7.5a2 2 0 0 0 0-4M11.5 9c2 .3 2.8 1.8 2.8 4',
  right: 'm6 4 4 4-4 4',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2 14 14',
  signal: 'M8 9.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4zM4.5 11.5a5 5 0 0 1 0-7M11.5 4.5a5 5 0 0 1 0 7',
  stage: 'M2.5 5h8l3 3-3 3h-8l2.5-3z',
  star: 'm8 2.3 1.8 3.7 4 .6-2.9 2.8.7 4L8 11.5l-3.6 1.9.7-4L2.2 6.6l4-.6z',
  task: 'M2.5 3h11v10.5h-11zM5 8l2 2 4-4.5',
};

/**
 * @param {keyof typeof SHAPES | string} name
 * @param {string} className
 */
export function icon(name, className = 'icon') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[/** @type {keyof typeof SHAPES} */ (name)] ?? SHAPES.note);
  svg.append(path);
  return svg;
}
