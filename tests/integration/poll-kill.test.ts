import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createPollRunner, type PollRunner } from '../../src/background/poll-runner';
import type { SyncedRecord, SyncPlan } from '../../src/crm/api/sync/plan';
import type { PollState } from '../../src/record/poll';
import { unkeptInMemory } from '../../src/record/testing/unkept-in-memory';
import type { CrmRecord } from '../../src/record/types';
import { LeadlightDatabase } from '../../src/store/database';
import { pollStore } from '../../src/store/poll-store';
import { startSync } from '../../src/store/sync-states';
import { syncStore } from '../../src/store/sync-store';
import { waitingLead } from '../../src/store/testing/leads';
import { alive, type Life, mortalStore } from './mortal-store';

/**
 * The background dies at every await of a turn of the watch for new leads: each operation of the store, each
 * question to the CRM, and the alarm. The next life takes the turn again and has what the CRM has, each once; two
 * lives at the same time ask once.
 */
const START = Date.UTC(2026, 10, 20, 10);
const MINUTE = 60_000;
const ACCOUNT = { crm: 'hubspot', org: '7' } as const;

interface Lead {
  id: string;
  createdAt: number;
  modified: number;
  contactedAt: number | null;
}

/** A CRM and a browser that stay while backgrounds come and go. */
interface Desk {
  db: LeadlightDatabase;
  now: number;
  leads: Map<string, Lead>;
  /** Turns: first questions for a list, by the time they were asked. */
  listed: number[];
  read: number;
  alarm: number | null;
  /** Happens while leads are being read. */
  meanwhile?: () => Promise<unknown>;
}

let counter = 0;
async function desk(): Promise<Desk> {
  counter += 1;
  const db = new LeadlightDatabase(`poll-kill-${counter}`);
  const home: Desk = { db, now: START, leads: new Map(), listed: [], read: 0, alarm: null };
  for (let n = 1; n <= 5; n += 1) post(home, `${n}`, START - n * 1000);
  await pollStore(db).start({ ...ACCOUNT, scope: { kind: 'all' } }, START);
  return home;
}

function post(home: Desk, id: string, at: number): void {
  home.leads.set(id, { id, createdAt: at, modified: at, contactedAt: null });
}

function planOf(home: Desk, life: Life): SyncPlan {
  const ask = <T>(work: () => T): Promise<T> => alive(life, async () => work());
  return {
    question: 'q',
    chunk: 2,
    perCall: 1,
    isScopeInRecord: true,
    overlapMs: 10 * MINUTE,
    told: () => ({ clockSkewMs: 0, allowance: { remaining: null, max: null, windowMs: null } }),
    newest: async () => null,
    list: (after, since) =>
      ask(() => {
        if (after === '') home.listed.push(home.now);
        const all = [...home.leads.values()]
          .filter(({ id, modified }) => id > after && (since === null || modified >= since))
          .sort((a, b) => a.id.localeCompare(b.id));
        const listed = all.slice(0, 3).map(({ id, modified }) => ({ id, modified, isCurrent: true }));
        return { listed, left: all.length - listed.length, isLast: all.length === listed.length };
      }),
    read: async (ids) => {
      await home.meanwhile?.();
      return ask(() => {
        home.read += ids.length;
        return new Map(
          ids.flatMap((id): [string, SyncedRecord][] => {
            const lead = home.leads.get(id);
            return lead
              ? [[id, { record: recordOf(lead, home.now), modified: lead.modified, isInScope: true }]]
              : [];
          }),
        );
      });
    },
  };
}

const recordOf = ({ id, createdAt, contactedAt }: Lead, asOf: number): CrmRecord => ({
  ...waitingLead(id, createdAt, contactedAt),
  asOf,
});

function background(home: Desk, life: Life): { runner: PollRunner; end(): void } {
  const db = mortalStore(home.db.name, life);
  const runner = createPollRunner({
    shelf: pollStore(db),
    plan: () => alive(life, async () => planOf(home, life)),
    now: () => home.now,
    signs: () => alive(life, async () => ({ nextDueAt: null, isOpen: true })),
    setAlarm: (at) =>
      alive(life, async () => {
        home.alarm = at;
      }),
    announce: () => alive(life, async () => {}),
    unkept: unkeptInMemory(),
  });
  return { runner, end: () => db.close() };
}

async function wake(home: Desk, last = Number.POSITIVE_INFINITY): Promise<number> {
  const life: Life = { steps: 0, last };
  const { runner, end } = background(home, life);
  await runner.wake().catch((error: unknown) => {
    if (last === Number.POSITIVE_INFINITY) throw error;
  });
  end();
  return life.steps;
}

/** The browser's alarm comes when it was set for, or a claim has run out. */
async function nextLife(home: Desk): Promise<void> {
  home.now = Math.max(home.now + 30_000, home.alarm ?? 0);
  await wake(home);
}

const stored = async ({ db }: Desk) =>
  (await db.records.toArray()).map(({ key, record }) => [
    key,
    record.fields.firstContactAt?.state === 'value',
  ]);

/** A lead came in and another was called since the first turn. */
async function later(home: Desk): Promise<void> {
  await wake(home);
  home.now += MINUTE;
  post(home, '9', home.now - 2000);
  home.leads.set('2', { id: '2', createdAt: START - 2000, modified: home.now - 5000, contactedAt: START });
}

const WAYS = [
  { name: 'the first turn', prepare: async (_: Desk) => {}, leads: 5 },
  { name: 'a later turn', prepare: later, leads: 6 },
];

describe.each(WAYS)('a background that dies at any await of $name', ({ prepare, leads }) => {
  it('loses no lead and stores each once', async () => {
    const living = await desk();
    await prepare(living);
    const steps = await wake(living);
    const whole = await stored(living);
    expect(whole).toHaveLength(leads);
    expect(steps).toBeGreaterThan(15);
    for (let last = 0; last < steps; last += 1) {
      const home = await desk();
      await prepare(home);
      await wake(home, last);
      // A second one that wakes at once does not ask while the turn is claimed.
      await nextLife(home);
      expect(await stored(home)).toEqual(whole);
      const [state] = await home.db.polls.toArray();
      expect(state).toMatchObject({ cursor: null, problem: null, failures: 0 });
      expect(state?.nextAt).toBeGreaterThan(home.now);
      expect(await home.db.syncMembers.count()).toBe(leads);
      home.db.close();
    }
  }, 120_000);
});

describe('two lives at the same time', () => {
  it('ask once for each turn', async () => {
    const home = await desk();
    await wake(home);
    home.now = (await home.db.polls.toArray())[0]?.nextAt ?? 0;
    home.listed = [];
    await Promise.all([wake(home), wake(home), wake(home)]);
    expect(home.listed).toHaveLength(1);
  });

  it('ask once in one life, however many wake it', async () => {
    const home = await desk();
    const { runner, end } = background(home, { steps: 0, last: Number.POSITIVE_INFINITY });
    await Promise.all([runner.wake(), runner.wake(), runner.wake()]);
    end();
    expect(home.listed).toHaveLength(1);
    expect(home.read).toBe(5);
  });
});

describe('a watch', () => {
  it('reads nothing twice that is as it was', async () => {
    const home = await desk();
    await wake(home);
    home.now += MINUTE;
    await wake(home);
    // What was modified in the three seconds before a turn may have been modified once more in them.
    expect(home.read).toBe(5 + 3);
    home.now += MINUTE;
    await wake(home);
    expect(home.read).toBe(5 + 3);
    const [state] = await home.db.polls.toArray();
    expect(state).toMatchObject({ pace: 'hot', arrivedAt: START, newest: START - 1000 });
  });

  it('that was changed or stopped takes nothing in of a turn that was under way', async () => {
    const polls = (home: Desk) => pollStore(home.db);
    const changed = await desk();
    const scope: PollState['scope'] = { kind: 'owners', owners: ['4'], label: 'Vera' };
    changed.meanwhile = async () => {
      changed.meanwhile = async () => {};
      await polls(changed).start({ ...ACCOUNT, scope }, START);
      changed.leads.clear();
    };
    await wake(changed);
    // The turn that followed asked anew, and found none.
    expect(changed.listed).toHaveLength(2);
    expect(await changed.db.records.count()).toBe(0);
    expect((await polls(changed).all())[0]).toMatchObject({ scope, problem: null });

    const stopped = await desk();
    stopped.meanwhile = () => polls(stopped).stop('hubspot:7', true);
    await wake(stopped);
    expect([await stopped.db.records.count(), await stopped.db.polls.count()]).toEqual([0, 0]);
  });

  it('shares its list with bulk sync, and each wipe takes what only readings brought', async () => {
    const home = await desk();
    await wake(home);
    const polls = pollStore(home.db);
    const sync = await startSync(home.db, {
      ...ACCOUNT,
      object: 'lead',
      scope: { kind: 'all' },
      everyMs: null,
    });
    expect(await syncStore(home.db).known(sync, ['1', '2'])).toHaveProperty('size', 2);
    expect(await polls.stop('hubspot:7', true)).toBe(0);
    expect(await home.db.records.count()).toBe(5);
    await polls.start({ ...ACCOUNT, scope: { kind: 'all' } }, home.now);
    expect(await syncStore(home.db).wipe(sync.id)).toBe(5);
    expect((await polls.all())[0]).toMatchObject({ newest: null });
    await wake(home);
    expect(await home.db.records.count()).toBe(5);
    expect(await polls.stop('hubspot:7', true)).toBe(5);
    expect([await home.db.records.count(), await home.db.syncMembers.count()]).toEqual([0, 0]);
  });
});
