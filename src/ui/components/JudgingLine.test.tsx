// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import type { JudgingState } from '../../record/judging';
import { mount } from '../testing/mount';
import { JudgingLine } from './JudgingLine';
import type { JudgingActions } from './judging-actions';

const STATE: JudgingState = {
  ...{ status: 'running', run: 1, packs: '7', since: 0, by: 'Company rules 7', hasSpoken: true },
  ...{ done: 34_000, total: 100_000, gained: 0, tries: 0, at: 0, notBefore: 0, problem: null },
};

async function shown(state: JudgingState | null) {
  const calls: string[] = [];
  let tell: Parameters<JudgingActions['watch']>[0] = () => {};
  const actions: JudgingActions = {
    watch(onState) {
      tell = onState;
      onState(state);
    },
    async pause() {
      calls.push('pause');
    },
    async goOn() {
      calls.push('goOn');
    },
  };
  const page = mount(<JudgingLine actions={actions} context={{ locale: 'en-GB', zone: 'UTC' }} />);
  await act(async () => {});
  return { page, calls, tell: (next: JudgingState) => act(() => tell(next)) };
}

it('says how far it is and by what, and pauses', async () => {
  const { page, calls, tell } = await shown(STATE);
  expect(page.text()).toContain(
    'Judging 34,000 of 100,000 records by Company rules 7. Until then lists show what was judged before.',
  );
  page.click('Pause');
  expect(calls).toEqual(['pause']);
  await tell({ ...STATE, status: 'paused' });
  expect(page.text()).toContain('66,000 records not judged by Company rules 7 yet.');
  page.click('Judge now');
  expect(calls).toEqual(['pause', 'goOn']);
});

it('says nothing while all is current or nothing is known', async () => {
  expect((await shown(null)).page.text()).toBe('');
  expect((await shown({ ...STATE, status: 'resting' })).page.text()).toBe('');
});

it('says why it waits or failed, and states no number that was not counted', async () => {
  const waiting = await shown({ ...STATE, status: 'waiting' });
  expect(waiting.page.text()).toContain('when the sync rests');
  expect(waiting.page.text()).not.toContain('Judge now');
  const failed = await shown({ ...STATE, status: 'failed', done: 0, total: 0, problem: 'The disk is full.' });
  expect(failed.page.text()).toMatch(/^Records wait to be judged by Company rules 7\..*The disk is full\./);
});
