import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import type { VisitSummary } from '../record/visit';
import { LeadlightDatabase } from './database';
import { forgetRecordsBefore, saveVisit } from './records';
import { packSegment, type ReviewEntry, unpackSegment } from './review-columns';
import { reviewEntry } from './review-entry';
import { markForReview, readReview } from './review-index';
import { scanRecords } from './review-scan';

const START = Date.UTC(2026, 10, 1);
const summary: VisitSummary = {
  breach: 0,
  warning: 1,
  info: 0,
  unknown: 2,
  passed: 0,
  topWarning: 'Stale in Proposal',
  score: null,
  kinds: ['stale-deal'],
};

function visit(id: string, owner: string, asOf = START): CrmRecord {
  return {
    identity: { crm: 'hubspot', object: 'deal', id, org: '7', url: `https://app.hubspot.com/${id}` },
    title: `Deal ${id}`,
    fields: {
      owner: { state: 'value', value: owner, text: owner, label: 'Owner' },
      amount: { state: 'value', value: 1200.5, text: '1,200.50', label: 'Amount', currency: 'EUR' },
      closeDate: { state: 'value', value: '2026-12-18', text: '18 Dec 2026', label: 'Close date' },
      probability: { state: 'unreadable', label: 'Probability', reason: 'not-a-number' },
    },
    stage: { id: 's1', label: 'Proposal' },
    stages: [],
    history: [],
    asOf,
    coverage: 'page',
    apiNames: {},
  };
}

let db: LeadlightDatabase;
let counter = 0;
beforeEach(() => {
  counter += 1;
  db = new LeadlightDatabase(`review-${counter}`);
});

const listed = async () =>
  (await readReview(db)).flatMap(unpackSegment).sort((a, b) => a.key.localeCompare(b.key));
const owners = async () => (await listed()).map(({ title, owner }) => `${title}: ${owner}`);

describe('readReview', () => {
  it('lists records stored before there was a list, with progress', async () => {
    for (const id of ['1', '2'])
      await db.records.put({ key: `hubspot:7:deal:${id}`, record: visit(id, 'Ines'), summary, asOf: START });
    const seen: number[] = [];
    await readReview(db, ({ done, total }) => seen.push(done, total));
    expect(seen).toEqual([2, 2]);
    expect(await owners()).toEqual(['Deal 1: Ines', 'Deal 2: Ines']);
  });

  it('takes in what is stored and deleted later, without reading all again', async () => {
    await saveVisit(db, visit('1', 'Ines'), summary);
    await saveVisit(db, visit('2', 'Ines'), summary);
    await readReview(db);
    await saveVisit(db, visit('1', 'Mara', START + 1), summary);
    await saveVisit(db, visit('3', 'Jonas', START + 2), summary);
    await forgetRecordsBefore(db, START + 1);
    let built = false;
    await readReview(db, () => {
      built = true;
    });
    expect(built).toBe(false);
    expect(await owners()).toEqual(['Deal 1: Mara', 'Deal 3: Jonas']);
    expect(await db.reviewPending.count()).toBe(0);
  });

  it('reads all again when very many have changed, and when building was broken off', async () => {
    await saveVisit(db, visit('1', 'Ines'), summary);
    await readReview(db);
    await markForReview(
      db,
      Array.from({ length: 5001 }, (_, at) => `hubspot:7:deal:x${at}`),
    );
    const abort = new AbortController();
    abort.abort();
    await expect(readReview(db, () => {}, abort.signal)).rejects.toThrow();
    expect(await owners()).toEqual(['Deal 1: Ines']);
  });

  it('states what was read and nothing else', () => {
    const entry = reviewEntry({ key: 'k', record: visit('1', 'Ines'), summary, asOf: START });
    expect(entry).toMatchObject({ amount: 1200.5, currency: 'EUR', probability: null, company: null });
    expect(entry.closeDay).toBe(Date.UTC(2026, 11, 18) / 86_400_000);
    expect(entry.kinds).toBe('stale-deal');
    expect(entry.empty).toBeNull();
  });

  it('keeps empty apart from not read', () => {
    const record = visit('1', 'Ines');
    const empty = { state: 'empty', label: 'x' } as const;
    const fields = { ...record.fields, amount: empty, owner: empty, nextStep: empty };
    const entry = reviewEntry({ key: 'k', record: { ...record, fields }, summary, asOf: START });
    expect(entry).toMatchObject({ amount: null, owner: null, probability: null, empty: 'amount owner' });
    expect(unpackSegment(packSegment(1, [entry]))).toEqual([entry]);
  });
});

const word = fc.option(fc.string(), { nil: null });
const number = fc.option(fc.double({ noNaN: true }), { nil: null });
const base = reviewEntry({ key: 'k', record: visit('1', 'Ines'), summary, asOf: START });
const entry: fc.Arbitrary<ReviewEntry> = fc
  .record({ title: word, company: word, owner: word, kinds: word, amount: number, closeDay: number })
  .map((part) => ({ ...base, ...part }));

it('gives back every entry as it was packed', () => {
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const clean = entries.map((one) => ({
        ...one,
        title: one.title?.replaceAll('\u0000', '') ?? null,
        company: one.company?.replaceAll('\u0000', '') ?? null,
      }));
      expect(unpackSegment(packSegment(1, entries))).toEqual(clean);
    }),
    { numRuns: 200, seed: 1 },
  );
});

it('scans every record once, with what was seen between visits', async () => {
  await saveVisit(db, visit('1', 'Ines'), summary);
  await saveVisit(db, visit('1', 'Mara', START + 5), summary);
  await saveVisit(db, visit('2', 'Jonas'), summary);
  const found: string[] = [];
  await scanRecords(db, (records) => {
    for (const { key, record } of records)
      found.push(`${key} ${record.history.map(({ from, to }) => `${from}→${to}`).join()}`);
  });
  expect(found).toEqual(['hubspot:7:deal:1 Ines→Mara', 'hubspot:7:deal:2 ']);
});
