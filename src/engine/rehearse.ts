import type { Condition } from '../conditions/condition';
import type { PackExample } from '../pack-parts/examples';
import type { PackRule } from '../pack-parts/rules';
import type { AssessContext } from '../record/types';
import type { RulePack } from '../rule-packs/schema';
import { assess } from './assess';
import { compilePack } from './compile-pack';
import { exampleRecord } from './example-record';

const ENTERED = '2026-10-05T09:00:00Z';
export const REHEARSAL: PackExample = {
  name: 'rehearsal',
  expect: 'fail',
  now: '2026-11-20T13:00:00Z',
  stage: 'B',
  fields: {
    amount: 1,
    closeDate: '2026-11-01',
    createdAt: ENTERED,
    stageEnteredAt: ENTERED,
    note: 'a b',
    ok: true,
  },
  history: [{ field: 'stage', at: ENTERED, from: 'A', to: 'B' }],
};

/** Each operator once, none of which settles its group before the next is asked. */
export const EVERY_OPERATOR: Condition[] = [
  { op: 'neq', field: 'note', value: 'c' },
  { op: 'eq', field: 'ok', value: true },
  { op: 'in', field: 'note', values: ['a b', 'c'] },
  { op: 'notIn', field: 'note', values: ['c', 'd'] },
  { op: 'gt', field: 'amount', value: 0 },
  { op: 'gte', field: 'closeDate', value: '2026-01-01' },
  { op: 'lt', field: 'createdAt', value: '2026-11-01T00:00:00Z' },
  { op: 'lte', field: 'amount', value: 1 },
  { op: 'between', field: 'amount', from: 0, to: 2 },
  { op: 'contains', field: 'note', text: 'a' },
  { op: 'startsWith', field: 'note', text: 'a' },
  { op: 'endsWith', field: 'note', text: 'b' },
  { op: 'anyOfWords', field: 'note', words: ['b'] },
  { op: 'exists', field: 'note' },
  { op: 'none', of: [{ op: 'empty', field: 'note' }] },
  {
    op: 'any',
    of: [
      { op: 'emailDomainIn', field: 'note', domains: ['example.com'] },
      { op: 'exists', field: 'ok' },
    ],
  },
  { op: 'olderThanDays', field: 'closeDate', days: 1 },
  { op: 'withinDays', field: 'createdAt', days: 365 },
  { op: 'daysBetween', from: 'createdAt', to: 'stageEnteredAt', atLeast: 0 },
  {
    op: 'atLeast',
    count: 1,
    of: [
      { op: 'countAtLeast', events: 'visit', count: 1, withinDays: 30 },
      { op: 'exists', field: 'ok' },
    ],
  },
];

const rule = (kind: string, options: PackRule['options']): PackRule => ({
  id: kind,
  kind,
  options,
  appliesTo: ['deal'],
  title: kind,
  severity: 'info',
  mode: 'live',
  owner: 'nobody',
  why: 'Rehearsal.',
});

const all: Condition = { op: 'all', of: EVERY_OPERATOR };

/** It means nothing: it has in it, once, what most packs have. */
export const REHEARSAL_PACK: RulePack = {
  schemaVersion: 1,
  id: 'rehearsal',
  name: 'Rehearsal',
  version: 1,
  issuedAt: '2026-01-01T00:00:00Z',
  owner: 'nobody',
  fields: { note: { label: 'Note', type: 'text' }, ok: { label: 'OK', type: 'boolean' } },
  pipelines: [
    {
      id: 'rehearsal',
      label: 'Rehearsal',
      stages: ['A', 'B', 'C'].map((label) => ({
        id: label.toLowerCase(),
        label,
        aliases: [],
        kind: label === 'C' ? 'won' : 'open',
        requiredFields: ['amount', 'nextStep'],
        staleAfterDays: 14,
      })),
    },
  ],
  scoring: {
    appliesTo: ['deal'],
    weights: { fit: 50, engagement: 50 },
    threshold: 60,
    fitMinimum: 0,
    engagementMinimum: 0,
    fit: [{ id: 'fit', label: 'Fit', points: 50, when: all }],
    engagement: [
      {
        id: 'engagement',
        label: 'Engagement',
        points: 50,
        when: all,
        since: 'createdAt',
        decay: { points: 5, everyDays: 30 },
      },
    ],
    negative: [],
  },
  slas: [],
  rules: [
    rule('required-fields', { nextStage: true }),
    rule('stale-deal', { factor: 2, minimumSample: 20, floorDays: 3 }),
    rule('stage-skip', { optionalStages: [], provenWithinHours: 24 }),
    rule('close-date-past', { toleranceDays: 0 }),
    rule('condition', { when: all, says: 'It is {{amount}}.', next: 'Nothing.' }),
  ],
  noiseBudget: 5,
  retentionDays: 90,
};

/**
 * Compiles a small pack and judges a record by it, for nothing but that the platform then has the code ready:
 * what a first run costs is paid while the worker waits for its pack. A page without a rehearsal is judged the same.
 */
export function rehearse(context: AssessContext): void {
  const compiled = compilePack(REHEARSAL_PACK, 'bundled');
  assess(compiled, exampleRecord(REHEARSAL, compiled.context), context);
}
