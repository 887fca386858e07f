import type { CrmPage } from './adapter';

const SHOWN_MS = 2_000;
const FOCUSABLE = 'input:not([type="hidden"]), textarea, select, button, a[href], [tabindex]';
/** The browser draws these in forced-colours mode too. */
const OUTLINE = { outline: '3px solid #0b6bcb', outlineOffset: '3px' };

/**
 * Scrolls to a field, gives it keyboard focus and outlines it for two seconds. Nothing stays
 * behind in the page: the outline is an animation, a lent `tabindex` goes when focus leaves.
 * 'not-found' when the field is not on the page or lies in a closed tab of it.
 */
export function revealField(page: CrmPage, doc: Document, apiName: string): 'shown' | 'not-found' {
  const row = page.findField(doc, apiName);
  if (!row?.checkVisibility()) return 'not-found';
  row.scrollIntoView({ block: 'center' });
  focusIn(row);
  row.animate([OUTLINE, { ...OUTLINE, offset: 0.9 }, { outline: '3px solid transparent' }], SHOWN_MS);
  return 'shown';
}

function focusIn(row: HTMLElement): void {
  const target = [...row.querySelectorAll<HTMLElement>(FOCUSABLE)].find(canFocus);
  if (target) {
    target.focus({ preventScroll: true });
    return;
  }
  if (!row.hasAttribute('tabindex')) {
    row.tabIndex = -1;
    row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true });
  }
  row.focus({ preventScroll: true });
}

function canFocus(element: HTMLElement): boolean {
  return !element.hasAttribute('disabled') && element.tabIndex >= 0 && element.checkVisibility();
}
