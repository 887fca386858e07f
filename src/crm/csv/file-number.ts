import type { DecimalMark } from '../values/numeral';
import { type NumberText, parseNumber } from '../values/parse-number';
import { type Parsed, parsed, unparsed } from '../values/parsed';

const WHOLE = /^-?\d{1,15}$/;
const PLAIN = /^-?\d{1,9}\.\d{1,6}$/;

export interface NumberStyle {
  /** Stated by the map or proven by the file; null when neither. */
  decimal: DecimalMark | null;
  languages: readonly string[];
}

/**
 * A number of a file, stricter than one of a page: "1.234" is not taken for thousands because it is
 * money, and a mark that contradicts the file's own is unreadable.
 */
export function fileNumber(
  text: string,
  kind: 'money' | 'number',
  { decimal, languages }: NumberStyle,
): Parsed<NumberText> {
  if (WHOLE.test(text)) return parsed({ value: Number(text) + 0, proves: null });
  if (decimal === '.' && PLAIN.test(text)) return parsed({ value: Number(text) + 0, proves: null });
  if (decimal === null && kind === 'money') {
    const cautious = parseNumber(text, { kind: 'number', decimal, languages });
    if (!cautious.ok && cautious.reason === 'ambiguous-number') return cautious;
  }
  const read = parseNumber(text, { kind, decimal, languages });
  const contradicts =
    read.ok && decimal !== null && read.value.proves !== null && read.value.proves !== decimal;
  return contradicts ? unparsed('not-a-number') : read;
}

const POWERS = { thousands: 3, millions: 6, billions: 9 } as const;

/** Shifts the decimal point instead of multiplying, so that 1100.04 millions is a whole number. */
export function scaled(value: number, unit: keyof typeof POWERS): number {
  const text = String(value);
  return text.includes('e') ? value * 10 ** POWERS[unit] : Number(`${text}e${POWERS[unit]}`);
}
