import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPollRunner } from '../../src/background/poll-runner';
import type { SyncPlan } from '../../src/crm/api/sync/plan';
import { compileClocks } from '../../src/engine/judge-clocks';
import type { PollState } from '../../src/record/poll';
import { unkeptInMemory } from '../../src/record/testing/unkept-in-memory';
import type { Crm } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { deadlineStateAt } from '../../src/sla/deadline-state';
import { crmNow } from '../../src/sla/watch/events';
import { noteSkew } from '../../src/store/clock-skew';
import { LeadlightDatabase } from '../../src/store/database';
import { pollStore } from '../../src/store/poll-store';
import { judgePending } from '../../src/store/watch-pending';
import { leadUpdatedAt } from '../demo-crm/api/hubspot/updated-at';
import { leadPolls, logContact, postLead } from '../demo-crm/live';
import type { DemoLead } from '../demo-crm/model';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { demoPlan, orgOf } from './sync-surroundings';

/** The watch for new leads against both APIs: from the form to the contact, and by a server whose clock is ahead. */
const MINUTE = 60_000;
const clocks = compileClocks(bundledPack);
const context = { zone: 'UTC', locale: 'en-GB' };

let crm: DemoCrm;
let db: LeadlightDatabase;
let counter = 0;

beforeEach(async () => {
  crm = await startDemoCrm({ now: Date.now(), deals: 1, leads: 60 });
});
afterEach(async () => {
  db.close();
  await crm.close();
});

const idOf = (name: Crm, lead: DemoLead) => (name === 'hubspot' ? lead.hubspotId : lead.salesforceId);

/** A browser that watches one account; `turn` is one turn whatever its time, and the judgement after it. */
async function watching(name: Crm) {
  counter += 1;
  db = new LeadlightDatabase(`poll-demo-${counter}`);
  const account = { crm: name, org: orgOf(crm, name) };
  const shelf = pollStore(db);
  const skews: number[] = [];
  const plan = async (): Promise<SyncPlan> => {
    const plan = await demoPlan(crm, name, 'lead', { kind: 'all' }, Date.now);
    return {
      ...plan,
      told() {
        const told = plan.told();
        if (told.clockSkewMs !== null) skews.push(told.clockSkewMs);
        return told;
      },
    };
  };
  const runner = createPollRunner({
    shelf,
    plan,
    now: Date.now,
    signs: async () => ({ nextDueAt: null, isOpen: true }),
    setAlarm: async () => {},
    announce: async () => {},
    unkept: unkeptInMemory(),
  });
  await shelf.start({ ...account, scope: { kind: 'all' } }, Date.now());
  async function turn(): Promise<PollState> {
    await db.polls.update(`${account.crm}:${account.org}`, { nextAt: 0 });
    await runner.wake();
    for (const ms of skews.splice(0)) await noteSkew(db, account, ms);
    await judgePending(
      db,
      {
        pack: 'one@1',
        objects: clocks.objects,
        deadlines: (record, now) => clocks.deadlines(record, { ...context, now }),
      },
      Date.now,
    );
    const [state] = await shelf.all();
    if (!state) throw new Error('No watch');
    return state;
  }
  const keyOf = (lead: DemoLead) => `${name}:${account.org}:lead:${idOf(name, lead)}`;
  return { turn, keyOf, shelf };
}

describe.each<Crm>(['hubspot', 'salesforce'])('new leads of %s', (name) => {
  it('come in, are timed, and are met once somebody has called', async () => {
    const { turn, keyOf } = await watching(name);
    const first = await turn();
    expect(first).toMatchObject({ problem: null, cursor: null, pace: 'hot' });
    const before = await db.records.count();
    expect(before).toBeGreaterThan(3);
    // Only what moved lately, not the history of leads.
    const old = crm.data.leads.filter(
      (lead) => leadUpdatedAt(lead, crm.data.now) < crm.data.now - 25 * 60 * MINUTE,
    );
    expect(old.length).toBeGreaterThan(3);
    expect((await db.records.bulkGet(old.map(keyOf))).filter(Boolean)).toEqual([]);

    const lead = postLead(crm, 'Testcase');
    await turn();
    const row = await db.records.get(keyOf(lead));
    expect(row).toMatchObject({ broughtBy: 'sync', record: { coverage: 'full' } });
    const own = () => db.watched.where('key').equals(keyOf(lead)).toArray();
    expect((await own()).find(({ sla }) => sla === 'first-contact')?.deadline.startAt).toBe(
      lead.formSubmittedAt,
    );

    const at = logContact(crm, lead);
    await turn();
    expect((await own()).filter(({ sla }) => sla === 'first-contact')).toEqual([]);
    const called = (await db.records.get(keyOf(lead)))?.record;
    const [deadline] = called ? clocks.deadlines(called, { ...context, now: Date.now() }) : [];
    expect(deadline).toMatchObject({ startAt: lead.formSubmittedAt, metAt: at });
  });

  it('cost one call where nothing has changed', async () => {
    const { turn } = await watching(name);
    await turn();
    await turn();
    const asked = crm.requests.length;
    const polls = leadPolls(crm, name).length;
    await turn();
    expect(leadPolls(crm, name).length - polls).toBe(1);
    const api = crm.requests.slice(asked).filter(({ path }) => /search|query|composite|batch/.test(path));
    expect(api).toHaveLength(1);
  });

  it('have the right time left by a server whose clock is five minutes ahead', async () => {
    crm.setClockOffset(5 * MINUTE);
    const { turn, keyOf } = await watching(name);
    await turn();
    await turn();
    const lead = postLead(crm, 'Ahead');
    await turn();
    const clock = (await db.watched.where('key').equals(keyOf(lead)).toArray()).find(
      ({ sla }) => sla === 'first-contact',
    );
    if (!clock) throw new Error('No clock');
    expect(Math.abs((clock.skewMs ?? 0) - 5 * MINUTE)).toBeLessThan(2000);
    const { state, remainingMs } = deadlineStateAt(clock.deadline, crmNow(clock, Date.now()));
    expect(state).toBe('running');
    expect(remainingMs).toBeGreaterThan(4.9 * MINUTE);
    expect(remainingMs).toBeLessThanOrEqual(5.05 * MINUTE);
    // At risk after four fifths of the five minutes, by this computer's clock.
    expect((clock.nextAt ?? 0) - Date.now()).toBeLessThan(4.1 * MINUTE);
  });
});

describe('a contact that was logged in Salesforce', () => {
  it('is found though it does not modify the lead', async () => {
    const lead = postLead(crm, 'Touched');
    db = new LeadlightDatabase('poll-demo-touched');
    const plan = await demoPlan(crm, 'salesforce', 'lead', { kind: 'all' }, Date.now);
    const since = crm.clock() - MINUTE;
    const ask = { after: '', since: crm.clock() + MINUTE, waiting: [lead.salesforceId], touchedSince: since };
    expect(await plan.listTouched?.(ask)).toMatchObject({ listed: [], touched: [] });
    logContact(crm, lead);
    expect(await plan.listTouched?.(ask)).toMatchObject({ listed: [], touched: [lead.salesforceId] });
  });
});
