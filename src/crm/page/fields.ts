import type { PageField, UnreadableReason } from '../../record/types';
import { READ_LIMITS } from '../limits';
import type { ControlReading } from './control';
import { isSameText } from './same-text';
import { TOO_LONG } from './text';

const API_NAME = /^[a-z][\w-]{0,254}$/i;

export interface FieldCollector {
  /** Takes one field node; false when the page has more than the reader takes, so stop. */
  add(apiName: string, field: PageField): boolean;
  fields: Record<string, PageField>;
  isTruncated(): boolean;
}

/** Gathers fields by API name; a field drawn twice is kept once, or called conflicting. */
export function collectFields(): FieldCollector {
  const fields = Object.create(null) as Record<string, PageField>;
  let nodes = 0;
  return {
    fields,
    isTruncated: () => nodes > READ_LIMITS.fieldNodes,
    add(apiName, field) {
      nodes += 1;
      if (nodes > READ_LIMITS.fieldNodes) return false;
      if (API_NAME.test(apiName)) {
        const before = fields[apiName];
        fields[apiName] = before ? merge(before, field) : field;
      }
      return true;
    },
  };
}

export const unreadable = (label: string | null, reason: UnreadableReason): PageField => ({
  label,
  state: 'unreadable',
  reason,
});

/** A value as the page draws it; `isEmpty` knows how this CRM draws nothing. */
export function shownField(
  label: string | null,
  text: string | typeof TOO_LONG,
  isEmpty: (text: string) => boolean,
): PageField {
  if (text === TOO_LONG) return unreadable(label, 'too-long');
  return isEmpty(text) ? { label, state: 'empty' } : { label, state: 'text', text };
}

/**
 * A value in edit mode: unsaved when it differs from what was shown before, else from its default.
 * A form that repeats the saved value is no news, so the text stays as it was shown.
 */
export function editedField(
  label: string | null,
  reading: ControlReading,
  isEmpty: (text: string) => boolean,
  savedText: string | undefined,
): PageField {
  if (reading === 'unknown') return unreadable(label, 'unknown-markup');
  if (reading === TOO_LONG) return unreadable(label, 'too-long');
  const field = shownField(label, reading.text, isEmpty);
  if (savedText !== undefined && isSameText(textOf(field), savedText))
    return shownField(label, savedText, (saved) => saved === '');
  return savedText !== undefined || reading.isChanged ? { ...field, unsaved: true } : field;
}

/** Remembers every field that is shown as saved, for later comparison with edits. */
export function rememberSaved(saved: Map<string, string>, fields: Record<string, PageField>): void {
  for (const [name, field] of Object.entries(fields))
    if (field.state !== 'unreadable' && !field.unsaved) saved.set(name, textOf(field));
}

function merge(a: PageField, b: PageField): PageField {
  const waiting = [a, b].find((field) => field.state === 'unreadable' && field.reason === 'loading');
  if (waiting && [a, b].some((field) => field.state === 'empty')) return waiting;
  if (a.state === 'unreadable') return isDoubtful(a.reason) ? b : a;
  if (b.state === 'unreadable') return isDoubtful(b.reason) ? a : b;
  if (a.confidence !== b.confidence) return a.confidence === 'label' ? b : a;
  if (a.unsaved !== b.unsaved) return a.unsaved ? a : b;
  return isSameText(textOf(a), textOf(b)) ? a : unreadable(a.label ?? b.label, 'conflicting-values');
}

/** Says only that this one place was no help; another place may still show the value, if not that there is none. */
function isDoubtful(reason: UnreadableReason): boolean {
  return reason === 'loading' || reason === 'unknown-markup';
}

function textOf(field: PageField): string {
  return field.state === 'text' ? field.text : '';
}
