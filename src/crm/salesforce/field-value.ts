import type { PageField } from '../../record/types';
import { CONTROLS, readControls } from '../page/control';
import { editedField, shownField, unreadable } from '../page/fields';
import { closestAcross, closestTagAcross, type Finder } from '../page/shadow';
import { type Detour, shownText } from '../page/text';

const DISPLAY = '.test-id__output-root';
const VALUE = '.test-id__field-value';
const OUTPUT_SLOT = 'slot[name="outputField"]';
const LABEL = '.test-id__field-label';
const PLACEHOLDER =
  'lightning-spinner, .slds-spinner, [class*="stencil"], [class*="skeleton"], [class*="placeholder-loading"]';
const LOOKUP = /^(?:force-(?:owner-)?lookup|records-hoverable-link)$/;
const ASSISTIVE = '.slds-assistive-text, .test-id__inline-edit-trigger, lightning-helptext';
/** All that an empty value is drawn with; anything else may be a placeholder or hide a value. */
const EMPTY_VALUE = /^(?:slot|span|lightning-formatted-[a-z-]+|records-formula-output)$/;

const isEmptyOnDisplay = (text: string) => text === '';
/** A picklist in a form says "--None--", in the user's language, for nothing. */
const isEmptyInForm = (text: string) => text === '' || /^--.*--$/.test(text);

/** One field as a page layout or Dynamic Forms states it, on display or in edit mode. */
export function salesforceField(hook: Element, find: Finder, savedText: string | undefined): PageField {
  const label = labelOf(hook, find);
  const value = find.first(hook, VALUE) ?? find.first(hook, OUTPUT_SLOT);
  const isOnDisplay = hook.matches(DISPLAY) || find.first(hook, DISPLAY) !== null;
  if (isOnDisplay) return value ? displayField(value, find, label) : notDrawn(hook, find, label);
  const controls = find.all(hook, CONTROLS);
  if (value && controls.every((control) => (control as HTMLInputElement).disabled))
    return displayField(value, find, label);
  const edited = readControls(controls);
  return edited ? editedField(label, edited, isEmptyInForm, savedText) : notDrawn(hook, find, label);
}

function displayField(value: Element, find: Finder, label: string | null): PageField {
  const text = shownText(value, (element) => outputOf(element, find));
  if (text !== '') return shownField(label, text, isEmptyOnDisplay);
  const controls = find.all(value, CONTROLS);
  if (controls.length > 0) return checkbox(controls, label);
  const isEmpty = isDrawnEmpty(value, find) && !find.first(value, PLACEHOLDER);
  return isEmpty ? { label, state: 'empty' } : notDrawn(value, find, label);
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

/** Components that Leadlight does not know may draw their value in a closed shadow root. */
function isDrawnEmpty(value: Element, find: Finder): boolean {
  return find
    .all(value, '*')
    .every((element) => EMPTY_VALUE.test(element.localName) || isEmptyLookup(element));
}

/** A lookup without a record still draws its frame; a bare tag has not been drawn yet. */
function isEmptyLookup(element: Element): boolean {
  const lookup = closestTagAcross(element, 'force-lookup');
  return lookup !== null && (lookup.shadowRoot ?? lookup).childElementCount > 0;
}

function labelOf(hook: Element, find: Finder): string | null {
  const label = find.first(hook, LABEL);
  const text = label && shownText(label, (element) => (element.matches(ASSISTIVE) ? 'skip' : 'read'));
  if (typeof text === 'string' && text !== '') return text;
  return closestAcross(hook, '[field-label]')?.getAttribute('field-label') || null;
}
