import { READ_LIMITS } from '../limits';

/** The text is longer than a reader takes. */
export const TOO_LONG = Symbol('too long');

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
const NOT_TEXT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'button']);
const OWN_LINE = new Set(['br', 'div', 'p', 'li', 'ul', 'ol', 'dt', 'dd', 'tr', 'td']);

/** What to do with an element inside a value: skip it, read it, or read only another one in its place. */
export type Detour = (element: Element) => 'skip' | 'read' | Element;

const readAll: Detour = () => 'read';

/**
 * The text a value shows, white space folded to single blanks. Counts before it copies, so that
 * a field holding megabytes costs nothing. `innerText` would force layout, hence a walk.
 */
export function shownText(node: Node, detour: Detour = readAll): string | typeof TOO_LONG {
  const parts: string[] = [];
  let room: number = READ_LIMITS.textLength;

  function walk(parent: Node): boolean {
    const assigned = assignedTo(parent);
    if (assigned) return assigned.every(take);
    for (let child = parent.firstChild; child; child = child.nextSibling) if (!take(child)) return false;
    return true;
  }

  function take(node: Node): boolean {
    if (node.nodeType === ELEMENT_NODE) return enter(node as Element);
    if (node.nodeType !== TEXT_NODE) return true;
    room -= (node as Text).length;
    if (room >= 0) parts.push((node as Text).data);
    return room >= 0;
  }

  function enter(element: Element): boolean {
    if (NOT_TEXT.has(element.localName) || element.hasAttribute('hidden')) return true;
    const way = detour(element);
    if (way === 'skip') return true;
    const isOwnLine = OWN_LINE.has(element.localName);
    if (isOwnLine) parts.push(' ');
    const fits = walk(way === 'read' ? (element.shadowRoot ?? element) : way);
    if (isOwnLine) parts.push(' ');
    return fits;
  }

  return walk(node) ? foldSpaces(parts.join('')) : TOO_LONG;
}

/** A slot shows what the host's author put there; without that, its own content. */
function assignedTo(parent: Node): Node[] | null {
  if ((parent as Element).localName !== 'slot') return null;
  const assigned = (parent as HTMLSlotElement).assignedNodes?.() ?? [];
  return assigned.length > 0 ? assigned : null;
}

/** Zero-width characters, which pages put in as places to break a line; nobody sees them. */
const UNSEEN = /[\u200b\u2060\ufeff]/g;

/** Line breaks and indentation of markup become single blanks; no-break spaces inside stay as shown. */
export function foldSpaces(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/[ \t\r\n\f\v]+/g, ' ')
    .trim();
}
