import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { compileClocks } from '../engine/judge-clocks';
import type { DomainEvent } from '../record/domain-event';
import { bundledPack } from '../rule-packs/bundled';
import type { LeadlightDatabase } from '../store/database';
import { saveRecords } from '../store/save-records';
import { emptyStore } from '../store/testing/filled-store';
import { waitingLead } from '../store/testing/leads';
import { judgePending } from '../store/watch-pending';
import { planWatch } from '../store/watch-plan';
import { tellClocks } from './tell-clocks';
import type { NoticeView } from './watch-words';

const START = Date.UTC(2026, 10, 20, 13);
const context = { zone: 'UTC', locale: 'en-GB' };
const clocks = compileClocks(bundledPack);
const KEY = 'hubspot:7:lead:1';
const mql: DomainEvent = {
  id: `mql ${KEY} first`,
  kind: 'mql',
  at: START,
  title: 'New MQL: Lead 1',
  lines: ['Score 72, MQL from 65.'],
  facts: [],
  record: { crm: 'hubspot', org: '7', object: 'lead', id: '1', name: 'Lead 1', url: null },
};

let db: LeadlightDatabase;
let shown: NoticeView[];
beforeEach(async () => {
  db = emptyStore();
  shown = [];
  await saveRecords(db, [waitingLead('1', START), waitingLead('2', START)], 'sync');
  const judge = {
    pack: 'one@1',
    objects: clocks.objects,
    deadlines: (record: Parameters<typeof clocks.deadlines>[0], now: number) =>
      clocks.deadlines(record, { ...context, now }),
  };
  await judgePending(db, judge, () => START);
  await planWatch(db, { isOn: true, quietUntil: null, looking: new Set(), now: START });
  const row = { key: KEY, kind: mql.kind, at: START, event: mql, notice: `happened ${mql.id}` };
  await db.happenings.put({ id: mql.id, ...row, state: 'waits' });
});

const tell = (isTaken = true) =>
  tellClocks(
    {
      db,
      now: () => START,
      context,
      async show(view) {
        if (isTaken) shown.push(view);
        return isTaken;
      },
    },
    true,
  );
const waiting = async () => [
  await db.watchMarks.where('waits').equals(1).count(),
  await db.happenings.where('state').equals('waits').count(),
];

it('tells a lead’s clock and what happened to it in one notification', async () => {
  await tell();
  expect(shown.map(({ title }) => title)).toEqual(['New MQL: Lead 1', 'Lead 2']);
  expect(shown[0]?.message).toMatch(/^First contact: due .* reach out\. Score 72, MQL from 65\.$/);
  expect(await waiting()).toEqual([0, 0]);
});

it('lets both wait where the browser takes no notification', async () => {
  await tell(false);
  expect(await waiting()).toEqual([2, 1]);
});

it('leaves what happened to itself once the clock was met', async () => {
  await db.watched.where('key').equals(KEY).delete();
  await tell();
  expect(shown.map(({ title }) => title)).toEqual(['Lead 2']);
  expect(await waiting()).toEqual([0, 1]);
});
