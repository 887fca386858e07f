import { closestAcross, finderFor } from '../page/shadow';
import { isShown } from '../page/shown';
import { isEditForm } from './url';

/** Containers a record is drawn in; Lightning keeps those of earlier tabs in the DOM (crm.md). */
const RECORD_HOME = 'one-record-home-flexipage2';
const ACTIVE =
  '.oneContent.active, .windowViewMode-normal.active, .windowViewMode-maximized.active, div.split-right .tabContent.active.oneConsoleTab';

/** Edit forms, forms for new records, previews on hover: drawn inside the record, not what it shows. */
const DIALOG = '[role="dialog"], [aria-modal="true"], .slds-modal, .slds-popover';

const FIELD = '[data-target-selection-name^="sfdc:RecordField."]';

/** Components that draw fields of another record, perhaps of the same object. */
const OTHER_RECORD = '[data-component-id*="elatedRecord"]';

/**
 * False for what belongs to a related record, a dialog, or a record that is kept inside the visible
 * one's container.
 */
export function isOfRecord(element: Element, record: Element): boolean {
  const home = closestAcross(element, `${RECORD_HOME}, ${OTHER_RECORD}, ${DIALOG}`);
  return home === null || (home.contains(record) && !home.matches(OTHER_RECORD));
}

export type VisibleRecord = Element | 'several' | null;

/**
 * The container of the record the rep sees. Only candidates are asked whether they are drawn;
 * of nested ones the inner counts. When two records are drawn side by side and no active
 * container tells them apart, the answer is 'several', never a guess.
 */
export function visibleRecord(doc: Document): VisibleRecord {
  if (isEditForm(new URL(doc.URL))) return editForm(doc);
  const shown = [...doc.querySelectorAll(`${RECORD_HOME}, ${ACTIVE}`)].filter(isShown);
  const innermost = shown.filter((one) => !shown.some((other) => other !== one && one.contains(other)));
  if (innermost.length <= 1) return innermost[0] ?? null;
  const active = innermost.filter((one) => one.closest(ACTIVE));
  if (active.length === 1) return active[0] ?? null;
  return 'several';
}

/**
 * The form over the page when the address is that of an edit form; the record behind it may be
 * another one. A dialog inside the form is none of its own.
 */
function editForm(doc: Document): VisibleRecord {
  const shown = [...doc.querySelectorAll(DIALOG)].filter(
    (one) => finderFor(one).first(one, FIELD) && isShown(one),
  );
  const outermost = shown.filter((one) => !shown.some((other) => other !== one && other.contains(one)));
  return outermost.length > 1 ? 'several' : (outermost[0] ?? null);
}
