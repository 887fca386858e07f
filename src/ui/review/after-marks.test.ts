import { expect, it } from 'vitest';
import { view } from '../testing/sample-view';
import { afterMarks } from './after-marks';

function setUp(kept = Promise.resolve()) {
  const log: string[] = [];
  const note = (what: string) => {
    log.push(what);
    return kept;
  };
  const marking = afterMarks(
    {
      actions: {
        snooze: () => note('snooze'),
        dismiss: () => note('dismiss'),
        restore: () => note('restore'),
        typeReason: () => note('type'),
        acknowledge: () => note('acknowledge'),
        scoreAhead: async () => [],
      },
      snoozeMany: async (keys) => {
        await note(`snooze ${keys.join()}`);
        return { warnings: 1, records: 1, unjudged: 0, undo: () => note('undo') };
      },
    },
    {
      async look(...sent: unknown[]) {
        log.push(['look', ...sent].join(' '));
      },
      async refresh() {
        log.push('refresh');
        throw new Error('The store is away.');
      },
    },
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { log, settled, ...marking };
}

it('has the list judged anew once a mark is kept', async () => {
  const { log, settled, actions, snoozeMany } = setUp();
  await actions.snooze(view(), 'stale', 1);
  await settled();
  await actions.dismiss(view(), 'stale', 'no');
  await settled();
  await actions.restore(view(), 'stale');
  await settled();
  expect(log).toEqual(['snooze', 'look', 'dismiss', 'look', 'restore', 'look']);
  const snoozed = await snoozeMany(['a', 'b'], 1, () => {}, new AbortController().signal);
  expect(log.slice(6)).toContain('refresh');
  await settled();
  await snoozed?.undo(() => {});
  expect(log.slice(8)).toContain('refresh');
  await settled();
  expect(log.slice(6)).toEqual(['snooze a,b', 'refresh', 'look', 'undo', 'refresh', 'look']);
});

it('judges nothing anew for what was not kept, and for clocks', async () => {
  const failing = setUp(Promise.reject(new Error('The disk is full.')));
  await expect(failing.actions.snooze(view(), 'stale', 1)).rejects.toThrow('The disk is full.');
  await failing.settled();
  expect(failing.log).toEqual(['snooze']);
  const { log, settled, actions } = setUp();
  await actions.acknowledge(view(), 'first-response');
  await settled();
  expect(log).toEqual(['acknowledge']);
});
