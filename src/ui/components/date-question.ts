import type { FormatContext } from '../../record/format';

export interface DateAnswer {
  order: 'dmy' | 'mdy';
  label: string;
}

/** The two ways to read "12/3/2026", day first and month first, in the words of the viewer. */
export function dateAnswers(example: string, context: Pick<FormatContext, 'locale'>): DateAnswer[] {
  const [first = 0, second = 0] = [...example.matchAll(/\d+/g)].map(Number);
  return [
    { order: 'dmy', label: dayAndMonth(first, second, context.locale) ?? 'Day first' },
    { order: 'mdy', label: dayAndMonth(second, first, context.locale) ?? 'Month first' },
  ];
}

function dayAndMonth(day: number, month: number, locale: string): string | null {
  if (day < 1 || day > 31 || month < 1 || month > 12) return null;
  const at = Date.UTC(2024, month - 1, day);
  const style = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  try {
    return new Intl.DateTimeFormat(locale, style).format(at);
  } catch {
    return new Intl.DateTimeFormat('en-GB', style).format(at);
  }
}
