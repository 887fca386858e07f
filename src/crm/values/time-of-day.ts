import type { Lexicon } from './lexicon';
import { without } from './zone-names';

export interface TimeOfDay {
  hour: number;
  minute: number;
  second: number;
  hasSeconds: boolean;
}

export interface TimeReading {
  /** Null when the text states no time. */
  time: TimeOfDay | null;
  /** The text without time and day-half marker. */
  rest: string;
}

const CLOCK = /(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])/g;
const LETTER_CLOCK = /(?<!\d)(\d{1,2})\s*(?:h|時|时|시)\s*(\d{2})\s*(?:min\b|分|분)?/g;
const HOUR_ONLY = /(?<!\d)(\d{1,2})(?=\s*[ap]m\b)/g;
/** "klo 15.26", "2026, 15.26": dots as in a date, so only after a word or year and at the end. */
const DOTTED_CLOCK = /(?<=\p{L}\.?\s+|\d{4},\s+)(\d{1,2})\.(\d{2})\s*$/gu;

/**
 * Takes the time out of a lower-case text. Null when what looks like a time is none, or when
 * there are two: such a text is a range or a log, not a moment.
 */
export function takeTime(text: string, { halves }: Lexicon): TimeReading | null {
  const plain = text.replace(/\b([ap])\.\s?m\b\.?/g, '$1m');
  for (const pattern of [CLOCK, LETTER_CLOCK, HOUR_ONLY, DOTTED_CLOCK]) {
    const [found, second] = plain.matchAll(pattern);
    if (second) return null;
    if (!found) continue;
    const before = plain.slice(0, found.index);
    const after = plain.slice(found.index + found[0].length);
    const marked = takeHalf(before, after, halves);
    const time = timeOf(found, marked.half);
    return time && { time, rest: marked.rest };
  }
  return { time: null, rest: plain };
}

/** The time that is left after a date in numbers was taken out: "15.26". */
export function takeDottedTime(rest: string): TimeReading | null {
  const found = /(?<![\d.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])/.exec(rest);
  if (!found) return { time: null, rest };
  const time = timeOf(found, null);
  return time && { time, rest: without(rest, found.index, found[0]) };
}

function timeOf(found: RegExpExecArray, half: 0 | 12 | null): TimeOfDay | null {
  const [shownHour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0));
  if (half !== null && (shownHour < 1 || shownHour > 12)) return null;
  const hour = half === null ? shownHour : (shownHour % 12) + half;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { hour, minute, second, hasSeconds: found[3] !== undefined };
}

/** The marker right beside the clock; the same letters elsewhere are a word ("am 18. Dezember"). */
function takeHalf(
  before: string,
  after: string,
  halves: Lexicon['halves'],
): { half: 0 | 12 | null; rest: string } {
  const [behind] = /^\s*[\p{L}\p{M}]+(?:\.\s?[\p{L}\p{M}]+)*\.?/u.exec(after) ?? [];
  const late = behind && halves.get(letters(behind));
  if (behind && late !== undefined && late !== '')
    return { half: late, rest: `${before} ${after.slice(behind.length)}` };
  const [ahead] = /[\p{L}\p{M}]+(?:\.\s?[\p{L}\p{M}]+)*\.?\s*$/u.exec(before) ?? [];
  const early = ahead && halves.get(letters(ahead));
  if (ahead && early !== undefined && early !== '')
    return { half: early, rest: `${before.slice(0, -ahead.length)} ${after}` };
  return { half: null, rest: `${before} ${after}` };
}

const letters = (text: string): string => text.replace(/[.\s]/g, '');
