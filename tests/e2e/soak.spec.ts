import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { seeded } from '../../src/calibration/testing/seeded-cases';
import { logContact, postLead } from '../demo-crm/live';
import type { DemoLead } from '../demo-crm/model';
import { stopBackground } from './browser';
import { connectCrm } from './connect-crm';
import { expect, test } from './extension-test';
import { compare, compareMessages, type LedgerLead, lateness } from './soak-ledger';
import { followedBy, type Receiver, startReceiver, switchChannelOn } from './soak-receiver';
import {
  alarmsOf,
  closeDesk,
  type Desk,
  leadKey,
  openDesk,
  openOwnPage,
  shownNotices,
  startWatch,
  turnNoticesOn,
} from './speed-to-lead-page';
import { tableOf } from './store-table';

/**
 * Fifty leads a minute come in while the background is killed again and again at moments that a seed draws. In the
 * end each thing that came due, by a log that the server kept, is in exactly one notification that was on the
 * screen, and was told to others under one key. Nothing but its own alarms wakes a killed background. Half an hour,
 * so with `LEADLIGHT_FULL=1` only.
 */
const SEED = 20261121;
const MINUTE = 60_000;
const LENGTH_MS = 30 * MINUTE;
const KILLS = 20;
const LEADS_A_MINUTE = 50;
/** Until what came due last was certainly told. */
const DRAIN_MS = 100_000;
/** So long may a notification that was planned be on its way to the screen. */
const SHOWING_MS = 10_000;

test.describe.configure({ timeout: LENGTH_MS + DRAIN_MS + 2 * MINUTE, retries: 0 });

let desk: Desk;
let receiver: Receiver;
let options: Page;
const shown = new Set<string>();
const ledger: LedgerLead[] = [];
const random = seeded(SEED);

test.beforeAll(async () => {
  receiver = await startReceiver();
  desk = await openDesk({ prepare: (dir) => followedBy(receiver, dir) });
  options = await openOwnPage(desk, '/options.html');
});
test.afterAll(async () => {
  await closeDesk(desk);
  receiver.close();
});

/** Half of the forms take up to six minutes to reach the CRM, so that everything that can come due does. */
function post(): void {
  const formAgoMs = random() < 0.5 ? 0 : Math.floor(random() * 6 * MINUTE);
  const lead = postLead(desk.crm, `Soak${ledger.length}`, undefined, formAgoMs);
  const entry: LedgerLead = {
    key: leadKey(desk.crm, 'hubspot', lead),
    id: lead.hubspotId,
    formAt: lead.formSubmittedAt ?? 0,
    postedAt: lead.createdAt,
    contactAt: null,
  };
  ledger.push(entry);
  if (random() < 0.5) schedule(20_000 + random() * 12 * MINUTE, () => call(lead, entry));
}

function call(lead: DemoLead, entry: LedgerLead): void {
  entry.contactAt = logContact(desk.crm, lead);
}

interface Moment {
  at: number;
  work(): unknown;
}
const moments: Moment[] = [];
const schedule = (inMs: number, work: Moment['work']): number =>
  moments.push({ at: Date.now() + inMs, work });

async function runMoments(until: number): Promise<void> {
  while (Date.now() < until) {
    const now = Date.now();
    const due = moments.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    for (const moment of due) moments.splice(moments.indexOf(moment), 1);
    for (const { work } of due) await work();
    await setTimeout(100);
  }
}

async function look(): Promise<void> {
  for (const id of await shownNotices(options)) shown.add(id);
  schedule(1000, look);
}

test('each thing that comes due is told exactly once, over kills', async () => {
  const { crm } = desk;
  await connectCrm(options, crm, 'hubspot', 'device');
  await turnNoticesOn(options);
  await switchChannelOn(options, receiver);
  await startWatch(options, crm.data.portalId);
  const leads = (LENGTH_MS / MINUTE) * LEADS_A_MINUTE;
  for (let index = 0; index < leads; index += 1)
    schedule(((index + random()) * MINUTE) / LEADS_A_MINUTE, post);
  for (let kill = 0; kill < KILLS; kill += 1) schedule(random() * LENGTH_MS, () => stopBackground(options));
  schedule(0, look);
  const asked = crm.requests.length;
  await runMoments(Date.now() + LENGTH_MS + DRAIN_MS);

  await look();
  const until = Date.now();
  const marks = await tableOf(options, 'watchMarks');
  const told = compare(ledger, { marks, shown }, until);
  const others = compareMessages(ledger, receiver.messages, until);
  const clockNotices = [...shown].filter((id) => !/^(happened|daily|weekly)/.test(id));
  const again = receiver.given.length - new Set(receiver.given).size;
  const figures = {
    leads: ledger.length,
    contacts: ledger.filter(({ contactAt }) => contactAt !== null).length,
    kills: KILLS,
    calls: crm.requests.length - asked,
    events: { must: told.must, told: told.told },
    notices: clockNotices.length,
    digests: clockNotices.filter((id) => id.startsWith('digest')).length,
    happened: shown.size - clockNotices.length,
    shownAgain: again,
    messages: { must: others.must, sent: receiver.messages.length },
    messagesAgain: receiver.messages.length - new Set(receiver.messages.map(({ key }) => key)).size,
    lateMs: lateness(ledger, marks),
    lost: told.lost.length + others.lost.length,
    doubled: told.doubled.length + others.doubled.length,
    untimely: told.untimely.length + others.untimely.length,
  };
  test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) });
  console.log(test.info().annotations.at(-1)?.description);

  expect(told.must).toBeGreaterThan(ledger.length);
  expect(told).toMatchObject({ lost: [], doubled: [], untimely: [] });
  expect(others).toMatchObject({ lost: [], doubled: [], untimely: [] });
  // A notification that the browser had, and whose mark a kill prevented, takes its own place again.
  expect(again).toBeLessThanOrEqual(KILLS);
  const own = new Set(marks.map(({ notice }) => notice));
  expect(clockNotices.filter((id) => !own.has(id))).toEqual([]);
  expect(marks.filter(({ waits, toldAt }) => waits && toldAt < until - SHOWING_MS)).toEqual([]);
  expect((await alarmsOf(options)).filter(({ name }) => name === 'watch')).toHaveLength(1);
});
