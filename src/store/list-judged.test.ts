import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import { LeadlightDatabase } from './database';
import { type JudgedRow, listJudged } from './list-judged';
import { saveVisit } from './records';
import { unpackSegment } from './review-columns';
import { judgedColumns } from './review-entry';
import { readReview } from './review-index';

const NOW = Date.UTC(2026, 10, 20, 12);
const IDS = Array.from({ length: 90 }, (_, id) => `${id}`);
const keyOf = (id: string): string => `hubspot:7:deal:${id}`;

const deal = (id: string): CrmRecord => ({
  identity: { crm: 'hubspot', object: 'deal', id, org: '7', url: '' },
  ...{ title: id, fields: {}, stage: null, stages: [], history: [], asOf: NOW, apiNames: {} },
  coverage: 'page',
});
const summary = (warning: number, judgedAt: number) => ({
  ...{ breach: 0, warning, info: 0, unknown: 0, passed: 0, topWarning: null, score: null, kinds: [] },
  ...{ judgedBy: 'company@4', judgedAt },
});
const row = (warning: number, judgedAt: number, asOf = NOW): JudgedRow => ({
  asOf,
  ...judgedColumns({ summary: summary(warning, judgedAt) }),
});

let db: LeadlightDatabase;
beforeEach(async () => {
  db = new LeadlightDatabase('list-judged');
  for (const id of IDS) await saveVisit(db, deal(id), summary(1, NOW));
  await readReview(db);
});
afterEach(() => db.delete());

const warnings = async () =>
  new Map((await readReview(db)).flatMap(unpackSegment).map(({ key, warning }) => [key, warning]));

it('changes the rows that are named, tells how far it is, and answers with what they showed', async () => {
  const told: number[] = [];
  const rows = new Map(IDS.slice(0, 60).map((id) => [keyOf(id), row(5, NOW + 1)]));
  const before = await listJudged(db, rows, NOW + 1, (done) => told.push(done));
  expect(before).toEqual(new Map(IDS.slice(0, 60).map((id) => [keyOf(id), row(1, NOW)])));
  expect(told.at(-1)).toBe(60);
  expect(await warnings()).toEqual(new Map(IDS.map((id, at) => [keyOf(id), at < 60 ? 5 : 1])));
});

it('leaves what was read or judged later, but not what a clock that ran ahead has judged', async () => {
  const listed = async (one: JudgedRow, now: number) =>
    (await listJudged(db, new Map([[keyOf('0'), one]]), now)).size;
  expect(await listed(row(2, NOW + 1, NOW - 1), NOW + 1)).toBe(0);
  expect(await listed(row(2, NOW - 1), NOW)).toBe(0);
  expect((await warnings()).get(keyOf('0'))).toBe(1);
  expect(await listed(row(3, NOW - 2), NOW - 1)).toBe(1);
  expect((await warnings()).get(keyOf('0'))).toBe(3);
});
