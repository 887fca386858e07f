import { expect, it } from 'vitest';
import type { Finding } from '../record/assessment';
import { deadline, finding } from '../ui/testing/sample-findings';
import { assessment } from '../ui/testing/sample-view';
import { summarize } from './summarize';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const FINDINGS: Finding[] = [
  finding({ rule: 'stale', kind: 'stale-deal', title: 'Stale in Proposal', severity: 'breach' }),
  finding({ rule: 'past', kind: 'close-date', title: 'Close date past', severity: 'warning' }),
  finding({ rule: 'fields', outcome: 'unknown' }),
  finding({ rule: 'skip', outcome: 'pass' }),
];
const counted = (...putAway: string[]) =>
  summarize(assessment({ findings: FINDINGS, deadlines: [] }), NOW, new Set(putAway));

it('counts what is open, and not what was put away', () => {
  expect(counted()).toMatchObject({ breach: 1, warning: 1, unknown: 1, passed: 1 });
  expect(counted()).not.toHaveProperty('putAway');
  expect(counted('stale')).toMatchObject({
    ...{ breach: 0, warning: 1, unknown: 1, passed: 1, putAway: 1 },
    ...{ topWarning: 'Close date past', kinds: ['close-date'] },
  });
  expect(counted('stale', 'past', 'fields')).toMatchObject({
    ...{ breach: 0, warning: 0, unknown: 0, passed: 1, putAway: 3 },
    ...{ topWarning: null, kinds: [] },
  });
});

it('puts away no rule that has passed', () => {
  const summary = counted('skip');
  expect(summary.passed).toBe(1);
  expect(summary).not.toHaveProperty('putAway');
});

const INFO = finding({ rule: 'note', title: 'No next step', severity: 'info' });
const WARNING = finding({ rule: 'past', title: 'Close date past', severity: 'warning' });

it.each([
  ['a clock at risk alone', 4, [], 'First contact: at risk'],
  ['a clock at risk over a hint', 4, [INFO], 'First contact: at risk'],
  ['a warning over a clock at risk', 4, [WARNING], 'Close date past'],
  ['a breached clock over a warning', 6, [WARNING], 'First contact: breached'],
  ['a hint over a clock that runs', 1, [INFO], 'No next step'],
  ['nothing for a clock that runs', 1, [], null],
])('names the worst: %s', (_, minutesAgo, findings, topWarning) => {
  const deadlines = [deadline(minutesAgo)];
  expect(summarize(assessment({ findings, deadlines }), NOW).topWarning).toBe(topWarning);
});
