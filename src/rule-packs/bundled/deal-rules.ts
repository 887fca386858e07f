import type { PackExample } from '../../pack-parts/examples';
import type { PackRule } from '../../pack-parts/rules';

/** The clock of every bundled example. */
const NOW = '2026-11-20T13:00:00Z';

type Case = Omit<PackExample, 'name' | 'expect' | 'now'>;
type Cases = Record<PackExample['expect'], [name: string, about: Case]>;

/** One example of each outcome. */
export const examples = (cases: Cases): PackExample[] =>
  (['fail', 'pass', 'unknown'] as const).map((expect) => {
    const [name, about] = cases[expect];
    return { name, expect, now: NOW, ...about };
  });

const base = { appliesTo: ['deal'], owner: 'RevOps', severity: 'warning', mode: 'live' } as const;
const copy = (rule: typeof base) => ({ ...rule, appliesTo: [...rule.appliesTo] });

const NEGOTIATION = { stage: 'Negotiation' };

export const STALE_DEAL: PackRule = {
  ...copy(base),
  id: 'stale-deal',
  kind: 'stale-deal',
  title: 'Stale at 2× the stage’s average',
  why: 'A deal at twice the usual time in its stage needs a next step, or another stage.',
  options: { factor: 2, minimumSample: 20, floorDays: 3, escalation: { afterDays: 7, to: 'your manager' } },
  examples: examples({
    fail: [
      'six weeks in Negotiation',
      { ...NEGOTIATION, fields: { stageEnteredAt: '2026-10-05T09:00:00Z' } },
    ],
    pass: ['a week in Negotiation', { ...NEGOTIATION, fields: { stageEnteredAt: '2026-11-13T09:00:00Z' } }],
    unknown: ['nothing says since when', { ...NEGOTIATION, fields: {} }],
  }),
};

export const STAGE_SKIP: PackRule = {
  ...copy(base),
  id: 'stage-skip',
  kind: 'stage-skip',
  title: 'Stage order',
  why: 'A skipped stage leaves its questions unasked, and makes conversion figures wrong.',
  options: { optionalStages: [], provenWithinHours: 24 },
  examples: examples({
    fail: [
      'from Qualified to Proposal',
      {
        stage: 'Proposal',
        fields: {},
        history: [
          { field: 'stage', at: '2026-11-02T09:00:00Z', from: null, to: 'Qualified' },
          { field: 'stage', at: '2026-11-16T09:00:00Z', from: 'Qualified', to: 'Proposal' },
        ],
      },
    ],
    pass: [
      'one stage at a time',
      {
        stage: 'Discovery',
        fields: {},
        history: [
          { field: 'stage', at: '2026-11-02T09:00:00Z', from: null, to: 'Qualified' },
          { field: 'stage', at: '2026-11-16T09:00:00Z', from: 'Qualified', to: 'Discovery' },
        ],
      },
    ],
    unknown: ['the stage was not read', { fields: {} }],
  }),
};

export const CLOSE_DATE_PAST: PackRule = {
  ...copy(base),
  id: 'close-date-past',
  kind: 'close-date-past',
  title: 'Close date in the past',
  why: 'An open deal that should have closed already makes every forecast wrong.',
  options: { toleranceDays: 0 },
  examples: examples({
    fail: ['due last week', { ...NEGOTIATION, fields: { closeDate: '2026-11-13' } }],
    pass: ['due next month', { ...NEGOTIATION, fields: { closeDate: '2026-12-18' } }],
    unknown: ['no close date on the page', { ...NEGOTIATION, fields: {} }],
  }),
};

/** `reasonField` where the pack has one; a push without a reason is a silent one. */
export const closeDatePush = (fields: { reason?: string; review?: string }): PackRule => ({
  ...copy(base),
  id: 'close-date-push',
  kind: 'close-date-push',
  title: 'Close date pushed',
  why: 'A push without a reason hides a problem; two pushes are a forecast that needs a second look.',
  options: {
    count: 'moves',
    ignoreDays: 3,
    ...(fields.reason !== undefined && { reasonField: fields.reason }),
    review: { afterPushes: 2, ...(fields.review !== undefined && { field: fields.review }) },
  },
  examples: examples({
    fail: [
      'pushed twice',
      {
        ...NEGOTIATION,
        fields: { closeDate: '2026-12-18', ...filledFields(fields, null) },
        history: [
          { field: 'closeDate', at: '2026-10-01T09:00:00Z', from: '2026-10-16', to: '2026-11-13' },
          { field: 'closeDate', at: '2026-11-09T09:00:00Z', from: '2026-11-13', to: '2026-12-18' },
        ],
      },
    ],
    pass: [
      'pulled in',
      {
        ...NEGOTIATION,
        fields: { closeDate: '2026-12-04', ...filledFields(fields, null) },
        history: [{ field: 'closeDate', at: '2026-11-09T09:00:00Z', from: '2026-12-18', to: '2026-12-04' }],
      },
    ],
    unknown: ['the stage was not read', { fields: {} }],
  }),
});

const filledFields = (fields: Record<string, string | undefined>, value: null) =>
  Object.fromEntries(Object.values(fields).flatMap((name) => (name === undefined ? [] : [[name, value]])));

export const AMOUNT_MISSING: PackRule = {
  ...copy(base),
  id: 'amount-missing',
  kind: 'amount-missing',
  title: 'Amount missing',
  why: 'A deal without an amount is missing from pipeline, coverage and forecast.',
  options: { from: 2, zeroIsMissing: true },
  examples: examples({
    fail: ['no amount in Negotiation', { ...NEGOTIATION, fields: { amount: null } }],
    pass: ['an amount', { ...NEGOTIATION, fields: { amount: 12_000 } }],
    unknown: ['no amount on the page', { ...NEGOTIATION, fields: {} }],
  }),
};

export const INACTIVE_DEAL: PackRule = {
  ...copy(base),
  id: 'inactive-deal',
  kind: 'inactive-deal',
  title: 'No activity in 14 days',
  severity: 'info',
  why: 'Silence is the first sign of a deal that slips. Stale looks at the stage; this looks at the contact.',
  options: { days: 14, nextActivity: 'excuses' },
  examples: examples({
    fail: [
      'silent for a month, and nothing planned',
      { ...NEGOTIATION, fields: { lastActivityAt: '2026-10-20T09:00:00Z', nextActivityAt: null } },
    ],
    pass: [
      'a call yesterday',
      { ...NEGOTIATION, fields: { lastActivityAt: '2026-11-19T09:00:00Z', nextActivityAt: null } },
    ],
    unknown: ['no activity on the page', { ...NEGOTIATION, fields: {} }],
  }),
};

export const NEXT_STEP_MISSING: PackRule = {
  ...copy(base),
  id: 'next-step-missing',
  kind: 'next-step-missing',
  title: 'Next step missing',
  severity: 'info',
  mode: 'shadow',
  why: 'A deal without a next step has none.',
  options: { perStage: false },
  examples: examples({
    fail: ['empty', { ...NEGOTIATION, fields: { nextStep: null } }],
    pass: ['written down', { ...NEGOTIATION, fields: { nextStep: 'Send the redlined contract' } }],
    unknown: ['not on the page', { ...NEGOTIATION, fields: {} }],
  }),
};

export const STAGE_REGRESSION: PackRule = {
  ...copy(base),
  id: 'stage-regression',
  kind: 'stage-regression',
  title: 'Moved back',
  mode: 'shadow',
  why: 'A deal that moves back lost something on the way; the forecast should know.',
  options: { withinDays: 30 },
  examples: examples({
    fail: [
      'from Negotiation back to Discovery',
      {
        stage: 'Discovery',
        fields: {},
        history: [
          { field: 'stage', at: '2026-10-02T09:00:00Z', from: 'Proposal', to: 'Negotiation' },
          { field: 'stage', at: '2026-11-16T09:00:00Z', from: 'Negotiation', to: 'Discovery' },
        ],
      },
    ],
    pass: [
      'forward only',
      {
        stage: 'Negotiation',
        fields: {},
        history: [
          { field: 'stage', at: '2026-10-02T09:00:00Z', from: null, to: 'Proposal' },
          { field: 'stage', at: '2026-11-16T09:00:00Z', from: 'Proposal', to: 'Negotiation' },
        ],
      },
    ],
    unknown: ['the stage was not read', { fields: {} }],
  }),
};

export const AMOUNT_CHANGED: PackRule = {
  ...copy(base),
  id: 'amount-changed',
  kind: 'amount-changed',
  title: 'Amount changed late',
  severity: 'info',
  mode: 'shadow',
  why: 'An amount that changes just before the close date was not agreed yet.',
  options: { percent: 20, daysBeforeClose: 14 },
  examples: examples({
    fail: [
      'halved a week before the close date',
      {
        ...NEGOTIATION,
        fields: { amount: 10_000, closeDate: '2026-11-27' },
        history: [{ field: 'amount', at: '2026-11-19T09:00:00Z', from: '20000', to: '10000' }],
      },
    ],
    pass: [
      'changed months before',
      {
        ...NEGOTIATION,
        fields: { amount: 10_000, closeDate: '2026-11-27' },
        history: [{ field: 'amount', at: '2026-06-01T09:00:00Z', from: '20000', to: '10000' }],
      },
    ],
    unknown: ['the stage was not read', { fields: {} }],
  }),
};

const movedBy = (by: 'user' | 'automation'): NonNullable<PackExample['history']> => [
  { field: 'stage', at: '2026-11-02T09:00:00Z', from: null, to: 'Qualified', by: 'user' },
  { field: 'stage', at: '2026-11-16T09:00:00Z', from: 'Qualified', to: 'Discovery', by },
];

export const UNATTRIBUTED_MOVE: PackRule = {
  ...copy(base),
  id: 'unattributed-move',
  kind: 'unattributed-move',
  title: 'Moved by no user',
  severity: 'info',
  mode: 'shadow',
  why: 'A workflow that moves deals makes stages look passed that nobody worked on.',
  options: { withinDays: 30, by: ['automation', 'import', 'integration'] },
  examples: examples({
    fail: ['moved by a workflow', { stage: 'Discovery', fields: {}, history: movedBy('automation') }],
    pass: ['moved by its owner', { stage: 'Discovery', fields: {}, history: movedBy('user') }],
    unknown: ['the stage was not read', { fields: {} }],
  }),
};
