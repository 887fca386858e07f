import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CrmRecord } from '../../record/types';
import type { VisitSummary } from '../../record/visit';
import { LeadlightDatabase } from '../../store/database';
import { readReview } from '../../store/review-index';
import { NOW } from '../testing/sample-findings';
import { CONTEXT, view } from '../testing/sample-view';
import { createJudging, type JudgingState } from './judging';

let db: LeadlightDatabase;
let counter = 0;
beforeEach(async () => {
  counter += 1;
  db = new LeadlightDatabase(`judging-${counter}`);
  const { record } = view();
  for (let id = 0; id < 3; id += 1) await db.records.put({ key: `k${id}`, record, summary: null, asOf: NOW });
  await readReview(db);
});

const judged: VisitSummary = {
  ...{ breach: 0, warning: 0, info: 0, unknown: 0, passed: 1, topWarning: null, score: null, kinds: [] },
  ...{ judgedBy: 'company@4', judgedAt: NOW },
};

function judging(
  summarizeRecords: (records: CrmRecord[]) => Promise<(VisitSummary | null)[]>,
  isFree = true,
) {
  const states: (JudgingState | null)[] = [];
  let refreshed = 0;
  let prepared = 0;
  const pack = { id: 'company', name: 'Company', version: 4, origin: 'bundled' } as const;
  const { start } = createJudging({
    db,
    engine: async () => ({ activePack: async () => null, reloadPack: async () => pack, summarizeRecords }),
    async prepare() {
      prepared += 1;
    },
    context: () => CONTEXT,
    async alone(work) {
      if (isFree) await work();
      return isFree;
    },
    onState: (state) => states.push(state),
    onJudged: () => {
      refreshed += 1;
    },
  });
  return { start, states, refreshed: () => refreshed, prepared: () => prepared };
}

const all = async (records: CrmRecord[]) => records.map(() => judged);

describe('judging the list', () => {
  it('shows how far it is, then that all is current, and does nothing the next time', async () => {
    const { start, states, refreshed } = judging(all);
    await start();
    expect(states[0]).toMatchObject({ kind: 'running', done: 0, total: 3 });
    expect(states.at(-1)).toBeNull();
    expect(refreshed()).toBe(1);
    await start();
    expect(states.at(-1)).toBeNull();
    expect(refreshed()).toBe(1);
  });

  it('can be stopped, and says how many were left', async () => {
    const { start, states } = judging(async (records) => {
      const [state] = states;
      if (state?.kind === 'running') state.stop();
      return all(records);
    });
    await start();
    const last = states.at(-1);
    expect(last).toMatchObject({ kind: 'stopped', problem: null });
    expect(last?.kind === 'stopped' && last.left).toBeLessThan(3);
  });

  it('says what went wrong, and goes on when asked', async () => {
    let isHung = true;
    const { start, states } = judging(async (records) => {
      if (isHung) throw new Error('The engine did not answer twice in a row.');
      return all(records);
    });
    await start();
    const last = states.at(-1);
    expect(last).toMatchObject({ kind: 'stopped', left: 3, problem: expect.stringContaining('twice') });
    isHung = false;
    if (last?.kind === 'stopped') last.again();
    await expect.poll(() => states.at(-1)).toBeNull();
  });

  it('asks the store about the others once for each kind of record, not with each batch', async () => {
    // The three lie in segments of their own, so each is a batch.
    const { start, prepared } = judging(all);
    await start();
    expect(prepared()).toBe(1);
  });

  it('leaves it to another page that is at it', async () => {
    const { start, states } = judging(all, false);
    await start();
    expect(states).toEqual([]);
  });
});
