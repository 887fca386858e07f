import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import { at, DAY, deal, filled, history, moment, NOW, stage } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { countedBaselines } from '../store/counted-baselines';
import { LeadlightDatabase } from '../store/database';
import { installBundledPack } from '../store/packs';
import { unpackSegment } from '../store/review-columns';
import { readReview } from '../store/review-index';
import { saveRecords } from '../store/save-records';
import { wipeAccount } from '../store/wipe';
import { countOwnHistory } from './count-own-history';
import { rejudgeList } from './rejudge-list';

const HUBSPOT = { crm: 'hubspot', org: '4242' } as const;
const pipeline = bundledPack.pipelines[0]?.id ?? '';
const day = (offset: number): string => new Date(at('2026-01-01') + offset * DAY).toISOString();
const named = (id: string, org: string = HUBSPOT.org) =>
  ({ crm: 'hubspot', object: 'deal', id, org, url: '' }) as const;

/** Won after so many days in Negotiation. */
const won = (id: number, days: number, org?: string): CrmRecord =>
  deal({
    identity: named(String(id), org),
    stage: stage('Closed Won'),
    fields: { createdAt: moment('2025-12-01'), closeDate: filled(day(days).slice(0, 10)) },
    history: history('stage', 'crm', [day(0), 'Negotiation'], [day(days), 'Closed Won']),
  });
const team = (days: number, from = 100, org?: string) =>
  Array.from({ length: 20 }, (_, at) => won(from + at, days, org));
/** Open and so many days in Negotiation. */
const open = (id: number, days: number): CrmRecord =>
  deal({
    identity: named(String(id)),
    fields: { stageEnteredAt: moment(new Date(NOW - days * DAY).toISOString()) },
  });

let db: LeadlightDatabase;
let now: number;
beforeEach(async () => {
  db = new LeadlightDatabase('count-own-history');
  now = NOW;
  await installBundledPack(db, bundledPack, NOW);
});
afterEach(() => db.delete());

const count = () => countOwnHistory(db, { zone: 'UTC', now: () => now });
const ofNegotiation = async (of: { crm: 'hubspot'; org: string } = HUBSPOT) =>
  (await countedBaselines(db, of))?.baselines[pipeline]?.negotiation;

/** One run as the worker makes it: which deals of the list are stale afterwards. */
async function staleAfterRun(): Promise<string[]> {
  const since = await count();
  await rejudgeList(db, { now, zone: 'UTC', locale: 'en-GB' }, { since });
  const entries = (await readReview(db)).flatMap(unpackSegment);
  return entries
    .filter(({ kinds }) => kinds?.split(' ').includes('stale-deal'))
    .map(({ key }) => key.slice(key.lastIndexOf(':') + 1))
    .sort();
}

describe('counting the own history of a store', () => {
  it('averages the closed deals of each account apart, with what was seen between visits', async () => {
    await saveRecords(db, [...team(10), ...team(30, 200, '8')], 'sync');
    const seen = deal({
      identity: named('300'),
      stage: stage('Closed Won'),
      fields: { createdAt: moment('2025-12-01') },
      history: history('stage', 'crm', [day(0), 'Negotiation']),
    });
    await saveRecords(db, [seen], 'sync');
    const [entry] = history('stage', 'observed', [day(31), 'Closed Won', 'Negotiation', day(31)]);
    if (entry) await db.observations.add({ key: 'hubspot:4242:deal:300', entry });
    expect(await count()).toBe(NOW);
    expect(await ofNegotiation()).toEqual({ averageDays: 11, closedDeals: 21, since: at('2026-01-11') });
    expect(await ofNegotiation({ crm: 'hubspot', org: '8' })).toMatchObject({
      averageDays: 30,
      closedDeals: 20,
    });
  });

  it('leaves out what the CRM no longer has, and a damaged row', async () => {
    await saveRecords(db, team(10), 'sync');
    const far = won(300, 500);
    await saveRecords(db, [far, won(301, 500)], 'sync');
    await db.records.update('hubspot:4242:deal:300', { goneSince: NOW });
    await db.table('records').update('hubspot:4242:deal:301', { 'record.history': null });
    await count();
    expect(await ofNegotiation()).toMatchObject({ averageDays: 10, closedDeals: 20 });
  });

  it('reads no deal where nothing is due, and where no rule asks', async () => {
    await saveRecords(db, team(10), 'sync');
    await count();
    await db.records.update('hubspot:4242:deal:100', { goneSince: NOW });
    now += DAY / 2;
    await count();
    expect(await ofNegotiation()).toMatchObject({ closedDeals: 20 });
    now += DAY / 2;
    await count();
    expect(await ofNegotiation()).toMatchObject({ closedDeals: 19 });
    await db.settings.clear();
    const rules = bundledPack.rules.filter(({ kind }) => kind !== 'stale-deal');
    const quiet = { ...bundledPack, id: 'quiet', rules };
    await installBundledPack(db, quiet, NOW);
    expect(await count()).toBe(0);
    expect(await countedBaselines(db, HUBSPOT)).toBeNull();
  });

  it('keeps nothing of deals that are wiped meanwhile', async () => {
    await saveRecords(db, team(10), 'sync');
    await countOwnHistory(db, { zone: 'UTC', now: () => now }, { rest: () => wipeAccount(db, HUBSPOT) });
    expect(await countedBaselines(db, HUBSPOT)).toBeNull();
  });

  it('forgets an account whose last deal was deleted', async () => {
    const other = { crm: 'hubspot', org: '8' } as const;
    await saveRecords(db, team(10, 100, other.org), 'sync');
    await count();
    expect(await ofNegotiation(other)).toBeDefined();
    await db.records.clear();
    await saveRecords(db, team(10), 'sync');
    await count();
    expect(await countedBaselines(db, other)).toBeNull();
    expect(await ofNegotiation()).toBeDefined();
  });
});

describe('a list judged by the own history', () => {
  it('is judged anew when a limit is another one, and not when it is the same', async () => {
    await saveRecords(db, [open(1, 22), open(2, 30), ...team(10).slice(1)], 'import');
    expect(await staleAfterRun()).toEqual(['1', '2']);
    // The twentieth: their average counts, and the limit is twice its 14 days.
    now += 1000;
    await saveRecords(db, [won(100, 90)], 'import');
    expect(await staleAfterRun()).toEqual(['2']);
    expect(await count()).toBe(now);
    const changedAt = now;
    now += 1000;
    await saveRecords(db, [won(400, 14)], 'import');
    expect(await count()).toBe(changedAt);
    expect(await countedBaselines(db, HUBSPOT)).toMatchObject({ deals: 23, countedAt: now, changedAt });
  });
});
