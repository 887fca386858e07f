import type { PageField } from '../../record/types';
import type { SavedTexts } from '../adapter';
import { CONTROLS, readControls } from '../page/control';
import { editedField, shownField, unreadable } from '../page/fields';
import { labelledElement } from '../page/labelled';
import type { LabelledField } from '../page/labels';
import { shownText, type TOO_LONG } from '../page/text';
import { type PropertyHook, valueNode } from './property-rows';
import { BESIDE_VALUE, bareText, LABEL } from './row-text';

const OWNER = 'hubspot_owner_id';

const NOTHING = '--';
/** A form control may be blank; on display HubSpot always draws something, dashes for nothing. */
const isNothing = (text: string) => text === NOTHING || text === '';

/** One property as the page states it. Never empty unless HubSpot drew its sign for empty. */
export function propertyField(hook: PropertyHook, saved: SavedTexts): PageField {
  const { content, name } = hook;
  const label = hook.kind === 'highlight' ? highlightLabel(content) : labelOf(content);
  const value = valueNode(content, name);
  if (value === 'skeleton') return unreadable(label, 'loading');
  if (hook.kind === 'highlight') return drawnField(label, shownText(content));
  if (value === 'other' && hook.kind === 'row') return unreadable(label, 'unknown-markup');
  if (value && value !== 'other') return valueField(value, label, saved.get(name));
  if (label === null) return unreadable(label, 'unknown-markup');
  if (hook.kind === 'row' && name !== OWNER) return tiedField(content, label, saved.get(name));
  const edited = readControls([...content.querySelectorAll(CONTROLS)]);
  return edited
    ? editedField(label, edited, isNothing, saved.get(name))
    : drawnField(label, bareText(content));
}

/** A value that only its label leads to, through the page's own markup; unreadable without. */
function tiedField(row: Element, label: string, savedText: string | undefined): PageField {
  const value = labelledElement(row, BESIDE_VALUE);
  if (!value) return unreadable(label, 'unknown-markup');
  const field = valueField(value, label, savedText);
  return field.state === 'unreadable' ? field : { ...field, confidence: 'label' };
}

/** A row that states no property's name; null without a label. */
export function labelledRow(row: Element): LabelledField | null {
  const label = labelOf(row);
  return label === null ? null : { label, field: tiedField(row, label, undefined) };
}

function valueField(value: Element, label: string | null, savedText: string | undefined): PageField {
  const controls = value.matches(`${CONTROLS}, button`) ? [value] : [...value.querySelectorAll(CONTROLS)];
  const edited = readControls(controls);
  return edited ? editedField(label, edited, isNothing, savedText) : drawnField(label, shownText(value));
}

function drawnField(label: string | null, text: string | typeof TOO_LONG): PageField {
  if (text === '') return unreadable(label, 'unknown-markup');
  return shownField(label, text, isNothing);
}

function labelOf(row: Element): string | null {
  const label = row.querySelector(LABEL);
  const text = label && shownText(label);
  return typeof text === 'string' && text !== '' ? text : null;
}

/** Highlights have no label of their own; the item around one starts with it. */
function highlightLabel(value: Element): string | null {
  const item = value.closest('[data-test-id^="highlight-property-item-"]');
  const first = item?.firstElementChild;
  if (!first || first.contains(value)) return null;
  const text = shownText(first);
  return typeof text === 'string' && text !== '' ? text.replace(/\s*:$/, '') : null;
}
