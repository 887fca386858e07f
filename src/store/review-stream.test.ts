import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { LeadlightDatabase } from './database';
import { packSegment, type ReviewSegment, unpackSegment } from './review-columns';
import { reviewEntry } from './review-entry';
import { markForReview, readReview } from './review-index';
import { SEGMENTS, segmentOf } from './review-place';
import { streamSegments } from './review-stream';

const KEYS = Array.from({ length: 200 }, (_, at) => `hubspot:7:deal:${at}`);
const NOW = Date.UTC(2026, 10, 1);

let db: LeadlightDatabase;
let counter = 0;
beforeEach(async () => {
  counter += 1;
  db = new LeadlightDatabase(`review-stream-${counter}`);
  await db.records.bulkPut(KEYS.map((key) => ({ key, record: recordOf(key), summary: null, asOf: NOW })));
});

const recordOf = (key: string) => ({
  identity: {
    crm: 'hubspot' as const,
    object: 'deal' as const,
    id: key,
    org: '7',
    url: 'https://app.hubspot.com',
  },
  title: key,
  fields: {},
  stage: null,
  stages: [],
  history: [],
  asOf: NOW,
  coverage: 'page' as const,
  apiNames: {},
});

const keysOf = (segments: readonly ReviewSegment[]) =>
  segments
    .flatMap(unpackSegment)
    .map(({ key }) => key)
    .sort();

it('hands over in parts what one reading of all would give, each segment once and in the order of their ids', async () => {
  const whole = await readReview(db);
  const parts: ReviewSegment[][] = [];
  const streamed = await streamSegments(db, { onPart: (some) => parts.push(some) });
  expect(streamed).toEqual(whole);
  expect(parts.flat()).toEqual(whole);
  expect(parts.length).toBeGreaterThan(8);
  expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
  expect(whole.length).toBeLessThanOrEqual(SEGMENTS);
  expect(keysOf(whole)).toEqual([...KEYS].sort());
});

it('says once that what is on its way is up to date, before any of it is there', async () => {
  await readReview(db);
  const told: string[] = [];
  await streamSegments(db, { onCurrent: () => told.push('current'), onPart: () => told.push('part') });
  expect(told[0]).toBe('current');
  expect(told.lastIndexOf('current')).toBe(0);
});

it('gives nothing while records wait to be taken in, unless that may be', async () => {
  await readReview(db);
  await markForReview(db, [KEYS[0] ?? '']);
  const told: string[] = [];
  const listener = { onCurrent: () => told.push('current') };
  expect(await streamSegments(db, listener)).toBeNull();
  expect(told).toEqual([]);
  expect(await streamSegments(db, listener, true)).toHaveLength(new Set(KEYS.map(segmentOf)).size);
});

it('gives nothing where the list was never made', async () => {
  expect(await streamSegments(db, {})).toBeNull();
});

it('lets whoever listens ask the store for other things', async () => {
  await readReview(db);
  const asked: Promise<number>[] = [];
  const ask = () => void asked.push(db.records.count());
  await streamSegments(db, { onCurrent: ask, onPart: ask });
  expect(new Set(await Promise.all(asked))).toEqual(new Set([KEYS.length]));
});

it('ends with the error of a part that can’t be read', async () => {
  await readReview(db);
  await db.reviewSegments.put(
    packSegment(0, [reviewEntry({ key: 'x', record: recordOf('x'), summary: null, asOf: NOW })]),
  );
  db.reviewSegments.hook('reading', () => {
    throw new Error('cut off');
  });
  await expect(streamSegments(db, {})).rejects.toThrow('cut off');
});
