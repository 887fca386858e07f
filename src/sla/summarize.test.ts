import { expect, it } from 'vitest';
import type { Finding } from '../record/assessment';
import { finding } from '../ui/testing/sample-findings';
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
