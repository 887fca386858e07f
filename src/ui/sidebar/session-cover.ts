/** How soon is looked again while something lies over the sidebar. */
const AGAIN_MS = 250;

/**
 * Tells whether something of the page lies over the sidebar, so that a click meant for the page
 * never acts here (reliability.md, fact 11). Only Chromium reports visibility; elsewhere the
 * frame always counts as uncovered.
 */
export function watchCover(
  target: Element,
  onChange: (isCovered: boolean) => void,
  signal: AbortSignal,
): void {
  const options: IntersectionObserverInit & { trackVisibility?: boolean; delay?: number } = {
    threshold: [0.9],
    trackVisibility: true,
    delay: 100,
  };
  const observer = new IntersectionObserver((entries) => {
    const entry = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
    if (!entry || entry.isVisible === undefined) return;
    const isClear = entry.isIntersecting && entry.isVisible;
    const isCovered = !isClear && !hasOwnDialog(target.ownerDocument);
    onChange(isCovered);
    // One own dialog that follows another leaves a gap; nothing changes after it that would be told by itself.
    if (isCovered) again = setTimeout(look, AGAIN_MS);
  }, options);
  let again: ReturnType<typeof setTimeout> | undefined;
  function look(): void {
    clearTimeout(again);
    observer.unobserve(target);
    observer.observe(target);
  }
  look();
  const stop = (): void => {
    clearTimeout(again);
    observer.disconnect();
  };
  signal.addEventListener('abort', stop, { once: true });
}

/**
 * An empty layer over everything the sidebar draws itself, menus and dialogs included, so that only
 * what the page lays over the frame can cover it. Pointers pass through.
 */
export function coverProbe(doc: Document): HTMLElement {
  const probe = doc.createElement('div');
  probe.className = 'cover-probe';
  doc.body.append(probe);
  return probe;
}

/** A modal dialog of the sidebar stands in the browser's top layer, above any probe. */
function hasOwnDialog(doc: Document): boolean {
  return doc.querySelector('dialog[open]') !== null;
}

const POINTER_EVENTS = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick'];

/** Swallows pointer events while the sidebar is covered: they were meant for what lies over it. */
export function ignoreClicksWhile(isCovered: () => boolean, target: EventTarget, signal: AbortSignal): void {
  const swallow = (event: Event): void => {
    if (!isCovered()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const name of POINTER_EVENTS) target.addEventListener(name, swallow, { capture: true, signal });
}
