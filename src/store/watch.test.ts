import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { compileClocks } from '../engine/judge-clocks';
import type { CrmRecord } from '../record/types';
import { bundledPack } from '../rule-packs/bundled';
import type { LeadlightDatabase } from './database';
import { acknowledge, forgetRecordsBefore, saveVisit } from './records';
import { saveRecords } from './save-records';
import { emptyStore, SUMMARY } from './testing/filled-store';
import { waitingLead } from './testing/leads';
import { acknowledgeClocks, countUrgent, nextUrgentAt, remindOf } from './watch-clocks';
import { noticeShown, openClocks, waitingNotices } from './watch-notices';
import { type ClockJudge, judgePending } from './watch-pending';
import { nextWatchAt, planWatch } from './watch-plan';
import { wipeAccount } from './wipe';

const START = Date.UTC(2026, 10, 20, 13);
const MINUTE = 60_000;
const CALM = { isOn: true, quietUntil: null, looking: new Set<string>() };

const clocks = compileClocks(bundledPack);
const judge: ClockJudge = {
  pack: 'one@1',
  objects: clocks.objects,
  deadlines: (record, now) => clocks.deadlines(record, { now, zone: 'UTC', locale: 'en-GB' }),
};
const keyOf = (id: string) => `hubspot:7:lead:${id}`;

let db: LeadlightDatabase;
let now: number;
beforeEach(() => {
  db = emptyStore();
  now = START + MINUTE;
});
const look = () => judgePending(db, judge, () => now);
const synced = async (...records: CrmRecord[]) => {
  await saveRecords(db, records, 'sync');
  await look();
};
const plan = (change = {}) => planWatch(db, { ...CALM, now, ...change });
const watched = async () => (await db.watched.toArray()).map(({ key, sla }) => `${key} ${sla}`);
const told = async () => (await db.watchMarks.toArray()).map(({ event }) => event.split(' ').at(-1)).sort();

describe('the clocks of stored records', () => {
  it('are watched after a sync and a visit, and no longer once they are met', async () => {
    await synced(waitingLead('1', START));
    await saveVisit(db, waitingLead('2', START), SUMMARY);
    await look();
    expect(await watched()).toEqual([`${keyOf('1')} first-contact`, `${keyOf('2')} first-contact`]);
    await saveVisit(db, waitingLead('2', START, START + MINUTE), SUMMARY);
    await look();
    expect(await watched()).toEqual([`${keyOf('1')} first-contact`]);
    expect(await db.watchPending.count()).toBe(0);
  });

  it('end with their record: deleted, wiped, or not given by the CRM any more', async () => {
    await synced(waitingLead('1', START), waitingLead('2', START));
    await db.records.update(keyOf('1'), { goneSince: now });
    await db.watchPending.put({ key: keyOf('1') });
    await look();
    expect(await watched()).toHaveLength(1);
    await forgetRecordsBefore(db, START + 1);
    await look();
    expect(await watched()).toEqual([]);
    await synced(waitingLead('3', START));
    await plan();
    await wipeAccount(db, { crm: 'hubspot', org: '7' });
    for (const table of [db.watched, db.watchMarks, db.watchPending]) expect(await table.count()).toBe(0);
  });

  it('are judged anew when another pack is in force', async () => {
    await synced(waitingLead('1', START));
    const none: ClockJudge = { ...judge, pack: 'two@1', objects: new Set() };
    await judgePending(db, none, () => now);
    expect(await watched()).toEqual([]);
    expect(await judgePending(db, judge, () => now)).toBe(1);
    expect(await watched()).toHaveLength(1);
    expect(await look()).toBe(0);
  });

  it('say when something is due next, and who calls for attention', async () => {
    await synced(waitingLead('1', START), waitingLead('2', START + MINUTE));
    expect(await nextWatchAt(db, 0)).toBe(START);
    await plan();
    expect(await nextWatchAt(db, 0)).toBe(START + 225_000);
    expect(await nextUrgentAt(db, now)).toBe(START + 225_000);
    expect(await countUrgent(db, START + 4 * MINUTE, 9, () => true)).toBe(1);
    expect(await countUrgent(db, START + 9 * MINUTE, 9, ({ key }) => key === keyOf('2'))).toBe(1);
    expect(await countUrgent(db, START + 9 * MINUTE, 1, () => true)).toBe(1);
  });
});

describe('what was told', () => {
  it('waits until it was shown, and is never planned again', async () => {
    await synced(waitingLead('1', START));
    await plan();
    const [notice] = await waitingNotices(db);
    await plan();
    expect(await waitingNotices(db)).toEqual([notice]);
    if (notice) await noticeShown(db, notice);
    await plan();
    expect([await waitingNotices(db), await told()]).toEqual([[], ['start']]);
  });

  it('stays told though the lead was met meanwhile, and the start is known by the minute only', async () => {
    await synced(waitingLead('1', START + 31_000));
    await plan();
    await saveVisit(db, waitingLead('1', START + 31_000, now), SUMMARY);
    await look();
    await saveVisit(db, { ...waitingLead('1', START), asOf: now + 1 }, SUMMARY);
    await look();
    await plan();
    expect(await watched()).toHaveLength(1);
    expect(await told()).toEqual(['start']);
  });

  it('is nothing more once the clock was acknowledged, until its next cycle', async () => {
    const lead = waitingLead('1', START);
    await synced(lead);
    await acknowledgeClocks(db, lead.identity, now);
    now = START + 20 * MINUTE;
    await plan();
    expect([await told(), await countUrgent(db, now, 9, () => true)]).toEqual([[], 0]);
    const again = START + 19 * MINUTE;
    await synced({ ...waitingLead('1', again), asOf: now });
    await plan();
    expect(await told()).toEqual(['start']);
    const [notice] = await waitingNotices(db);
    expect(notice && (await openClocks(db, notice))).toHaveLength(1);
    await acknowledgeClocks(db, lead.identity, now, 'first-contact');
    expect(notice && (await openClocks(db, notice))).toEqual([]);
    expect(await db.acknowledgements.toArray()).toMatchObject([{ at: now }]);
  });

  it('is of the user’s own leads, where they said who they are', async () => {
    const owned = (id: string, owner: string): CrmRecord => {
      const lead = waitingLead(id, START);
      const reading = { state: 'value', value: owner, text: owner, label: 'Owner' } as const;
      return { ...lead, fields: { ...lead.fields, owner: reading } };
    };
    await synced(owned('1', 'Kim Larkspur'), owned('2', 'Ada Sampleton'), waitingLead('3', START));
    now = START + 16 * MINUTE;
    await plan({ who: { name: 'Kim Larkspur', parts: ['backup'] } });
    const heard = (await waitingNotices(db)).flatMap(({ events }) => events);
    expect(heard.map(({ key }) => key).sort()).toEqual([keyOf('1'), keyOf('2'), keyOf('3')]);
    const marks = await db.watchMarks.where('key').equals(keyOf('2')).toArray();
    expect(marks.flatMap(({ what, notice }) => (notice === null ? [] : [what.kind]))).toEqual(['level']);
    expect(marks).toHaveLength(5);
  });

  it('follows an acknowledgement made in the sidebar before the clock was watched', async () => {
    const lead = waitingLead('1', START);
    await acknowledge(db, lead.identity, 'first-contact', now);
    await synced(lead);
    await plan();
    expect(await told()).toEqual([]);
  });

  it('comes once more when the rep wants to be reminded', async () => {
    await synced(waitingLead('1', START));
    await plan();
    await remindOf(db, keyOf('1'), now + 5 * MINUTE);
    now += 5 * MINUTE;
    await plan();
    expect((await told()).filter((name) => name?.startsWith('remind'))).toEqual([`remind-${now}`]);
    await plan();
    expect(await told()).toHaveLength(5);
  });

  it('is one digest for all that comes due in quiet hours, and what comes late before it was shown', async () => {
    await synced(waitingLead('1', START), waitingLead('2', START));
    await plan({ quietUntil: now + 20 * MINUTE });
    now += 4 * MINUTE;
    await plan({ quietUntil: now + 16 * MINUTE });
    now += 16 * MINUTE;
    await plan();
    const [notice, ...others] = await waitingNotices(db);
    expect([new Set(notice?.events.map(({ key }) => key)).size, others]).toEqual([2, []]);
    if (notice) await noticeShown(db, notice);
    expect(await waitingNotices(db)).toEqual([]);
  });

  it('is one digest, over many batches and the end of a life between two of them', async () => {
    await synced(...Array.from({ length: 230 }, (_, index) => waitingLead(`${index}`, START)));
    now = START + 8 * 60 * MINUTE;
    let batches = 0;
    db.watchMarks.hook('creating', () => {
      batches += 1;
      if (batches > 700) throw new Error('killed');
    });
    await expect(plan()).rejects.toThrow('killed');
    expect(await waitingNotices(db)).toHaveLength(1);
    batches = Number.NEGATIVE_INFINITY;
    now += MINUTE;
    await plan();
    const notices = await waitingNotices(db);
    expect(notices.map(({ events }) => new Set(events.map(({ key }) => key)).size)).toEqual([230]);
    expect(await nextWatchAt(db, 0)).toBe(null);
  });
});
