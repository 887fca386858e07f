import 'fake-indexeddb/auto';
import { expose } from 'comlink';
import { afterAll, expect, it } from 'vitest';
import { channelWorker } from '../../../contracts/testing/channel-worker';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { readReview } from '../../../store/review-index';
import { filledStore, NOW } from '../../../store/testing/filled-store';
import { rowSet } from '../row-set';
import { countStored } from './count-stored';
import { countApart } from './count-stored-apart';
import { countService } from './count-stored-service';

const context = { now: NOW, zone: 'UTC', locale: 'en' };
const db = await filledStore(3);
const rows = rowSet(await readReview(db), NOW);
const pack = async () => ({ pipelines: [TEST_PIPELINE], quotas: [], speed: null });
const instead = countStored(db, rows, pack, context);
const signal = () => new AbortController().signal;

afterAll(() => db.delete());

/** A worker that is a channel of this thread. */
function setUp(isBroken = false) {
  const log: string[] = [];
  const start = (): Worker => {
    const worker = channelWorker(
      (port) => !isBroken && expose(countService(db, pack), port),
      () => log.push('end'),
    );
    if (isBroken) setTimeout(() => worker.dispatchEvent(new Event('error')));
    return worker;
  };
  return { log, count: countApart({ start, rows, context, instead }) };
}

it('counts in a worker what the page would, with the records behind each figure, and ends it', async () => {
  const { count, log } = setUp();
  const told: number[] = [];
  const figures = await count((done) => void told.push(done), signal());
  const own = await instead(() => {}, signal());
  const { behind, costRows, ...plain } = figures;
  const { behind: ownBehind, costRows: _, ...ownPlain } = own;
  expect(plain).toEqual(ownPlain);
  expect(figures.counted.deals).toBe(3);
  expect(behind('open')).toEqual(ownBehind('open'));
  expect(behind('open')).toContain(1);
  expect(behind('cac')).toBeNull();
  expect(costRows.mqls(figures.leads.spend.months)).toBeNull();
  expect(told).toEqual([3]);
  expect(log).toEqual(['end']);
});

it('counts in the page where no worker starts', async () => {
  const { count, log } = setUp(true);
  expect((await count(() => {}, signal())).counted.deals).toBe(3);
  expect(log).toEqual(['end']);
});

it('ends the worker of a count that is stopped', async () => {
  const { count, log } = setUp();
  const control = new AbortController();
  const counting = count(() => control.abort(new Error('Counting was stopped.')), control.signal);
  await expect(counting).rejects.toThrow('Counting was stopped.');
  expect(log).toEqual(['end']);
});
