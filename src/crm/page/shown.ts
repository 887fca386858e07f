/**
 * True when the CRM draws the element. Costs a style recalculation, so ask it of containers
 * only, never of every field. Not `aria-hidden`: an open dialog puts that on a visible record.
 */
export function isShown(element: Element): boolean {
  return !element.closest('[hidden]') && element.checkVisibility({ visibilityProperty: true });
}

/** `isShown` that asks each container once. */
export function shownOnce(): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const answer = isShown(element);
    known.set(element, answer);
    return answer;
  };
}
