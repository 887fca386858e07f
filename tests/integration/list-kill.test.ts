import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LeadlightDatabase } from '../../src/store/database';
import { unpackSegment } from '../../src/store/review-columns';
import { readReview, settleReview } from '../../src/store/review-index';
import { saveRecords } from '../../src/store/save-records';
import { waitingLead } from '../../src/store/testing/leads';
import { type Life, mortalStore } from './mortal-store';

/** Whoever makes the list anew dies at every operation of the store: the old list stays, and the next to open has the new one. */
const NOW = Date.UTC(2026, 10, 21, 9);
/** Each operation in the long form. */
const STRIDE = process.env.LEADLIGHT_FULL ? 1 : 4;
/** More than one batch of them is read. */
const LEADS = Array.from({ length: 260 }, (_, id) => String(id));

let db: LeadlightDatabase;
let counter = 0;
beforeEach(async () => {
  counter += 1;
  db = new LeadlightDatabase(`list-kill-${counter}`);
  await saveRecords(
    db,
    LEADS.map((id) => waitingLead(id, NOW)),
    'sync',
  );
  await readReview(db);
});
afterEach(() => db.delete());

/** What the segments hold, whether they are current or not. */
async function kept(): Promise<string[]> {
  return (await db.reviewSegments.toArray())
    .flatMap(unpackSegment)
    .map(({ key, title }) => `${key} ${title}`)
    .sort();
}

/** As after an update of the extension, and with records that are not in the list. */
async function makeOld(round: number): Promise<void> {
  await db.settings.put({ name: 'review-format', value: 0 });
  await saveRecords(db, [{ ...waitingLead('1', NOW + round), title: `Lead of round ${round}` }], 'sync');
}

async function build(last: number): Promise<number> {
  const life: Life = { steps: 0, last };
  const mortal = mortalStore(db.name, life);
  await settleReview(mortal).catch(() => {});
  mortal.close();
  return life.steps;
}

it('is killed at any moment: all segments are the old ones or the new ones, and the next to open has it right', async () => {
  await makeOld(1);
  const steps = await build(Number.POSITIVE_INFINITY);
  expect(steps).toBeGreaterThan(50);
  for (let last = 0; last <= steps; last += STRIDE) {
    await makeOld(2 + last);
    const before = await kept();
    await build(last);
    const left = await kept();
    const after = (await readReview(db)).flatMap(unpackSegment).map(({ key, title }) => `${key} ${title}`);
    expect(after.sort()).toContain(`hubspot:7:lead:1 Lead of round ${2 + last}`);
    expect(after).toHaveLength(LEADS.length);
    // Folding in comes last, in a transaction of its own.
    expect([before, after]).toContainEqual(left);
  }
}, 60_000);
