/**
 * Salesforce draws with synthetic shadow (everything in one tree) or with open shadow roots;
 * these look through both. Closed roots stay unseen, so a host without content proves nothing.
 */

/** Every open shadow root below `root`, nested ones included. */
export function openShadowRoots(root: ParentNode): ShadowRoot[] {
  return hostsIn(root).flatMap(({ shadow }) => [shadow, ...openShadowRoots(shadow)]);
}

interface Host {
  host: Element;
  shadow: ShadowRoot;
}

/** The elements of one tree that draw an open shadow root. Indexed, as list iterators cost five times as much. */
function hostsIn(root: ParentNode): Host[] {
  const found: Host[] = [];
  const elements = root.querySelectorAll('*');
  for (let i = 0; i < elements.length; i += 1) {
    const host = elements[i];
    if (host?.shadowRoot) found.push({ host, shadow: host.shadowRoot });
  }
  return found;
}

/** How to look for elements below one root. */
export interface Finder {
  first(root: Element, selector: string): Element | null;
  /** In page order. */
  all(root: Element, selector: string): Element[];
}

/** Looks through the shadow roots below `root` if it has any; most records have none, and that is fast. */
export function finderFor(root: Element): Finder {
  return openShadowRoots(root).length > 0 ? ACROSS : IN_ONE_TREE;
}

const IN_ONE_TREE: Finder = {
  first: (root, selector) => root.querySelector(selector),
  all: (root, selector) => [...root.querySelectorAll(selector)],
};

const ACROSS: Finder = {
  first(root, selector) {
    for (const tree of treesOf(root)) {
      const found = tree.querySelector(selector);
      if (found) return found;
    }
    return null;
  },
  all: (root, selector) => [
    ...(root.shadowRoot ? allIn(root.shadowRoot, selector) : []),
    ...allIn(root, selector),
  ],
};

/** What one tree and the shadow roots in it hold, each root where its host stands. */
function allIn(tree: ParentNode, selector: string): Element[] {
  const found: Element[] = [];
  const own = tree.querySelectorAll(selector);
  let next = 0;
  for (const { host, shadow } of hostsIn(tree)) {
    for (let one = own[next]; one && isUpTo(one, host); one = own[next]) {
      found.push(one);
      next += 1;
    }
    found.push(...allIn(shadow, selector));
  }
  return [...found, ...[...own].slice(next)];
}

const FOLLOWS = 4;
const isUpTo = (element: Element, host: Element): boolean =>
  element === host || (element.compareDocumentPosition(host) & FOLLOWS) !== 0;

/** An element, what its own shadow root draws, and every shadow root below either. */
function treesOf(root: Element): ParentNode[] {
  const own = root.shadowRoot;
  return [root, ...openShadowRoots(root), ...(own ? [own, ...openShadowRoots(own)] : [])];
}

/** `closest` that goes on from a shadow root to its host. */
export function closestAcross(element: Element, selector: string): Element | null {
  for (let from: Element | null = element; from; from = hostOf(from)) {
    const found = from.closest(selector);
    if (found) return found;
  }
  return null;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** The element around one, or the host whose shadow root it is in; null at the top. */
export const parentAcross = (element: Element): Element | null => element.parentElement ?? hostOf(element);

/** What an element draws: its shadow root in place of its own content, in a slot what was put there. */
export function childrenAcross(element: Element): Element[] {
  const assigned = element.localName === 'slot' ? (element as HTMLSlotElement).assignedElements?.() : [];
  if (assigned && assigned.length > 0) return assigned;
  return [...(element.shadowRoot ?? element).children];
}

/** Elements by tag name, for names with an underscore too; not every selector engine takes those. */
export function findTagAcross(root: Element, tag: string): Element[] {
  const found = [...root.getElementsByTagName(tag)];
  for (const shadow of openShadowRoots(root))
    for (const child of shadow.children) {
      if (child.localName === tag) found.push(child);
      found.push(...child.getElementsByTagName(tag));
    }
  return found;
}

/** The closest element around `element` with a tag name, shadow hosts included; null when there is none. */
export function closestTagAcross(element: Element, tag: string): Element | null {
  for (let from: Element | null = element; from; from = parentAcross(from))
    if (from.localName === tag) return from;
  return null;
}
