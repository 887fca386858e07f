import type { UnreadableReason } from './types';

/** One short clause per reason, completing "… can't be read: …". */
export const UNREADABLE_TEXT: Readonly<Record<UnreadableReason, string>> = {
  loading: 'the page is still loading it',
  'ambiguous-date': 'day and month could be either way round',
  'ambiguous-number': 'the comma or point could mean thousands or decimals',
  'not-a-date': 'its text is not a date Leadlight knows',
  'not-a-number': 'its text is not a number Leadlight knows',
  'not-a-boolean': 'its text is neither yes nor no',
  abbreviated: 'the page shows a shortened number',
  'too-long': 'its text is longer than Leadlight reads',
  'too-many-fields': 'the page has more fields than Leadlight reads',
  'conflicting-values': 'the page shows two different values',
  'told-elsewhere': 'activities are logged, and this field does not say what they were',
  'unknown-markup': 'the page draws it in a way Leadlight does not know',
};

/** Why a field can't be read, completing "… can't be read: …"; total, also for a reason that is none. */
export function unreadableText(reason: string): string {
  const known = Object.entries(UNREADABLE_TEXT).find(([name]) => name === reason);
  return known?.[1] ?? UNREADABLE_TEXT['unknown-markup'];
}
