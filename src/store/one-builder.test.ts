import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeadlightDatabase } from './database';
import { asOneBuilder } from './one-builder';
import { isReviewCurrent } from './review-build';
import { unpackSegment } from './review-columns';
import { readReview, settleReview } from './review-index';
import { saveRecords } from './save-records';
import { waitingLead } from './testing/leads';

const NOW = Date.UTC(2026, 10, 21, 9);

/** A lock as the browser has it: one at a time, and those that were aborted while they waited not at all. */
function fakeLocks(): Pick<LockManager, 'request'> {
  let last: Promise<unknown> = Promise.resolve();
  const request = async (
    _name: string,
    { signal }: LockOptions,
    work: () => Promise<unknown>,
  ): Promise<unknown> => {
    const turn = last.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    last = turn.catch(() => {});
    return turn;
  };
  return { request } as Pick<LockManager, 'request'>;
}

/** Messages between channels take a turn of the loop. */
const heard = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('asOneBuilder', () => {
  it('has one work at a time, whom the other hears, and who knows that it is awaited', async () => {
    const locks = fakeLocks();
    const log: string[] = [];
    let finish = () => {};
    const first = asOneBuilder(
      'one-builder-1',
      { onProgress: ({ done }) => log.push(`own ${done}`) },
      async ({ tell, isAwaited }) => {
        log.push(`awaited ${isAwaited()}`);
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        tell({ done: 5, total: 9 });
        log.push(`awaited ${isAwaited()}`);
        await heard();
      },
      locks,
    );
    const second = asOneBuilder(
      'one-builder-1',
      { onProgress: ({ done }) => log.push(`heard ${done}`) },
      async () => void log.push('second'),
      locks,
    );
    await heard();
    finish();
    await Promise.all([first, second]);
    expect(log).toEqual(['awaited false', 'own 5', 'awaited true', 'heard 5', 'second']);
  });

  it('goes on with the next when one fails, and waits no longer when it is told to stop', async () => {
    const locks = fakeLocks();
    const control = new AbortController();
    const quiet = { onProgress: () => {} };
    const ran: string[] = [];
    const failing = asOneBuilder('one-builder-2', quiet, () => Promise.reject(new Error('gone')), locks);
    const stopped = asOneBuilder(
      'one-builder-2',
      { ...quiet, signal: control.signal },
      async () => void ran.push('stopped'),
      locks,
    );
    const next = asOneBuilder('one-builder-2', quiet, async () => void ran.push('next'), locks);
    control.abort(new Error('left'));
    await expect(failing).rejects.toThrow('gone');
    await expect(stopped).rejects.toThrow('left');
    await next;
    expect(ran).toEqual(['next']);
  });
});

describe('making the list anew', () => {
  let db: LeadlightDatabase;
  let counter = 0;
  beforeEach(async () => {
    counter += 1;
    db = new LeadlightDatabase(`one-builder-${counter}`);
    const leads = Array.from({ length: 300 }, (_, id) => waitingLead(String(id), NOW));
    await saveRecords(db, leads, 'sync');
  });
  afterEach(() => db.delete());

  it('rests after each piece of work', async () => {
    let rests = 0;
    await settleReview(db, undefined, undefined, async () => {
      rests += 1;
    });
    // One batch of 250 is followed by another, and then each segment is packed.
    expect(rests).toBeGreaterThan(60);
  });

  it('keeps nothing that a wipe or another builder made old meanwhile', async () => {
    let isWiped = false;
    await settleReview(
      db,
      async () => {},
      undefined,
      async () => {
        if (isWiped) return;
        isWiped = true;
        await db.transaction('rw', db.records, db.reviewSegments, db.settings, async () => {
          await db.records.clear();
          await db.reviewSegments.clear();
          await db.settings.delete('review-format');
        });
      },
    );
    expect(await isReviewCurrent(db)).toBe(true);
    expect((await readReview(db)).flatMap(unpackSegment)).toEqual([]);
  });

  it('stops when it is told to, and the next reading makes it anew', async () => {
    const control = new AbortController();
    const stop = settleReview(db, () => control.abort(new Error('left')), control.signal);
    await expect(stop).rejects.toThrow('left');
    expect(await isReviewCurrent(db)).toBe(false);
    expect((await readReview(db)).flatMap(unpackSegment)).toHaveLength(300);
  });
});
