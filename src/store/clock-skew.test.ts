import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { clockSkew, clockSkews, noteSkew, withSample } from './clock-skew';
import type { StoredSkew } from './database';
import { openRecord } from './records';
import { emptyStore } from './testing/filled-store';
import { waitingLead } from './testing/leads';

const MINUTE = 60_000;
const ACCOUNT = { crm: 'hubspot', org: '7' } as const;
const counted = (...samples: number[]) =>
  samples.reduce<StoredSkew | null>((known, sample) => withSample(known, sample), null)?.ms;

describe('what counts of the samples', () => {
  it.each([
    ['nothing before the third', [300_000, 300_000], 0],
    ['their median', [300_000, 301_000, 299_000], 300_000],
    ['nothing below two seconds', [1900, 1500, 1999], 0],
    ['no odd one', [0, 200, 14_400_000, 100], 0],
    ['a clock that was set right', [300_000, 300_000, 300_000, 0, 0, 0], 0],
    ['no small move', [300_000, 300_000, 300_000, 301_500, 301_500, 301_500], 300_000],
  ])('is %s', (_, samples, ms) => expect(counted(...samples)).toBe(ms));
});

describe('a clock that differs', () => {
  it('has all clocks of its account judged anew, once, and is told with each record', async () => {
    const db = emptyStore();
    const deadline = { sla: 'first-contact' };
    for (const key of ['hubspot:7:lead:1', 'hubspot:77:lead:2'])
      await db
        .table('watched')
        .put({ key, sla: 'first-contact', deadline, acknowledgedAt: null, remindAt: null });
    for (let n = 0; n < 3; n += 1) await noteSkew(db, ACCOUNT, 5 * MINUTE);
    expect(await clockSkew(db, ACCOUNT)).toBe(5 * MINUTE);
    expect(await db.watchPending.toCollection().primaryKeys()).toEqual(['hubspot:7:lead:1']);
    await db.watchPending.clear();
    await noteSkew(db, ACCOUNT, 5 * MINUTE);
    expect(await db.watchPending.count()).toBe(0);
    const skewOf = await clockSkews(db);
    expect([skewOf('hubspot:7:lead:1'), skewOf('hubspot:77:lead:2')]).toEqual([5 * MINUTE, 0]);
    expect(await openRecord(db, waitingLead('1', 0).identity)).toMatchObject({ clockSkewMs: 5 * MINUTE });
  });

  it('is none where its row is damaged', async () => {
    const db = emptyStore();
    await db.table('settings').put({ name: 'clock-skew:hubspot:7', value: 'x' });
    expect(await clockSkew(db, ACCOUNT)).toBe(0);
    expect(await noteSkew(db, ACCOUNT, 5 * MINUTE)).toBe(0);
  });
});
