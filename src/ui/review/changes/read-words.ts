import type { Between } from '../../../metrics/changes/deal-span';
import { type FormatContext, formatDay } from '../../../record/format';

/** "Open deals were last read from 3 Nov 2026 to 21 Nov 2026, and are taken to be unchanged since." */
export function readWords(read: Between | null, context: FormatContext): string {
  if (!read) return '';
  const [first, last] = [formatDay(read.from, context), formatDay(read.to, context)];
  const days = first === last ? `on ${first}` : `from ${first} to ${last}`;
  return `Open deals were last read ${days}, and are taken to be unchanged since.`;
}
