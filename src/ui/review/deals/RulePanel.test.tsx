// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../../testing/mount';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import type { RuleSource } from './connect-rules';
import type { Behind } from './FilterBar';
import { RulePanel } from './RulePanel';

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

const HIT = {
  rule: 'big',
  title: 'Big deal',
  severity: 'warning',
  isShadow: true,
  fails: 2,
  unknown: 1,
} as const;

function open(source: Partial<RuleSource>) {
  const shown: Behind[] = [];
  const { root } = mount(
    <RulePanel
      rows={sampleRows([{ key: 'a' }, { key: 'b' }, { key: 'c' }])}
      source={{
        count: async () => ({ hits: [HIT], records: 3, others: ['Stale deal'] }),
        failing: async () => ['a', 'c', 'stored later'],
        ...source,
      }}
      context={CONTEXT}
      onBehind={(behind) => shown.push(behind)}
    />,
  );
  const panel = root.querySelector('.popover');
  // The DOM of the tests knows no popovers.
  panel?.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
  return { root, shown, text: () => panel?.textContent ?? '' };
}

it('counts when it is opened, and lists the records of a rule', async () => {
  const { root, shown, text } = open({});
  await settle();
  expect(text()).toContain('Not counted, because fields are not enough: 1 ruleStale deal');
  expect(text()).toContain('Big deal (shadow)2, 1 unknown');
  root.querySelector<HTMLButtonElement>('li button')?.click();
  await settle();
  expect(shown).toEqual([{ label: 'Rule: Big deal', mask: Uint8Array.from([1, 0, 1]) }]);
});

it('says why nothing was counted', async () => {
  const { text } = open({ count: () => Promise.reject(new Error('The disk is full.')) });
  await settle();
  expect(text()).toContain('The rules were not counted: The disk is full.');
});
