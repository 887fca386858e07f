// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Outcome } from '../../../record/assessment';
import type { MarkEntry } from '../../../record/visit';
import { mount } from '../../testing/mount';
import { finding, NOW } from '../../testing/sample-findings';
import { CONTEXT, view } from '../../testing/sample-view';
import { MarksLog } from './MarksLog';

const DAY = 86_400_000;
const snooze: MarkEntry = {
  rule: 'stale-by-stage',
  kind: 'snooze',
  until: NOW + DAY,
  reason: null,
  at: NOW - 3 * DAY,
};

const lines = (marks: MarkEntry[], acknowledged = {}, outcome: Outcome = 'pass') => {
  const stale = { rule: 'stale-by-stage', ruleTitle: 'Stale deals', title: 'Stale in Negotiation' };
  const shown = view({ findings: [finding({ ...stale, outcome })] });
  const { root } = mount(
    <MarksLog view={{ ...shown, suppressions: [], marks, acknowledged }} context={CONTEXT} />,
  );
  return [...root.querySelectorAll('li')].map((line) => line.textContent);
};

it('tells what was put away, what ended, and which clocks were acknowledged, the newest first', () => {
  const dismissed = { ...snooze, kind: 'dismiss', until: null, reason: 'a renewal', at: NOW - DAY } as const;
  expect(
    lines([{ ...snooze, endedAt: NOW - 2 * DAY }, dismissed], { 'first-contact': NOW - 2 * DAY }),
  ).toEqual([
    '19 Nov 2026, 14:06 CETStale deals dismissed: a renewal',
    '18 Nov 2026, 14:06 CETfirst-contact acknowledged',
    '17 Nov 2026, 14:06 CETStale deals snoozed until 21 Nov 2026; ended 18 Nov 2026, 14:06 CET',
  ]);
});

it('calls a warning what its card does, and a rule without a card by its own name', () => {
  expect(lines([snooze], {}, 'fail')[0]).toContain('Stale in Negotiation snoozed');
  expect(lines([snooze], {}, 'pass')[0]).toContain('Stale deals snoozed');
});

it('names a rule by its id where the pack has none of that name any more', () => {
  expect(lines([{ ...snooze, rule: 'old-rule' }])[0]).toContain('old-rule snoozed until');
});

it('says when nothing was', () => {
  expect(lines([])).toEqual([]);
});
