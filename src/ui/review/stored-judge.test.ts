import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Assessment } from '../../record/assessment';
import { LeadlightDatabase } from '../../store/database';
import { CONTEXT, view } from '../testing/sample-view';
import { storedJudge } from './stored-judge';

const db = new LeadlightDatabase('stored-judge');
const { record, assessment } = view();

/** An engine that logs what it is asked; `wants`: that its rules compare records. */
function judgeWith(options: { wants: boolean; isNews: boolean; isHung?: boolean }) {
  const calls: string[] = [];
  const engine = async () => ({
    async assessRecord(): Promise<Assessment> {
      calls.push('assess');
      return assessment;
    },
    async othersWanted() {
      calls.push('wanted');
      if (options.isHung) throw new Error('The engine did not answer in time.');
      return options.wants ? { fields: ['email'], since: null } : null;
    },
    async addOthers() {
      calls.push('add');
      return options.isNews;
    },
  });
  return { calls, ...storedJudge({ db, engine, context: () => CONTEXT }) };
}

it('judges at once, and once more when the other records are news', async () => {
  const judge = judgeWith({ wants: true, isNews: true });
  await judge.judge(record);
  expect(judge.calls).toEqual(['assess', 'wanted', 'add', 'assess']);
});

it('judges once where no rule compares records, or nothing is new', async () => {
  for (const options of [
    { wants: false, isNews: false },
    { wants: true, isNews: false },
  ]) {
    const judge = judgeWith(options);
    await judge.judge(record);
    expect(judge.calls.filter((call) => call === 'assess')).toHaveLength(1);
  }
});

it('tells of each kind of record once, and takes an engine that does not answer', async () => {
  const judge = judgeWith({ wants: true, isNews: true });
  expect(await judge.prepare([record, record])).toBe(true);
  expect(judge.calls).toEqual(['wanted', 'add']);
  expect(await judgeWith({ wants: true, isNews: true, isHung: true }).prepare([record])).toBe(false);
});
