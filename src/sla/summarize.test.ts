import { expect, it } from 'vitest';
import type { Deadline, Finding } from '../record/assessment';
import { deadline, finding, score } from '../ui/testing/sample-findings';
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

it('names the first clock and the first warning of those that stand alike', () => {
  const two = (minutesAgo: number) =>
    ['First', 'Second'].map((title) => deadline(minutesAgo, { title, sla: title }));
  const topOf = (deadlines: Deadline[], findings: Finding[] = []) =>
    summarize(assessment({ findings, deadlines }), NOW).topWarning;
  expect(topOf(two(6))).toBe('First: breached');
  expect(topOf(two(4))).toBe('First: at risk');
  expect(topOf([deadline(4, { title: 'At risk' }), ...two(6)])).toBe('First: breached');
  expect(topOf([], [WARNING, finding({ title: 'Later' })])).toBe('Close date past');
});

it('names no finding that is unknown or has passed', () => {
  const quiet = [finding({ outcome: 'unknown' }), finding({ outcome: 'pass' })];
  const top = (findings: Finding[]) => summarize(assessment({ findings }), NOW).topWarning;
  expect(top(quiet)).toBeNull();
  expect(top([...quiet, WARNING])).toBe('Close date past');
});

const PAUSE = { since: NOW - 60_000, reason: 'waits', leftMs: 60_000 };

it.each<[string, Deadline, object]>([
  ['runs', deadline(1), { info: 1 }],
  ['is at risk', deadline(4), { warning: 1 }],
  ['is paused', deadline(9, { pause: PAUSE }), { info: 1 }],
  ['is breached', deadline(6), { breach: 1 }],
  ['was met', deadline(9, { metAt: NOW - 8 * 60_000 }), { passed: 1 }],
  ['was met late', deadline(9, { metAt: NOW }), { passed: 1 }],
  ['is not known', deadline(9, { startAt: null }), { unknown: 1 }],
])('counts a clock that %s as it stands now', (_, clock, counts) => {
  const long = { assessedAt: NOW - 86_400_000, findings: [], deadlines: [clock] };
  expect(summarize(assessment(long), NOW)).toMatchObject({
    ...{ breach: 0, warning: 0, info: 0, unknown: 0, passed: 0, ...counts },
    judgedAt: NOW,
  });
});

const park = (one: Finding) => ({ finding: one, since: NOW - 1, until: NOW + 1 });

it('says by which pack, with which score, and what was parked', () => {
  const parked = [park(WARNING)];
  const full = summarize(assessment({ parked, score: score() }), NOW);
  expect(full).toMatchObject({ judgedBy: 'mid-market@3', score: 69, parked: 1 });
  const bare = summarize(assessment({ score: null }), NOW);
  expect(bare.score).toBeNull();
  expect(bare).not.toHaveProperty('parked');
});

it('marks each rule by its worst finding, be it put away or not', () => {
  const failing = finding({ rule: 'stale', fields: [{ name: 'stage', label: 'Stage' }] });
  const findings = [
    finding({ rule: 'stale', outcome: 'unknown' }),
    failing,
    { ...failing, fields: [...failing.fields, { name: 'amount', label: 'Amount' }] },
    finding({ rule: 'past', fields: [{ name: 'closeDate', label: 'Close date' }] }),
    finding({ rule: 'fields', outcome: 'unknown' }),
    finding({ rule: 'fine', outcome: 'pass' }),
  ];
  const skippedRules = [{ rule: 'odd', reason: 'not for leads' }];
  const parked = [INFO, failing].map(park);
  const silent = ['quiet', 'odd'];
  const all = assessment({ findings, skippedRules, parked, silent });
  expect(summarize(all, NOW, new Set(['stale'])).rules).toEqual([
    { rule: 'stale', as: 'shown', fields: ['stage', 'amount'] },
    { rule: 'past', as: 'shown', fields: ['closeDate'] },
    { rule: 'fields', as: 'unknown' },
    { rule: 'odd', as: 'unknown' },
    { rule: 'note', as: 'parked' },
    { rule: 'quiet', as: 'silent' },
  ]);
});
