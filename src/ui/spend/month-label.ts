import type { FormatContext } from '../../record/format';

const formats = new Map<string, Intl.DateTimeFormat>();

/** "Oct 2026" of "2026-10"; other texts as they are. */
export function monthLabel(month: string, { locale }: Pick<FormatContext, 'locale'>): string {
  const at = Date.parse(`${month}-15T12:00:00Z`);
  return Number.isNaN(at) ? month : formatOf(locale).format(at);
}

function formatOf(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known) return known;
  const style = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat(locale, style);
  } catch {
    format = new Intl.DateTimeFormat('en-GB', style);
  }
  formats.set(locale, format);
  return format;
}

/** "Aug 2026 to Oct 2026". */
export const monthsLabel = (
  { from, to }: { from: string; to: string },
  context: Pick<FormatContext, 'locale'>,
): string =>
  from === to ? monthLabel(from, context) : `${monthLabel(from, context)} to ${monthLabel(to, context)}`;
