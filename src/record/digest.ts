import type { EpochMs, IsoDate } from './types';

/** A day or a week that a digest is made of, once in each browser. */
export interface DigestPeriod {
  /** "daily 2026-11-20", "weekly 2026-11-16": by the day or the Monday it is made for, in the user's zone. */
  id: string;
  kind: 'daily' | 'weekly';
  day: IsoDate;
  /** What happened from here on counts, up to the beginning of `day`. */
  from: EpochMs;
  to: EpochMs;
  /** The end of what is due: of the day, or of the week. */
  until: EpochMs;
}

/** One record of a digest, as it was when it was made. */
export interface DigestRow {
  key: string;
  title: string;
  /** Null where it is no address that may be opened. */
  url: string | null;
  /** "First contact, due 14:05 CET" and the like; without a moment, which is `at`. */
  text: string;
  at: EpochMs | null;
}

/** The parts of a digest, in the order shown. */
export const DIGEST_PARTS = ['due', 'breached', 'mqls', 'moved', 'stale', 'tasks'] as const;

export type DigestPart = (typeof DIGEST_PARTS)[number];

/** For each part how many there are, and the first of them. */
export type DigestFigures = Record<DigestPart, { count: number; rows: DigestRow[] }>;

/** When a digest is made: the hour of each weekday, and Mondays for the week. */
export interface DigestWish {
  /** Null for none. */
  daily: string | null;
  weekly: boolean;
}

const PART_TITLES: Record<DigestPart, readonly [daily: string, weekly: string]> = {
  due: ['Due today', 'Due this week'],
  breached: ['Breached since the last workday', 'Breached last week'],
  mqls: ['New MQLs since the last workday', 'New MQLs last week'],
  moved: ['Deals seen in a new stage since the last workday', 'Deals seen in a new stage last week'],
  stale: ['Stale deals', 'Stale deals'],
  tasks: ['Tasks of stages, due today', 'Tasks of stages, due this week'],
};

/** What a part is called, on the page and in a message. */
export const partTitle = (part: DigestPart, kind: DigestPeriod['kind']): string =>
  PART_TITLES[part][kind === 'daily' ? 0 : 1];
