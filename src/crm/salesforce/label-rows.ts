import type { LabelledField } from '../page/labels';
import { closestAcross, closestTagAcross, type Finder } from '../page/shadow';
import { shownText } from '../page/text';
import { FIELD_HOOK, ownerOf } from './field-hook';
import { displayField, labelOf, salesforceField } from './field-value';
import { isOfRecord } from './visible-record';

const LAYOUT_ITEM = 'records-record-layout-item, flexipage-field';
const HIGHLIGHT_ITEM = 'records-highlights-details-item, force-highlights-details-item';
/** Rows that state a label; the field's own name only where a hook is inside. */
export const LABEL_ROW = `${LAYOUT_ITEM}, ${HIGHLIGHT_ITEM}`;

/** One list of rows, of one record. */
const SECTION = 'records-record-layout-section, flexipage-field-section2, [role="list"]';

const HIGHLIGHTS_PANEL = 'records-lwc-highlights-panel, records-highlights2, force-highlights2';
const DYNAMIC_HIGHLIGHTS = 'record_flexipage-dynamic-highlights2';
const HIGHLIGHT_LABEL = 'p[title], .slds-text-title';
const HIGHLIGHT_VALUE = '.fieldComponent';

/** A row without a hook, read beside its label; null for rows of other records and those with a hook. */
export function labelRow(
  row: Element,
  record: Element,
  objectName: string,
  find: Finder,
): LabelledField | null {
  if (!isOfRecord(row, record) || closestAcross(row, FIELD_HOOK) || find.first(row, FIELD_HOOK)) return null;
  if (row.matches(HIGHLIGHT_ITEM)) return highlight(row, find);
  if (!isAmongOwn(row, record, objectName, find)) return null;
  const label = labelOf(row, find);
  return label === null ? null : { label, field: salesforceField(row, find, undefined) };
}

/** Highlights are saved values of the record itself, when they stand in its panel. */
function highlight(item: Element, find: Finder): LabelledField | null {
  if (!closestAcross(item, HIGHLIGHTS_PANEL) && !closestTagAcross(item, DYNAMIC_HIGHLIGHTS)) return null;
  const title = find.first(item, HIGHLIGHT_LABEL);
  const shown = title && shownText(title);
  const label = title?.getAttribute('title') || (typeof shown === 'string' ? shown : '');
  const value = find.first(item, HIGHLIGHT_VALUE);
  return label && value ? { label, field: displayField(value, find, label) } : null;
}

/**
 * True when the rows of its section have hooks, all of the record's object: then the row is of the
 * record too. Rows further away prove nothing: those of a related record may be still to come.
 */
function isAmongOwn(row: Element, record: Element, objectName: string, find: Finder): boolean {
  const section = closestAcross(row, SECTION);
  const around = section && !section.contains(record) ? section : row.parentElement;
  const hooks = around ? find.all(around, FIELD_HOOK) : [];
  return hooks.length > 0 && hooks.every((hook) => ownerOf(hook) === objectName);
}
