import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { compileClocks } from '../engine/judge-clocks';
import type { DomainEvent } from '../record/domain-event';
import type { StoredChannel } from '../record/webhook';
import { bundledPack } from '../rule-packs/bundled';
import { exampleEvent } from '../webhooks/testing/example-event';
import type { LeadlightDatabase } from './database';
import { outboxTables, queueEvents } from './outbox';
import { followPack } from './outbox-follow';
import { rowSent } from './outbox-rows';
import { toldOthers } from './outbox-told';
import { forgetRecordsBefore } from './records';
import { saveRecords } from './save-records';
import { emptyStore } from './testing/filled-store';
import { waitingLead } from './testing/leads';
import { judgePending } from './watch-pending';
import { planWatch } from './watch-plan';
import { wipeAccount } from './wipe';

const START = Date.UTC(2026, 10, 20, 13);
const MINUTE = 60_000;
const channel = (change: Partial<StoredChannel> = {}): StoredChannel => ({
  id: 'own:11111111',
  label: 'Desk',
  format: 'json',
  kinds: ['clock-breached', 'clock-escalated'],
  fromLevel: 1,
  share: 'names',
  isOn: true,
  lastSentAt: null,
  ...change,
});
const escalated = (level: number, id = `e${level}`): DomainEvent => {
  const event = exampleEvent({ id, at: START + level });
  return event.clock ? { ...event, clock: { ...event.clock, level, sla: `sla-${level}` } } : event;
};

let db: LeadlightDatabase;
beforeEach(() => {
  db = emptyStore();
});
const queued = async () =>
  (await db.outbox.toArray()).map(({ channel: of, event }) => `${of.at(-1)} ${event}`);

describe('an event', () => {
  it('goes once to each channel that is on and wants it', async () => {
    await db.channels.bulkPut([
      channel(),
      channel({ id: 'own:22222222', fromLevel: 2 }),
      channel({ id: 'own:33333333', isOn: false }),
      channel({ id: 'own:44444444', kinds: ['mql'] }),
    ]);
    expect(await queueEvents(db, [escalated(1), escalated(2), escalated(2)])).toBe(3);
    expect(await queueEvents(db, [escalated(1), escalated(2)])).toBe(0);
    expect(await queued()).toEqual(['1 e1', '1 e2', '2 e2']);
  });

  it('shares the fate of the transaction that it happened in', async () => {
    await db.channels.put(channel());
    const failed = db.transaction('rw', outboxTables(db), async () => {
      await queueEvents(db, [escalated(1)]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await queued()).toEqual([]);
  });

  it('is kept without names for a channel that is told ids only', async () => {
    await db.channels.put(channel({ share: 'ids' }));
    await queueEvents(db, [escalated(1)]);
    expect(JSON.stringify(await db.outbox.toArray())).not.toContain('Larkspur');
  });

  it('goes with its record: when that is wiped or too old', async () => {
    await db.channels.put(channel());
    await saveRecords(db, [waitingLead('9001', START)], 'sync');
    await queueEvents(db, [escalated(1)]);
    await forgetRecordsBefore(db, START + 1);
    expect(await queued()).toEqual([]);
    await queueEvents(db, [escalated(1)]);
    await wipeAccount(db, { crm: 'hubspot', org: '7' });
    expect(await queued()).toEqual([]);
  });
});

describe('clocks that come due', () => {
  const clocks = compileClocks(bundledPack);
  const context = { zone: 'UTC', locale: 'en-GB' };
  const judge = {
    pack: 'one@1',
    objects: clocks.objects,
    deadlines: (record: Parameters<typeof clocks.deadlines>[0], now: number) =>
      clocks.deadlines(record, { ...context, now }),
  };
  async function planned(minutes: number, change = {}): Promise<string[]> {
    const now = START + minutes * MINUTE;
    await judgePending(db, judge, () => now);
    await planWatch(db, { isOn: true, quietUntil: null, looking: new Set(), now, ...change });
    return (await db.outbox.toArray()).map(({ payload }) => payload?.title ?? '');
  }
  beforeEach(async () => {
    await db.channels.put(channel());
    await saveRecords(db, [waitingLead('1', START)], 'sync');
  });

  it('are told to others where the rep wants no notice, sleeps, or looks at the record', async () => {
    await planned(1, { isOn: false });
    expect(await planned(6, { quietUntil: START + 60 * MINUTE })).toHaveLength(1);
    const looking = new Set(['hubspot:7:lead:1']);
    expect((await planned(16, { looking })).at(-1)).toBe('Escalated: Backup rep told');
    expect(await planned(16, { looking })).toHaveLength(2);
  });

  it('are no storm after a sleep: a channel hears the last of each clock', async () => {
    expect(await planned(45)).toEqual(['Escalated: Manager told']);
  });
});

it('is told of a record by step and channel, as far as it went', async () => {
  expect(await toldOthers(db, 'hubspot:7:lead:9001')).toBe(null);
  await db.channels.bulkPut([channel(), channel({ id: 'own:22222222', label: 'Chat' })]);
  await queueEvents(db, [exampleEvent()]);
  const [row] = await db.outbox.toArray();
  if (row) await rowSent(db, row, START);
  const step = { sla: 'first-contact', cycle: START / MINUTE, step: 2 };
  expect(await toldOthers(db, 'hubspot:7:lead:9001')).toEqual([
    { ...step, channel: 'Desk', state: 'sent', at: START },
    { ...step, channel: 'Chat', state: 'waiting', at: null },
  ]);
});

it('sends no more than the pack names and the user agreed to', async () => {
  const kept = channel({ id: 'pack:p:one', kinds: ['mql', 'clock-breached'], fromLevel: 2 });
  await db.channels.bulkPut([kept, channel({ id: 'pack:p:gone' })]);
  await queueEvents(db, [escalated(3)]);
  await followPack(db, [channel({ id: 'pack:p:one', kinds: ['clock-breached', 'lead-back'], label: 'New' })]);
  expect(await db.channels.toArray()).toMatchObject([
    { id: 'pack:p:gone', isOn: false },
    { id: 'pack:p:one', kinds: ['clock-breached'], fromLevel: 2, label: 'New', isOn: true },
  ]);
  expect(await queued()).toEqual([]);
});
