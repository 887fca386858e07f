// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import type { RecordView } from '../../components/record-view';
import { mount, settle } from '../../testing/mount';
import { record, view as sampleView } from '../../testing/sample-view';
import type { ReviewActions } from './Inspector';
import { storedActions, useStoredRecord } from './use-stored-record';

const view = {} as RecordView;
const failing = (name: string): ReviewActions => {
  const fail = () => Promise.reject(Object.assign(new Error('said so'), { name }));
  return {
    snooze: fail,
    dismiss: fail,
    restore: fail,
    typeReason: fail,
    acknowledge: fail,
    scoreAhead: async () => [],
  };
};

it('says that a snooze was not kept, and what to do about a full disk', async () => {
  const reload = vi.fn();
  storedActions(view, failing('QuotaExceededError'), reload).snooze('stale', 1);
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect(reload.mock.calls[0]?.[0]).toMatch(/no room left/);
});

it('says of anything else what was said', async () => {
  const reload = vi.fn();
  storedActions(view, failing('UnknownError'), reload).dismiss('stale', 'a reason');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledWith('said so'));
});

it('reads the record again when what was typed is not wanted any more, and not with each letter', async () => {
  const reload = vi.fn();
  const kept: string[] = [];
  const typeReason: ReviewActions['typeReason'] = async (_, asked, text) =>
    void kept.push(`${asked}: ${text}`);
  const { typeReason: type } = storedActions(view, { ...failing(''), typeReason }, reload);
  type('stale', 'a');
  type('stale', '');
  await vi.waitFor(() => expect(reload.mock.calls).toEqual([[]]));
  expect(kept).toEqual(['stale: a', 'stale: ']);
});

it('reads the record again when it is kept, and says nothing', async () => {
  const reload = vi.fn();
  const kept = { ...failing(''), acknowledge: async () => {} };
  storedActions(view, kept, reload).acknowledge('speed');
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect(reload.mock.calls[0]).toEqual([]);
});

/** A record that is read by answers which the test gives, in any order. */
function readRecord() {
  const answers: ((title: string) => void)[] = [];
  const load = (): Promise<RecordView> =>
    new Promise((resolve) => {
      answers.push((title) => resolve(sampleView({}, { record: record({ title }) })));
    });
  const seen: string[] = [];
  let reload: ReturnType<typeof useStoredRecord>[1] = () => {};
  function Record({ listedAt }: { listedAt: number }) {
    const [current, again] = useStoredRecord('k', load, listedAt);
    reload = again;
    const shown = current && 'view' in current ? current.view : null;
    seen.push(`${shown?.record.title ?? 'nothing'}${shown?.notices.length ? ', and a problem' : ''}`);
    return null;
  }
  const { update } = mount(<Record listedAt={1} />);
  return {
    seen,
    asked: () => answers.length,
    answer: async (question: number, title: string) => {
      answers[question]?.(title);
      await settle();
    },
    list: (listedAt: number) => update(<Record listedAt={listedAt} />),
    reload: (problem?: string) => void act(() => reload(problem)),
  };
}

it('is read again with the list, and shows what was read before until then', async () => {
  const { seen, asked, answer, list } = readRecord();
  await answer(0, 'first');
  list(1);
  expect(asked()).toBe(1);
  list(2);
  expect([asked(), seen.at(-1)]).toEqual([2, 'first']);
  await answer(1, 'second');
  expect(seen.at(-1)).toBe('second');
  expect(seen.lastIndexOf('nothing')).toBe(0);
});

it('shows the newest answer, whichever comes last', async () => {
  const { seen, answer, list, reload } = readRecord();
  await answer(0, 'first');
  list(2);
  reload();
  await answer(2, 'third');
  await answer(1, 'second');
  expect(seen.at(-1)).toBe('third');
});

it('goes on saying that something is not kept, until something is', async () => {
  const { seen, answer, list, reload } = readRecord();
  await answer(0, 'first');
  reload('no room left');
  await answer(1, 'second');
  list(2);
  await answer(2, 'third');
  expect(seen.at(-1)).toBe('third, and a problem');
  reload();
  await answer(3, 'fourth');
  expect(seen.at(-1)).toBe('fourth');
});
