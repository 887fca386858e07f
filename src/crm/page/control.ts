import { READ_LIMITS } from '../limits';
import { foldSpaces, shownText, TOO_LONG } from './text';

/** What a form control holds, and whether it differs from what the page put there. */
interface ControlValue {
  text: string;
  isChanged: boolean;
}

export type ControlReading = ControlValue | typeof TOO_LONG | 'unknown';

export const CONTROLS = 'input, textarea, select, button[role="combobox"], [contenteditable="true"]';

const NOT_A_VALUE = new Set(['hidden', 'password', 'file', 'button', 'submit', 'reset', 'image', 'search']);

/**
 * Reads the controls of one field in edit mode, in page order: date and time, or the parts of a
 * name, are joined by a blank when each has a label of its own, which is what makes it a part.
 * Null when there is none; 'unknown' for a mix that states no value.
 */
export function readControls(controls: readonly Element[]): ControlReading | null {
  const values: ControlValue[] = [];
  const parts: Element[] = [];
  for (const control of controls) {
    const reading = readControl(control);
    if (reading === TOO_LONG || reading === 'unknown') return reading;
    if (!reading) continue;
    values.push(reading);
    parts.push(control);
  }
  if (values.length === 0) return null;
  if (values.length > 1 && parts.some((part) => isCheckbox(part) || !hasOwnLabel(part))) return 'unknown';
  const text = values.map((value) => value.text).filter(Boolean);
  return { text: text.join(' '), isChanged: values.some((value) => value.isChanged) };
}

function readControl(control: Element): ControlReading | null {
  switch (control.localName) {
    case 'input':
      return readInput(control as HTMLInputElement);
    case 'textarea':
      return typed(control as HTMLTextAreaElement);
    case 'select':
      return readSelect(control as HTMLSelectElement);
    default:
      return drawn(control);
  }
}

function readInput(input: HTMLInputElement): ControlReading | null {
  if (NOT_A_VALUE.has(input.type)) return null;
  if (input.type === 'checkbox') return { text: String(input.checked), isChanged: isToggled(input) };
  if (input.type !== 'radio') return typed(input);
  if (!input.checked) return null;
  const label = input.closest('label');
  return label ? withText(shownText(label), isToggled(input)) : 'unknown';
}

/** Disabled boxes only draw a value; scripts set `checked` on them without a default. */
function isToggled(input: HTMLInputElement): boolean {
  return !input.disabled && input.checked !== input.defaultChecked;
}

function typed(control: HTMLInputElement | HTMLTextAreaElement): ControlReading {
  const { value, defaultValue } = control;
  if (value.length > READ_LIMITS.textLength) return TOO_LONG;
  return { text: foldSpaces(value), isChanged: value !== defaultValue };
}

function readSelect(select: HTMLSelectElement): ControlReading {
  if (select.multiple) return 'unknown';
  const options = [...select.options];
  const chosen = options.findIndex((option) => option.selected);
  const byDefault = Math.max(
    0,
    options.findLastIndex((option) => option.hasAttribute('selected')),
  );
  const option = options[chosen];
  if (!option || option.value === '') return { text: '', isChanged: chosen !== byDefault };
  return withText(shownText(option), chosen !== byDefault);
}

/**
 * A button or editor that shows the chosen value as its text. Without a default it counts as
 * changed. A button always shows something, if only a sign for nothing: one without is not drawn yet.
 */
function drawn(control: Element): ControlReading {
  const text = shownText(control);
  return text === '' && control.localName === 'button' ? 'unknown' : withText(text, true);
}

function withText(text: string | typeof TOO_LONG, isChanged: boolean): ControlReading {
  return text === TOO_LONG ? TOO_LONG : { text, isChanged };
}

/** A label round the control, or that points to it. */
const hasOwnLabel = (control: Element): boolean => labelsOf(control).length > 0;

/**
 * False when one of `labels` is no control's: the part it names is still to come, or its value is
 * held by something nobody knows. A field's only label needs no control.
 */
export function haveControls(labels: readonly Element[], controls: readonly Element[]): boolean {
  const used = new Set(controls.flatMap(labelsOf));
  return labels.length <= 1 || labels.every((label) => used.has(label));
}

const labelsOf = (control: Element): Element[] => [...((control as HTMLInputElement).labels ?? [])];

function isCheckbox(control: Element): boolean {
  return control.localName === 'input' && (control as HTMLInputElement).type === 'checkbox';
}
