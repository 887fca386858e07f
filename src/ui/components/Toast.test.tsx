// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mount } from '../testing/mount';
import { Toast, type ToastMessage } from './Toast';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function shown(message: Partial<ToastMessage>) {
  const calls: string[] = [];
  const onUndo = () => void calls.push('undo');
  const toast = { icon: 'snoozed', text: 'Snoozed.', onUndo, ...message } as const;
  const page = mount(<Toast message={toast} onClose={() => calls.push('close')} />);
  act(() => {});
  return { calls, page };
}

it('goes by itself after a while', () => {
  const { calls } = shown({});
  vi.advanceTimersByTime(8000);
  expect(calls).toEqual(['close']);
});

it('stays until it is closed or taken back where it is told nowhere else', () => {
  const { calls, page } = shown({ stays: true });
  vi.advanceTimersByTime(3_600_000);
  expect(calls).toEqual([]);
  page.click('Undo');
  expect(calls).toEqual(['undo', 'close']);
  page.click('Close message');
  expect(calls).toEqual(['undo', 'close', 'close']);
});
