// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { view } from '../testing/sample-view';
import type { RecordView } from './record-view';
import { type Typed, useTyped } from './use-typed';

function open(known: Partial<RecordView> = {}) {
  const calls: string[] = [];
  let typed: Typed | null = null;
  function Record({ shown }: { shown: RecordView }) {
    typed = useTyped(shown, { typeReason: (asked, text) => void calls.push(`${asked}: ${text}`) });
    return null;
  }
  const page = mount(<Record shown={view({}, known)} />);
  return {
    calls,
    of: (asked: string) => typed?.of(asked),
    run: (work: (typed: Typed) => void) =>
      void act(() => {
        if (typed) work(typed);
      }),
    show: (next: Partial<RecordView>) => page.update(<Record shown={view({}, next)} />),
    leave: () => page.update(null),
  };
}

it('shows what was typed before until something is typed here, which is newer than what the view knows', () => {
  const { of, run, show, calls } = open({ typed: { why: 'a' } });
  expect([of('why'), of('other')]).toEqual(['a', '']);
  run((typed) => typed.keep('why', 'a ren'));
  show({ typed: { why: 'a', other: 'elsewhere' } });
  expect([of('why'), of('other')]).toEqual(['a ren', 'elsewhere']);
  expect(calls).toEqual(['why: a ren']);
});

it('lets go of what there is, and of nothing once another record may be shown', () => {
  const { of, run, leave, calls } = open({ typed: { why: 'a', how: 'b' } });
  run((typed) => typed.settle('why', 'never typed'));
  expect(of('why')).toBe('');
  leave();
  run((typed) => typed.settle('how'));
  expect(calls).toEqual(['why: ']);
});
