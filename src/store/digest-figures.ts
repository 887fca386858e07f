import type { DigestFigures, DigestPeriod, DigestRow } from '../record/digest';
import { DAY_MS } from '../record/format';
import { daysAfter, type StageTasks } from '../record/handoff';
import type { CrmRecord, EpochMs } from '../record/types';
import { isAcknowledged, isWatched } from '../sla/watch/events';
import type { LeadlightDatabase, StoredRecord } from './database';
import { happeningsBetween, type StoredHappening } from './happenings';
import { type ReviewEntry, unpackSegment } from './review-columns';
import { readReview } from './review-index';

/** So many of each part are named. */
const MOST_ROWS = 20;
/** Tasks of a stage that was entered longer ago are nobody's news. */
const TASKS_LOOK_BACK_MS = 30 * DAY_MS;

/** What the pack wants done in the stage that a record is in. */
export type TasksOf = (record: CrmRecord) => StageTasks | null;

/**
 * What a period brought and what comes next, from the same rows that the queue and the review list: `due` and
 * `breached` by clocks, `mqls` and `moved` by what happened, `stale` by the last judgement of each record.
 */
export async function digestFigures(
  db: LeadlightDatabase,
  period: DigestPeriod,
  tasksOf: TasksOf,
  now: EpochMs,
): Promise<DigestFigures> {
  const [due, breached, mqls, moved, stale, tasks] = await Promise.all([
    dueRows(db, period, now),
    breachedRows(db, period),
    happenedRows(db, 'mql', period),
    happenedRows(db, 'stage-entered', period),
    staleRows(db),
    taskRows(db, period, tasksOf),
  ]);
  return { due, breached, mqls, moved, stale, tasks };
}

type Part = DigestFigures['due'];

const partOf = (rows: DigestRow[]): Part => ({ count: rows.length, rows: rows.slice(0, MOST_ROWS) });

async function dueRows(db: LeadlightDatabase, { until }: DigestPeriod, now: EpochMs): Promise<Part> {
  const clocks = (await db.watched.toArray())
    .filter(({ deadline }) => isWatched(deadline, now))
    .filter(({ deadline: { dueAt } }) => dueAt !== null && dueAt >= now && dueAt < until)
    .sort((a, b) => (a.deadline.dueAt ?? 0) - (b.deadline.dueAt ?? 0));
  return named(
    db,
    firstOfEach(clocks).map(({ key, deadline }) => ({ key, text: deadline.title, at: deadline.dueAt })),
  );
}

/** Told, or done with in silence: each breach is marked once. That of an acknowledged clock is not told: it still runs. */
async function breachedRows(db: LeadlightDatabase, { from, to }: DigestPeriod): Promise<Part> {
  const marks = await db.watchMarks
    .filter(({ what, at }) => what.kind === 'breach' && at >= from && at < to)
    .toArray();
  const clocks = await db.watched.bulkGet(marks.map(({ key, sla }): [string, string] => [key, sla]));
  const found = marks.map(({ key, sla, at }, index) => ({
    key,
    text: clocks[index]?.deadline.title ?? sla,
    at,
  }));
  const untold = (await db.watched.toArray()).flatMap((clock) => {
    const { key, deadline } = clock;
    const { dueAt, title, reason } = deadline;
    const isOver = dueAt !== null && reason === null && dueAt >= from && dueAt < to;
    return isOver && isAcknowledged(clock) ? [{ key, text: title, at: dueAt }] : [];
  });
  const newest = [...found, ...untold].sort((a, b) => b.at - a.at);
  return named(db, firstOfEach(newest));
}

async function happenedRows(
  db: LeadlightDatabase,
  kind: StoredHappening['kind'],
  { from, to }: DigestPeriod,
): Promise<Part> {
  const all = await happeningsBetween(db, kind, from, to);
  // Of a deal that moved twice, where it stands now.
  const found = firstOfEach(all.toReversed());
  return partOf(
    found.map(({ key, at, event }) => ({
      key,
      title: event.record?.name || event.title,
      url: event.record?.url ?? null,
      text: event.lines[0] ?? event.title,
      at,
    })),
  );
}

async function staleRows(db: LeadlightDatabase): Promise<Part> {
  const stale = (await readReview(db)).flatMap((segment) => unpackSegment(segment).filter(isStale));
  return partOf(
    stale.map(({ key, title, url, topWarning, stage }) => ({
      key,
      title: title ?? '',
      url: openable(url),
      text: topWarning ?? stage ?? '',
      at: null,
    })),
  );
}

const isStale = ({ kinds }: ReviewEntry): boolean => kinds?.split(' ').includes('stale-deal') ?? false;

async function taskRows(
  db: LeadlightDatabase,
  { kind, day, to, until }: DigestPeriod,
  tasksOf: TasksOf,
): Promise<Part> {
  const recent = await Promise.all(
    (['stage-entered', 'mql'] as const).map((what) =>
      happeningsBetween(db, what, to - TASKS_LOOK_BACK_MS, until),
    ),
  );
  const keys = [...new Set(recent.flat().map(({ key }) => key))];
  const rows = (await db.records.bulkGet(keys)).filter((row) => row !== undefined);
  const last = daysAfter(day, 6);
  const isDue = (due: string | null): boolean =>
    due !== null && (kind === 'daily' ? due === day : due >= day && due <= last);
  const found = rows.flatMap((row) =>
    (tasksOf(row.record)?.tasks ?? [])
      .filter(({ due }) => isDue(due))
      .map(({ label }) => ({ ...rowOf(row), text: label, at: null })),
  );
  return partOf(found);
}

function firstOfEach<T extends { key: string }>(all: readonly T[]): T[] {
  const seen = new Set<string>();
  return all.filter(({ key }) => !seen.has(key) && Boolean(seen.add(key)));
}

async function named(
  db: LeadlightDatabase,
  found: readonly Pick<DigestRow, 'key' | 'text' | 'at'>[],
): Promise<Part> {
  const first = found.slice(0, MOST_ROWS);
  const rows = await db.records.bulkGet(first.map(({ key }) => key));
  return {
    count: found.length,
    rows: first.map((one, index) => ({ ...rowOf(rows[index]), ...one })),
  };
}

function rowOf(row: StoredRecord | undefined): Pick<DigestRow, 'key' | 'title' | 'url'> {
  const { key = '', record } = row ?? {};
  return { key, title: record?.title ?? '', url: record ? openable(record.identity.url) : null };
}

const openable = (url: string): string | null => (/^https:/i.test(url) ? url : null);
