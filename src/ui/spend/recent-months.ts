import { monthName, monthNumber } from '../../metrics/leads/months';

/** So many months up to that of the day "2026-11-22", the newest first. */
export const recentMonths = (today: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => monthName(monthNumber(today) - index));
