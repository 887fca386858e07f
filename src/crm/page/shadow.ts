/**
 * Salesforce draws with synthetic shadow (everything in one tree) or with open shadow roots;
 * these look through both. Closed roots stay unseen, so a host without content proves nothing.
 */

/** Every open shadow root below `root`, nested ones included. Indexed, as list iterators cost five times as much. */
export function openShadowRoots(root: ParentNode): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const elements = root.querySelectorAll('*');
  for (let i = 0; i < elements.length; i += 1) {
    const shadow = elements[i]?.shadowRoot;
    if (shadow) found.push(shadow, ...openShadowRoots(shadow));
  }
  return found;
}

/** How to look for elements below one root. */
export interface Finder {
  first(root: Element, selector: string): Element | null;
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
  all: (root, selector) => treesOf(root).flatMap((tree) => [...tree.querySelectorAll(selector)]),
};

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
  for (let from: Element | null = element; from; from = from.parentElement ?? hostOf(from))
    if (from.localName === tag) return from;
  return null;
}
