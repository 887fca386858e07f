import { expose } from 'comlink';
import { expect, it } from 'vitest';
import { channelWorker } from '../../../contracts/testing/channel-worker';
import { bundledPack } from '../../../rule-packs/bundled';
import { checkApart } from './check-apart';
import { checkDraft } from './check-draft';

const NOW = Date.parse(bundledPack.issuedAt);
const TEXT = JSON.stringify({ ...bundledPack, scoring: { ...bundledPack.scoring, fitMinimum: 90 } }, null, 2);

it('says over there what it says here, fixes included', async () => {
  const workers: Worker[] = [];
  const check = checkApart(() => {
    const worker = channelWorker((port) => expose({ check: checkDraft }, port));
    workers.push(worker);
    return worker;
  });
  const checked = await check(TEXT, NOW);
  expect(checked).toEqual(checkDraft(TEXT, NOW));
  expect(checked.notes.some(({ fix }) => fix !== null)).toBe(true);
  expect((await check('{', NOW)).draft.problems).not.toEqual([]);
  expect(workers).toHaveLength(1);
  for (const worker of workers) worker.terminate();
});

it('checks here where the worker can’t start, or ends', async () => {
  const never = checkApart(() => {
    throw new Error('No workers here.');
  });
  expect(await never(TEXT, NOW)).toEqual(checkDraft(TEXT, NOW));
  let starts = 0;
  const dying = checkApart(() => {
    starts += 1;
    const worker = channelWorker(() => {});
    setTimeout(() => worker.onerror?.({ message: 'gone' }), 0);
    return worker;
  });
  expect(await dying(TEXT, NOW)).toEqual(checkDraft(TEXT, NOW));
  expect(await dying(TEXT, NOW)).toEqual(checkDraft(TEXT, NOW));
  expect(starts).toBe(2);
});
