import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '../record/domain-event';
import type { HandoffAnswer } from '../record/handoff';
import { recordKey } from '../record/record-key';
import { watchedClock } from '../sla/testing/watched-clock';
import { rowProblem } from './damage/row-shapes';
import type { LeadlightDatabase } from './database';
import { digestFigures } from './digest-figures';
import { exportRecords } from './export-records';
import { handoffMarks } from './handoff-marks';
import { keepAnswer, newestAnswer, takeAnswerBack } from './handoffs';
import { happeningsBetween } from './happenings';
import { forgetRecordsBefore, saveVisit } from './records';
import { unpackSegment } from './review-columns';
import { readReview } from './review-index';
import { saveRecords } from './save-records';
import { deal, emptyStore, NOW, SUMMARY } from './testing/filled-store';
import { waitingLead } from './testing/leads';
import { judgePending } from './watch-pending';
import { wipeAccount } from './wipe';

const { identity } = waitingLead('1', NOW);
const KEY = recordKey(identity);
const ANSWER: HandoffAnswer = {
  id: `${KEY} first`,
  key: KEY,
  cycle: 'first',
  answer: 'rejected',
  at: NOW,
  code: { id: 'ENG-02', label: 'Bad timing', action: 'recycle', recycleAfterDays: 60 },
  returnsOn: '2027-01-19',
  stated: [],
  place: 'here',
};
const EVENT: DomainEvent = {
  id: `handoff-rejected ${KEY} first`,
  kind: 'handoff-rejected',
  at: NOW,
  title: 'MQL rejected: Lead 1',
  lines: ['Sales has rejected it.'],
  facts: [],
  record: { ...identity, name: 'Lead 1', url: null },
};

let db: LeadlightDatabase;
beforeEach(async () => {
  db = emptyStore();
  await db.channels.put({
    id: 'all',
    label: 'All',
    format: 'json',
    kinds: ['handoff-rejected'],
    fromLevel: 1,
    share: 'names',
    isOn: true,
    lastSentAt: null,
  });
  await saveRecords(db, [waitingLead('1', NOW)], 'sync');
});

describe('an answer that is kept', () => {
  it('is told once, however often it is given, and is in exports', async () => {
    await keepAnswer(db, ANSWER, EVENT);
    await keepAnswer(db, { ...ANSWER, place: 'crm' }, EVENT);
    expect(await newestAnswer(db, KEY)).toMatchObject({ place: 'crm' });
    expect([await db.happenings.count(), await db.outbox.count()]).toEqual([1, 1]);
    const lines: string[] = [];
    await exportRecords(db, { object: 'lead', format: 'ndjson', put: (text) => void lines.push(text) });
    expect(JSON.parse(lines.join(''))).toMatchObject({
      handoffAnswer: 'rejected',
      handoffReason: 'ENG-02 Bad timing',
      handoffReturnsOn: '2027-01-19',
    });
    expect(await handoffMarks(db, [KEY])).toEqual(new Map([[KEY, 'Rejected: ENG-02 Bad timing']]));
  });

  it('is taken back with what was told of it and not sent', async () => {
    await keepAnswer(db, ANSWER, EVENT);
    await takeAnswerBack(db, ANSWER.id);
    await takeAnswerBack(db, ANSWER.id);
    expect(await newestAnswer(db, KEY)).toBeNull();
    expect([await db.happenings.count(), await db.outbox.count()]).toEqual([0, 0]);
  });

  it('ends the clocks that the pack names, and lets them run again once it is taken back', async () => {
    const deadline = {
      sla: 'first-contact',
      title: 'First contact',
      startAt: NOW - 1000,
      startLabel: 'the form',
      dueAt: NOW + 300_000,
      atRiskAt: null,
      metAt: null,
      targetMs: 300_000,
      stopLabel: 'contact',
      clock: 'elapsed' as const,
      escalation: [],
      systemDelayMs: null,
      assignedAt: null,
      reason: null,
      evidence: [],
    };
    const judge = {
      pack: 'one@1',
      objects: new Set(['lead'] as const),
      deadlines: () => [deadline],
      happenings: {
        pack: 'one@1',
        facts: () => ({ pack: 'one@1' }),
        events: () => [],
        stopped: () => ['first-contact'],
      },
    };
    const look = async () => {
      await judgePending(db, judge, () => NOW + 1000);
      return db.watched.count();
    };
    expect(await look()).toBe(1);
    await keepAnswer(db, ANSWER, null);
    expect(await look()).toBe(0);
    await takeAnswerBack(db, ANSWER.id);
    expect(await look()).toBe(1);
  });
});

describe('the figures of a digest', () => {
  const period = {
    id: 'daily 2026-11-20',
    kind: 'daily',
    day: '2026-11-20',
    from: NOW - 86_400_000,
    to: NOW,
    until: NOW + 43_200_000,
  } as const;

  it('count stale deals as the review lists them, and what happened in the period once for each record', async () => {
    await saveVisit(db, deal('1', NOW), { ...SUMMARY, kinds: ['stale-deal', 'amount-missing'] });
    await saveVisit(db, deal('2', NOW), { ...SUMMARY, kinds: ['amount-missing'] });
    const moved = (id: string, at: number) => ({
      id,
      key: 'hubspot:7:deal:1',
      kind: 'stage-entered' as const,
      at,
      event: { ...EVENT, kind: 'stage-entered' as const, id, at },
      state: 'done' as const,
      notice: null,
    });
    await db.happenings.bulkAdd([
      moved('a', NOW - 5000),
      moved('b', NOW - 1000),
      moved('c', NOW + 1),
      moved('d', period.from - 1),
    ]);
    const figures = await digestFigures(db, period, () => null, NOW);
    const listed = (await readReview(db))
      .flatMap(unpackSegment)
      .filter(({ kinds }) => kinds?.split(' ').includes('stale-deal'));
    expect(figures.stale).toMatchObject({ count: listed.length, rows: [{ key: 'hubspot:7:deal:1' }] });
    expect([figures.moved.count, figures.mqls.count]).toEqual([1, 0]);
    expect(
      (await happeningsBetween(db, 'stage-entered', period.from, period.to)).map(({ id }) => id),
    ).toEqual(['a', 'b']);
  });

  it('names the tasks of a stage that are due on the day', async () => {
    await db.happenings.add({
      id: 'a',
      key: KEY,
      kind: 'mql',
      at: NOW - 1000,
      event: { ...EVENT, kind: 'mql' },
      state: 'done',
      notice: null,
    });
    const task = (id: string, due: string | null) => ({ id, label: id, due });
    const figures = await digestFigures(
      db,
      period,
      () => ({
        stage: 'MQL',
        tasks: [task('today', '2026-11-20'), task('later', '2026-11-23'), task('any', null)],
      }),
      NOW,
    );
    expect(figures.tasks).toMatchObject({ count: 1, rows: [{ title: 'Lead 1', text: 'today' }] });
  });

  it('of a week counts its own seven days, wherever the user is', async () => {
    await db.happenings.add({
      id: 'a',
      key: KEY,
      kind: 'mql',
      at: NOW - 1000,
      event: { ...EVENT, kind: 'mql' },
      state: 'done',
      notice: null,
    });
    const task = (due: string) => ({ id: due, label: due, due });
    const monday = Date.UTC(2026, 10, 16, 8);
    const week = {
      id: 'weekly 2026-11-16',
      kind: 'weekly',
      day: '2026-11-16',
      from: monday - 7 * 86_400_000,
      to: NOW,
      until: monday + 7 * 86_400_000,
    } as const;
    const days = ['2026-11-15', '2026-11-16', '2026-11-22', '2026-11-23'];
    const figures = await digestFigures(db, week, () => ({ stage: 'MQL', tasks: days.map(task) }), NOW);
    expect(figures.tasks.rows.map(({ text }) => text)).toEqual(['2026-11-16', '2026-11-22']);
  });

  it('count the breach of a clock that was acknowledged, which is told to nobody', async () => {
    const startAt = NOW - 3_600_000;
    const own = { key: KEY, acknowledgedAt: startAt + 60_000 };
    await db.watched.bulkPut([
      watchedClock(KEY, { startAt }, own),
      watchedClock(KEY, { startAt, sla: 'other', reason: 'not readable' }, own),
    ]);
    const { breached } = await digestFigures(db, period, () => null, NOW);
    expect(breached).toMatchObject({ count: 1, rows: [{ title: 'Lead 1', text: 'First contact' }] });
  });

  it('name no record that was wiped or is past its days', async () => {
    const kept = async () => (await db.digests.toArray()).map(({ figures }) => figures.due);
    const row = (key: string) => ({ key, title: key, url: null, text: '', at: null });
    const part = { count: 2, rows: [row(KEY), row('salesforce:x.example:lead:1')] };
    const figures = { due: part, breached: part, mqls: part, moved: part, stale: part, tasks: part };
    await db.digests.put({ ...period, madeAt: NOW, figures, state: 'done' });
    expect(rowProblem('digests', await db.digests.get(period.id))).toBeNull();
    await forgetRecordsBefore(db, NOW + 1 - 86_400_000);
    expect(await kept()).toMatchObject([{ rows: [{ key: KEY }, {}] }]);
    await wipeAccount(db, identity);
    expect(await kept()).toEqual([{ count: 2, rows: [row('salesforce:x.example:lead:1')] }]);
    await forgetRecordsBefore(db, NOW + 1);
    expect(await kept()).toEqual([]);
  });
});
