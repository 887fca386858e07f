import { plural } from '../record/format';

const MINUTE = 60_000;
const UNITS = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** "5 minutes", "1 hour 30 minutes", "2 days"; whole minutes only. */
export function spanWords(ms: number): string {
  let rest = Math.round(ms / MINUTE);
  const words: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(plural(count, unit));
  }
  return words.join(' ') || '0 minutes';
}

/** Days of 24 hours make no sense on a clock that only runs in the open hours. */
export function businessWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  return minutes > 0 && minutes % 60 === 0
    ? plural(minutes / 60, 'business hour')
    : plural(minutes, 'business minute');
}

const PERIODS: Readonly<Record<number, string>> = {
  1: 'a day',
  7: 'a week',
  30: 'every 30 days',
  14: 'every 2 weeks',
};

/** "a week", "every 2 weeks", "every 45 days". */
export const everyWords = (days: number): string =>
  PERIODS[days] ?? (days % 7 === 0 ? `every ${days / 7} weeks` : `every ${days} days`);
