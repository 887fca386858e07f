import { CONTROLS } from './control';
import { type Detour, shownText } from './text';

const NAMED_BY_LABEL = 'label[for]';

/**
 * The one element that the page's own markup ties to the label in a row: the target of
 * `<label for>`, an element `aria-labelledby` it, or the `<dd>` after a `<dt>`. Null when nothing
 * is tied, several elements are, a label's target is missing, or the row shows anything besides
 * label and value: that may be the value as well. `beside`: what never is one.
 */
export function labelledElement(row: Element, beside: string): Element | null {
  const tied = new Set<Element>();
  for (const element of row.querySelectorAll('[id], [aria-labelledby], dt + dd'))
    if (isTied(element, row)) tied.add(element);
  const [only, second] = tied;
  if (!only || second || hasLabelWithoutTarget(row)) return null;
  return showsOnly(row, only, `dt, ${beside}`, labelIdOf(only)) ? only : null;
}

/** True when a row shows nothing but `value` and what is `beside` it; `labelId` names a label. */
export function showsOnly(
  row: Element,
  value: Element,
  beside: string,
  labelId: string | null = null,
): boolean {
  if ([...row.querySelectorAll(CONTROLS)].some((control) => !value.contains(control))) return false;
  const others: Detour = (element) =>
    element === value || element.matches(beside) || (labelId !== null && element.id === labelId)
      ? 'skip'
      : 'read';
  return shownText(row, others) === '';
}

function isTied(element: Element, row: Element): boolean {
  if (element.localName === 'dd') return row.querySelectorAll('dt').length === 1;
  const isTarget = [...row.querySelectorAll(NAMED_BY_LABEL)].some(
    (label) => element.id !== '' && label.getAttribute('for') === element.id,
  );
  return isTarget || (!element.matches('label') && isNamedInRow(element, row));
}

function isNamedInRow(element: Element, row: Element): boolean {
  const first = labelIdOf(element);
  return first !== null && elementsById(row).some((label) => label.id === first && label !== element);
}

function hasLabelWithoutTarget(row: Element): boolean {
  const ids = new Set(elementsById(row).map(({ id }) => id));
  return [...row.querySelectorAll(NAMED_BY_LABEL)].some((label) => !ids.has(label.getAttribute('for') ?? ''));
}

const elementsById = (row: Element): Element[] => [...row.querySelectorAll('[id]')];

/** What `aria-labelledby` names first: the others describe. */
function labelIdOf(element: Element): string | null {
  const [first] = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  return first ?? null;
}
