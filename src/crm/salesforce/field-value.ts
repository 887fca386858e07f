import type { PageField } from '../../record/types';
import { CONTROLS, haveControls, readControls } from '../page/control';
import { editedField, shownField, unreadable } from '../page/fields';
import { labelledElement } from '../page/labelled';
import { closestAcross, closestTagAcross, type Finder } from '../page/shadow';
import { type Detour, shownText } from '../page/text';

const DISPLAY = '.test-id__output-root';
const VALUE = '.test-id__field-value';
const OUTPUT_SLOT = 'slot[name="outputField"]';
const LABEL = '.test-id__field-label';
const PLACEHOLDER =
  'lightning-spinner, .slds-spinner, [class*="stencil"], [class*="skeleton"], [class*="placeholder-loading"]';
const POPUP = '[role="dialog"], [role="listbox"], [role="grid"], lightning-calendar';
const LOOKUP = /^(?:force-(?:owner-)?lookup|records-hoverable-link)$/;
const ASSISTIVE = '.slds-assistive-text, .test-id__inline-edit-trigger, lightning-helptext';
/** All that an empty value is drawn with; anything else may be a placeholder or hide a value. */
const EMPTY_VALUE = /^(?:slot|span|lightning-formatted-[a-z-]+|records-formula-output)$/;

const INPUT_COMPONENT = /^lightning-(?:input|combobox|datepicker|timepicker|textarea|select)/;

const COMMENT_NODE = 8;

/** Holds a value's component. */
const FRAME = /^(?:slot|span)$/;

const isEmptyOnDisplay = (text: string) => text === '';
/** A picklist in a form says "--None--", in the user's language, for nothing. */
const isEmptyInForm = (text: string) => text === '' || /^--.*--$/.test(text);

/** One field as a page layout or Dynamic Forms states it, on display or in edit mode. */
export function salesforceField(hook: Element, find: Finder, savedText: string | undefined): PageField {
  const label = labelOf(hook, find);
  const value = find.first(hook, VALUE) ?? find.first(hook, OUTPUT_SLOT);
  const isOnDisplay = hook.matches(DISPLAY) || find.first(hook, DISPLAY) !== null;
  if (isOnDisplay) return value ? displayField(value, find, label) : tiedField(hook, find, label);
  const controls = outsidePopups(hook, find, CONTROLS);
  if (value && controls.every((control) => (control as HTMLInputElement).disabled))
    return displayField(value, find, label);
  const labels = outsidePopups(hook, find, 'label').filter((one) => !one.matches(LABEL));
  const isWhole = haveControls(labels, controls) && areInputsDrawn(hook, find);
  const edited = isWhole ? readControls(controls) : null;
  return edited ? editedField(label, edited, isEmptyInForm, savedText) : notDrawn(hook, find, label);
}

/** False while a component that takes a part of the value has no control yet. */
function areInputsDrawn(hook: Element, find: Finder): boolean {
  return find
    .all(hook, '*')
    .every((part) => !INPUT_COMPONENT.test(part.localName) || find.first(part, CONTROLS) !== null);
}

/** What is the field's own; an open calendar or list of choices has controls and labels of its own. */
function outsidePopups(hook: Element, find: Finder, selector: string): Element[] {
  const popups = new Set(find.all(hook, POPUP));
  const isInPopup = (element: Element) => {
    const popup = popups.size > 0 ? closestAcross(element, POPUP) : null;
    return popup !== null && popups.has(popup);
  };
  return find.all(hook, selector).filter((element) => !isInPopup(element));
}

/** A value on display. Never empty unless it is drawn with nothing else than what Salesforce draws nothing with. */
export function displayField(value: Element, find: Finder, label: string | null): PageField {
  const text = shownText(value, (element) => outputOf(element, find));
  if (text !== '') return shownField(label, text, isEmptyOnDisplay);
  const controls = find.all(value, CONTROLS);
  if (controls.length > 0) return checkbox(controls, label);
  const isEmpty = isDrawnEmpty(value, find) && !find.first(value, PLACEHOLDER);
  return isEmpty ? { label, state: 'empty' } : notDrawn(value, find, label);
}

/** Where the value's hooks are gone, the text that the page ties to the label; it proves nothing empty. */
function tiedField(hook: Element, find: Finder, label: string | null): PageField {
  const value = label === null ? null : labelledElement(hook, `${LABEL}, ${ASSISTIVE}`);
  const field = value ? displayField(value, find, label) : null;
  return field?.state === 'text' ? { ...field, confidence: 'label' } : notDrawn(hook, find, label);
}

/** No value where one should be: still to come, or drawn in a way nobody knows. */
function notDrawn(place: Element, find: Finder, label: string | null): PageField {
  return unreadable(label, find.first(place, PLACEHOLDER) ? 'loading' : 'unknown-markup');
}

/** A ticked or empty box is a value without text; any other control on display is none we know. */
function checkbox(controls: Element[], label: string | null): PageField {
  const isBox = controls.every((control) => (control as HTMLInputElement).type === 'checkbox');
  const state = isBox ? readControls(controls) : 'unknown';
  return state && typeof state === 'object'
    ? shownField(label, state.text, isEmptyOnDisplay)
    : unreadable(label, 'unknown-markup');
}

/** A lookup adds "Open … Preview" for screen readers: its link alone is the value (crm.md). */
function outputOf(element: Element, find: Finder): ReturnType<Detour> {
  if (element.matches(ASSISTIVE)) return 'skip';
  return (LOOKUP.test(element.localName) && find.first(element, 'a')) || 'read';
}

/**
 * Salesforce draws an empty value with the component that would show it; without one it is still to
 * come. Components that Leadlight does not know may draw theirs in a closed shadow root.
 */
function isDrawnEmpty(value: Element, find: Finder): boolean {
  const parts = find.all(value, '*');
  const isKnown = parts.every(
    (part) => (EMPTY_VALUE.test(part.localName) && hasDrawn(part)) || isEmptyLookup(part),
  );
  return isKnown && parts.some(({ localName }) => !FRAME.test(localName));
}

/** A shadow root draws at least a blank text for nothing; one without any node is still to be filled. */
function hasDrawn({ shadowRoot }: Element): boolean {
  return shadowRoot === null || [...shadowRoot.childNodes].some((node) => node.nodeType !== COMMENT_NODE);
}

/** A lookup without a record still draws its frame; a bare tag has not been drawn yet. */
function isEmptyLookup(element: Element): boolean {
  const lookup = closestTagAcross(element, 'force-lookup');
  return lookup !== null && (lookup.shadowRoot ?? lookup).childElementCount > 0;
}

/** The label drawn in a row, else the one it names for its layout; null without. */
export function labelOf(hook: Element, find: Finder): string | null {
  const label = find.first(hook, LABEL);
  const text = label && shownText(label, (element) => (element.matches(ASSISTIVE) ? 'skip' : 'read'));
  if (typeof text === 'string' && text !== '') return text;
  return closestAcross(hook, '[field-label]')?.getAttribute('field-label') || null;
}
