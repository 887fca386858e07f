const NAMED_BY_LABEL = 'label[for]';

/**
 * The one element that the page's own markup ties to the label in a row: the target of
 * `<label for>`, an element `aria-labelledby` it, or the `<dd>` after a `<dt>`. Null when nothing
 * is tied, or several elements are.
 */
export function labelledElement(row: Element): Element | null {
  const tied = new Set<Element>();
  for (const element of row.querySelectorAll('[id], [aria-labelledby], dt + dd'))
    if (isTied(element, row)) tied.add(element);
  const [only, second] = tied;
  return only && !second ? only : null;
}

function isTied(element: Element, row: Element): boolean {
  if (element.localName === 'dd') return row.querySelectorAll('dt').length === 1;
  const isTarget = [...row.querySelectorAll(NAMED_BY_LABEL)].some(
    (label) => element.id !== '' && label.getAttribute('for') === element.id,
  );
  return isTarget || (!element.matches('label') && isNamedInRow(element, row));
}

function isNamedInRow(element: Element, row: Element): boolean {
  const [first] = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  if (!first) return false;
  return [...row.querySelectorAll('[id]')].some((label) => label.id === first && label !== element);
}
