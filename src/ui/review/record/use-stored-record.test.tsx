// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { RecordView } from '../../components/record-view';
import type { ReviewActions } from './Inspector';
import { storedActions } from './use-stored-record';

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
  const typeReason: ReviewActions['typeReason'] = async (_, rule, text) => void kept.push(`${rule}: ${text}`);
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
