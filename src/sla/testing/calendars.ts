import type { PackCalendar, PackShift } from '../../pack-parts/calendars';
import type { EpochMs } from '../../record/types';

const OFFICE: PackShift[] = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
];

/** Weekdays from nine to six with an hour of lunch: eight open hours a day. */
export function calendar(overrides: Partial<PackCalendar> = {}): PackCalendar {
  return {
    id: 'office',
    label: 'Office',
    zone: 'Europe/Berlin',
    hours: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
    holidays: [],
    ...overrides,
  };
}

/** A generator of numbers from 0 to below 1; the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const time = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Up to three shifts; some from midnight, to midnight, or in the hours in which clocks are changed. */
function randomShifts(random: () => number): PackShift[] {
  if (random() < 0.1) return [['00:00', '24:00']];
  const marks = Array.from({ length: 2 * Math.floor(random() * 4) }, () =>
    Math.floor(random() < 0.5 ? random() * 1441 : random() * 240),
  ).sort((a, b) => a - b);
  if (marks.length > 0 && random() < 0.2) marks.splice(0, 1, 0);
  if (marks.length > 0 && random() < 0.2) marks.splice(-1, 1, 1440);
  return Array.from(
    { length: marks.length / 2 },
    (_, index): PackShift => [time(marks[2 * index] ?? 0), time(marks[2 * index + 1] ?? 0)],
  ).filter(([from, to]) => from < to);
}

/** Any calendar whatever, with whole and half holidays around an instant. */
export function randomCalendar(zone: string, near: EpochMs, random: () => number): PackCalendar {
  const date = () => new Date(near + (random() - 0.5) * 6 * 86_400_000).toISOString().slice(0, 10);
  const dates = [...new Set(Array.from({ length: Math.floor(random() * 3) }, date))];
  return calendar({
    zone,
    hours: Object.fromEntries(DAYS.flatMap((day) => (random() < 0.2 ? [] : [[day, randomShifts(random)]]))),
    holidays: dates.map((day) => ({
      date: day,
      label: 'Holiday',
      ...(random() < 0.5 && { hours: randomShifts(random) }),
    })),
  });
}
