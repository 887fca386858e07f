import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createWebhookRunner } from '../../src/background/webhook-runner';
import { compileClocks } from '../../src/engine/judge-clocks';
import { bundledPack } from '../../src/rule-packs/bundled';
import { LeadlightDatabase } from '../../src/store/database';
import { queueEvents } from '../../src/store/outbox';
import { retryFailed } from '../../src/store/outbox-rows';
import { saveRecords } from '../../src/store/save-records';
import { waitingLead } from '../../src/store/testing/leads';
import { type ClockJudge, judgePending } from '../../src/store/watch-pending';
import { planWatch } from '../../src/store/watch-plan';
import type { Attempt } from '../../src/webhooks/answer';
import { exampleEvent } from '../../src/webhooks/testing/example-event';
import { alive, type Life, mortalStore } from './mortal-store';

/**
 * The background dies at every await of sending: each operation of the store, request and alarm. The next life
 * sends what is still to be sent: every message at least once, in order, and never under another key.
 */
const NOW = Date.UTC(2026, 10, 20, 13, 15);
const HOUR = 3_600_000;

interface Desk {
  db: LeadlightDatabase;
  now: number;
  alarm: number | null;
  /** "channel event", as they were received. */
  received: string[];
  answer(channel: string, event: string): Attempt;
}

let counter = 0;
async function desk(events: string[]): Promise<Desk> {
  counter += 1;
  const db = new LeadlightDatabase(`webhook-kill-${counter}`);
  const terms = { format: 'json', kinds: ['clock-escalated'], fromLevel: 1, share: 'names' } as const;
  for (const id of ['own:a', 'own:b'])
    await db.channels.put({ id, label: id, ...terms, kinds: [...terms.kinds], isOn: true, lastSentAt: null });
  const happened = events.map((id) => {
    const event = exampleEvent({ id });
    return event.clock ? { ...event, clock: { ...event.clock, sla: id } } : event;
  });
  await queueEvents(db, happened);
  return { db, now: NOW, alarm: null, received: [], answer: () => ({ result: 'sent' }) };
}

async function life(home: Desk, last = Number.POSITIVE_INFINITY): Promise<number> {
  const own: Life = { steps: 0, last };
  const db = mortalStore(home.db.name, own);
  const runner = createWebhookRunner({
    db,
    now: () => home.now,
    random: () => 1,
    setAlarm: (at) =>
      alive(own, async () => {
        home.alarm = at;
      }),
    send: (channel, event) =>
      alive(own, async () => {
        home.received.push(`${channel.id} ${event.id}`);
        return home.answer(channel.id, event.id);
      }),
  });
  await runner.look().catch(() => {});
  db.close();
  return own.steps;
}

const of = (home: Desk, channel: string) =>
  home.received.flatMap((name) => (name.startsWith(channel) ? name.slice(channel.length + 1) : []));
const withoutRepeats = (names: string[]) => names.filter((name, index) => name !== names[index - 1]);

describe('a background that dies while it sends', () => {
  it('loses nothing, keeps the order, and repeats at most what was under way', async () => {
    const whole = await life(await desk(['e1', 'e2']));
    expect(whole).toBeGreaterThan(15);
    for (let last = 0; last <= whole; last += 1) {
      const home = await desk(['e1', 'e2']);
      await life(home, last);
      const before = home.received.length;
      await life(home);
      for (const channel of ['own:a', 'own:b'])
        expect(withoutRepeats(of(home, channel)), `died at ${last}`).toEqual(['e1', 'e2']);
      expect(home.received.length, `died at ${last}`).toBeLessThanOrEqual(6);
      expect(before).toBeLessThanOrEqual(4);
      expect(await home.db.outbox.filter(({ payload }) => payload !== null).count()).toBe(0);
      expect(home.alarm).toBe(null);
    }
  });
});

describe('a background that dies while it plans', () => {
  const clocks = compileClocks(bundledPack);
  const context = { zone: 'UTC', locale: 'en-GB' };
  const start = NOW - 20 * 60_000;
  const judge: ClockJudge = {
    pack: 'one@1',
    objects: clocks.objects,
    deadlines: (record, now) => clocks.deadlines(record, { ...context, now }),
  };

  async function plan(name: string, last = Number.POSITIVE_INFINITY): Promise<number> {
    const own: Life = { steps: 0, last };
    const db = mortalStore(name, own);
    const calm = { isOn: true, quietUntil: null, looking: new Set<string>(), now: NOW };
    await judgePending(db, judge, () => NOW)
      .then(() => planWatch(db, calm))
      .catch(() => {});
    db.close();
    return own.steps;
  }

  it('queues what it marks, and marks what it queues, once', async () => {
    const whole = await planned();
    expect(whole.steps).toBeGreaterThan(20);
    for (let last = 0; last <= whole.steps; last += 1) {
      const home = await leads();
      await plan(home.db.name, last);
      const isMarked = (await home.db.watchMarks.count()) > 0;
      expect((await home.db.outbox.count()) > 0, `died at ${last}`).toBe(isMarked);
      await plan(home.db.name);
      await plan(home.db.name);
      expect(await queued(home), `died at ${last}`).toEqual(whole.queued);
    }
  });

  async function leads(): Promise<Desk> {
    const home = await desk([]);
    const two = ['1', '2'].map((id) => waitingLead(id, start));
    await saveRecords(home.db, two, 'sync');
    return home;
  }
  async function planned() {
    const home = await leads();
    const steps = await plan(home.db.name);
    return { steps, queued: await queued(home) };
  }
  const queued = async (home: Desk) =>
    (await home.db.outbox.toArray()).map(({ channel, event }) => `${channel} ${event}`).sort();
});

describe('a receiver that does not take it', () => {
  it('is asked again later, with what comes after it held up, and no other channel', async () => {
    const home = await desk(['e1', 'e2']);
    home.answer = (channel) =>
      channel === 'own:a'
        ? { result: 'later', afterMs: null, problem: 'The receiver answered 500.' }
        : { result: 'sent' };
    await life(home);
    expect([of(home, 'own:a'), of(home, 'own:b')]).toEqual([['e1'], ['e1', 'e2']]);
    expect(home.alarm).toBe(NOW + 10_000);
    await life(home);
    expect(of(home, 'own:a')).toEqual(['e1']);
    home.now += 10_000;
    home.answer = () => ({ result: 'sent' });
    await life(home);
    expect(of(home, 'own:a')).toEqual(['e1', 'e1', 'e2']);
  });

  it('is given up after a day, and what comes after it goes on', async () => {
    const home = await desk(['e1', 'e2']);
    home.answer = (_, event) =>
      event === 'e1'
        ? { result: 'later', afterMs: HOUR, problem: 'The receiver answered 503.' }
        : { result: 'sent' };
    for (let hour = 0; hour <= 24; hour += 1, home.now += HOUR) await life(home);
    expect(of(home, 'own:a')).toEqual([...Array<string>(25).fill('e1'), 'e2']);
    const failed = await home.db.outbox.where('[channel+failed]').equals(['own:a', 1]).toArray();
    expect(failed).toMatchObject([
      { event: 'e1', problem: 'The receiver answered 503. Given up after 24 hours.', payload: { id: 'e1' } },
    ]);
    home.answer = () => ({ result: 'sent' });
    await retryFailed(home.db, 'own:a');
    await life(home);
    expect(of(home, 'own:a').at(-1)).toBe('e1');
  });

  it('is not waited for longer because the clock was set back', async () => {
    const home = await desk(['e1']);
    home.answer = () => ({ result: 'later', afterMs: null, problem: 'The receiver can’t be reached.' });
    await life(home);
    home.now -= 30 * 24 * HOUR;
    await life(home);
    expect(of(home, 'own:a')).toEqual(['e1', 'e1']);
  });
});
