import { recordFingerprint } from '../../src/record/fingerprint';
import { mergeHistory } from '../../src/record/history';
import { guardLogOf } from '../../src/store/guard-log';
import { acknowledge, openRecord, suppress, unsuppress } from '../../src/store/records';
import { marksLog } from '../../src/store/review-marks';
import { keepReason } from '../../src/store/typed-reasons';
import { writeShelf } from '../../src/store/write-log';
import type { RecordView } from '../../src/ui/components/record-view';
import { type ScorePoint, weeksAhead } from '../../src/ui/components/score-curve';
import type { ReviewActions } from '../../src/ui/review/record/Inspector';
import { engine, judge } from './connect-engine';
import { contextNow, db } from './surroundings';

type Judged = Pick<RecordView, 'record' | 'assessment' | 'suppressions' | 'typed' | 'acknowledged'>;

/** A stored record, judged now. @throws Error when it is no longer stored */
async function loadJudged(key: string): Promise<Judged> {
  const { setRecordAside } = await import('../../src/store/damage/set-aside');
  await setRecordAside(db, key, Date.now());
  const stored = await db.records.get(key);
  if (!stored)
    throw new Error('This record is no longer stored, or it was damaged. Reload this page to list what is.');
  const { suppressions, typed, acknowledged, observed } = await openRecord(db, stored.record.identity);
  const record = { ...stored.record, history: mergeHistory(stored.record.history, observed) };
  return { record, suppressions, typed, acknowledged, assessment: await judge.judge(record) };
}

/** The same, with all that is kept of it. @throws Error when it is no longer stored */
export async function load(key: string): Promise<RecordView> {
  const judged = await loadJudged(key);
  const { identity } = judged.record;
  const [marks, guardLog, log] = await Promise.all([
    marksLog(db, identity),
    guardLogOf(db, identity),
    writeShelf(db).of(identity),
  ]);
  return {
    ...judged,
    marks,
    guardLog,
    writes: { access: 'none', log },
    freshness: 'stale',
    canConnect: false,
    notices: [],
  };
}

async function scoreAhead({ record }: RecordView): Promise<ScorePoint[]> {
  const { assessRecord } = await engine();
  const context = contextNow();
  const points: ScorePoint[] = [];
  for (const at of weeksAhead(context.now)) {
    const { score } = await assessRecord(record, { ...context, now: at });
    if (score) points.push({ at, total: score.shown.total });
  }
  return points;
}

const mark = (view: RecordView) => ({ at: Date.now(), fingerprint: recordFingerprint(view.record) });

/** What can be done with the record that is open. */
export const actions: ReviewActions = {
  snooze: (view, rule, until) =>
    suppress(db, view.record.identity, { rule, kind: 'snooze', until, reason: null, ...mark(view) }),
  dismiss: (view, rule, reason) =>
    suppress(db, view.record.identity, { rule, kind: 'dismiss', until: null, reason, ...mark(view) }),
  restore: (view, rule) => unsuppress(db, view.record.identity, rule, Date.now()),
  typeReason: (view, asked, text) => keepReason(db, view.record.identity, { asked, text, at: Date.now() }),
  acknowledge: (view, sla) => acknowledge(db, view.record.identity, sla, Date.now()),
  scoreAhead,
};
