import type { Condition } from '../../conditions/condition';
import type { PackLifecycle } from '../../pack-parts/lifecycle';
import type { PackReasonCode } from '../../pack-parts/reason-codes';
import { allOf, anyOf, seen } from './conditions';

const BANT = ['budget', 'authority', 'need', 'purchaseTimeline'];

/** A high-intent action makes an MQL whatever the score (domain.md § 1). */
const HIGH_INTENT: Condition = anyOf(
  seen('demoRequestedAt'),
  allOf(seen('pricingLastViewedAt'), seen('formSubmittedAt')),
);

/** The seven stages of domain.md § 1, under the names that both CRMs use for them. */
export const LIFECYCLE: PackLifecycle = {
  stages: [
    {
      id: 'subscriber',
      label: 'Subscriber',
      aliases: [],
      owner: 'Marketing',
      requiredFields: ['email'],
      leavesWhen: [
        'Gives company information',
        'Sees 3 or more pages in a session',
        'Downloads gated content',
      ],
    },
    {
      id: 'lead',
      label: 'Lead',
      aliases: [],
      owner: 'Marketing',
      requiredFields: ['name', 'email', 'company'],
      enterWhen: allOf(seen('name'), seen('email'), seen('company')),
      leavesWhen: ['Reaches the MQL threshold', 'Is qualified by hand'],
    },
    {
      id: 'mql',
      label: 'MQL',
      aliases: ['Marketing Qualified Lead'],
      owner: 'Marketing, then Sales',
      requiredFields: ['source'],
      enterWhen: HIGH_INTENT,
      score: 'mql',
      leavesWhen: ['Accepted by sales', 'Rejected with a reason code', 'No answer in time: escalated'],
      answerWithinHours: 48,
    },
    {
      id: 'sql',
      label: 'SQL',
      aliases: ['Sales Qualified Lead'],
      owner: 'Sales (SDR or AE)',
      requiredFields: BANT.slice(0, 3),
      enterWhen: { op: 'atLeast', count: 2, of: BANT.map(seen) },
      leavesWhen: ['An opportunity with a value exists', 'Disqualified with a reason code'],
    },
    {
      id: 'opportunity',
      label: 'Opportunity',
      aliases: [],
      owner: 'Sales (AE)',
      requiredFields: [],
      leavesWhen: ['Closed won', 'Closed lost'],
    },
    {
      id: 'customer',
      label: 'Customer',
      aliases: [],
      owner: 'Customer success',
      requiredFields: [],
      leavesWhen: ['Churns', 'Expands', 'Renews'],
    },
    {
      id: 'evangelist',
      label: 'Evangelist',
      aliases: [],
      owner: 'Customer success and Marketing',
      requiredFields: [],
    },
  ],
  recycled: { label: 'Recycled', aliases: ['Recycle', 'Nurture'] },
};

/** Why sales gives a lead back, and what becomes of it (domain.md § 3). */
export const REASON_CODES: PackReasonCode[] = [
  { id: 'FIT-01', label: 'Too small', action: 'nurture', scoreAgain: 'if it grows' },
  { id: 'FIT-02', label: 'Wrong industry', action: 'archive' },
  { id: 'FIT-03', label: 'Wrong role', action: 'nurture' },
  { id: 'ENG-01', label: 'No response after 3 attempts', action: 'recycle', recycleAfterDays: 90 },
  { id: 'ENG-02', label: 'Bad timing', action: 'recycle', recycleAfterDays: 60 },
  { id: 'QUAL-01', label: 'No budget', action: 'recycle', recycleAfterDays: 90 },
  { id: 'QUAL-02', label: 'Locked in with a competitor', action: 'recycle', recycleBefore: 'their renewal' },
  { id: 'QUAL-03', label: 'Not a real project', action: 'archive' },
];
