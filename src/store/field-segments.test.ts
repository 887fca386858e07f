import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FieldEntry, type FieldSegment, unpackFields } from '../record/field-columns';
import type { FieldReading } from '../record/types';
import { LeadlightDatabase } from './database';
import { readFieldSegments } from './field-segments';
import { forgetRecordsBefore, saveVisit } from './records';
import { markForReview, readReview } from './review-index';
import { SEGMENTS } from './review-place';
import { deal, SUMMARY } from './testing/filled-store';
import { wipeAccount } from './wipe';

const START = Date.UTC(2026, 10, 1);

let db: LeadlightDatabase;
let counter = 0;
beforeEach(() => {
  counter += 1;
  db = new LeadlightDatabase(`fields-${counter}`);
});

const visit = (id: string, stage: string, asOf = START) => saveVisit(db, deal(id, asOf, stage), SUMMARY);

const isThere = ({ record }: FieldEntry): boolean => record.fields.amount !== undefined;
const stageOf = ({ key, record }: FieldEntry): string => {
  const stage: FieldReading | undefined = record.fields.stage;
  return `${key.split(':').at(-1)}: ${stage?.state === 'value' ? stage.value : '–'}`;
};
const listed = async () =>
  (await readFieldSegments(db)).flatMap(unpackFields).filter(isThere).map(stageOf).sort();
const kept = async (): Promise<string> => JSON.stringify(await db.fieldSegments.toArray());

describe('readFieldSegments', () => {
  it('has every record once, in the same number of segments however few there are', async () => {
    for (const id of ['1', '2']) await visit(id, 'Demo');
    expect(await listed()).toEqual(['1: Demo', '2: Demo']);
    expect(await db.fieldSegments.count()).toBe(SEGMENTS);
  });

  it('has each change, whoever read the list before', async () => {
    await visit('1', 'Demo');
    await listed();
    await visit('1', 'Proposal', START + 1000);
    await readReview(db);
    await visit('2', 'Demo');
    expect(await listed()).toEqual(['1: Proposal', '2: Demo']);
    expect(await db.fieldPending.count()).toBe(0);
  });

  it('reads no record anew when nothing has changed', async () => {
    await visit('1', 'Demo');
    await listed();
    await db.records.clear();
    expect(await listed()).toEqual(['1: Demo']);
  });

  it('leaves out records that the CRM no longer has', async () => {
    await visit('1', 'Demo');
    await listed();
    await db.records.update('hubspot:7:deal:1', { goneSince: START });
    await markForReview(db, ['hubspot:7:deal:1']);
    expect(await listed()).toEqual([]);
  });

  it('keeps nothing of a record that is forgotten, and the others', async () => {
    await visit('1', 'Secret');
    await visit('2', 'Demo', START + 2000);
    await listed();
    await forgetRecordsBefore(db, START + 1000);
    expect(await kept()).not.toContain('Secret');
    expect(await listed()).toEqual(['2: Demo']);
  });

  it('keeps nothing after a wipe', async () => {
    await visit('1', 'Demo');
    await listed();
    await wipeAccount(db, { crm: 'hubspot', org: '7' });
    expect(await db.fieldSegments.count()).toBe(0);
    expect(await listed()).toEqual([]);
  });

  it('makes damaged segments anew, and those of another version', async () => {
    for (const id of ['1', '2', '3']) await visit(id, 'Demo');
    await listed();
    const [first, second, third] = (await db.fieldSegments.toArray()).filter(({ size }) => size > 0);
    if (!first || !second || !third) throw new Error('Three records are in three segments.');
    await db.fieldSegments.put({ ...first, objects: new Uint8Array(9) });
    await db.fieldSegments.put({ ...second, format: 0 });
    await db.fieldSegments.put({ id: third.id } as FieldSegment);
    expect(await listed()).toEqual(['1: Demo', '2: Demo', '3: Demo']);
    const mended = await db.fieldSegments.bulkGet([first.id, second.id, third.id]);
    expect(mended).toEqual([first, second, third]);
  });

  it('does not keep what was read before another began to make the list anew', async () => {
    await visit('1', 'Demo');
    await readReview(db);
    let isFirst = true;
    const segments = await readFieldSegments(db, () => {
      if (!isFirst) return;
      isFirst = false;
      void db.settings.put({ name: 'field-round', value: 77 });
    });
    expect(segments.flatMap(unpackFields).map(stageOf)).toEqual(['1: Demo']);
    expect((await db.settings.get('field-round'))?.value).toBe(78);
  });

  it('is the same as made anew after any visits', async () => {
    const step = fc.record({
      id: fc.constantFrom('1', '2', '3', '4', '5'),
      stage: fc.constantFrom('Demo', 'Proposal', 'Won'),
      reads: fc.constantFrom('nothing', 'list', 'fields'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        counter += 1;
        db = new LeadlightDatabase(`fields-${counter}`);
        for (const [at, { id, stage, reads }] of steps.entries()) {
          await visit(id, stage, START + at);
          if (reads === 'list') await readReview(db);
          if (reads === 'fields') await readFieldSegments(db);
        }
        const mended = await listed();
        await db.fieldSegments.clear();
        expect(mended).toEqual(await listed());
        db.close();
      }),
      { numRuns: 20 },
    );
  });
});
