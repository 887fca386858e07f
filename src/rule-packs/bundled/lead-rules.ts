import type { PackRule } from '../../pack-parts/rules';
import { examples } from './deal-rules';

const LEAD = {
  name: 'Ada Sampleton',
  email: 'ada@sample.example',
  company: 'Example Rockets',
  source: 'Webinar',
  formSubmittedAt: null,
  demoRequestedAt: null,
  pricingLastViewedAt: null,
};

const base = { appliesTo: ['lead', 'contact'], owner: 'RevOps', mode: 'shadow' } as const;
const copy = (rule: typeof base) => ({ ...rule, appliesTo: [...rule.appliesTo] });

/** Says which lifecycle stage the record's own facts ask for, up and down. */
export const LIFECYCLE_RULE: PackRule = {
  ...copy(base),
  id: 'lifecycle',
  kind: 'lifecycle',
  title: 'Lifecycle stage',
  severity: 'info',
  why: 'Conversion figures, service levels and routing all hang on the lifecycle stage being true.',
  options: { requiredFields: true },
  examples: examples({
    fail: [
      'asked for a demo, still a lead',
      {
        object: 'lead',
        fields: { ...LEAD, lifecycleStage: 'Lead', demoRequestedAt: '2026-11-19T09:00:00Z' },
      },
    ],
    pass: [
      'a subscriber of whom nothing else is known',
      { object: 'lead', fields: { ...LEAD, lifecycleStage: 'Subscriber', company: null } },
    ],
    unknown: ['no lifecycle stage on the page', { object: 'lead', fields: {} }],
  }),
};

/** What sales answers to an MQL, and what becomes of those it gives back. */
export const MQL_HANDOFF: PackRule = {
  ...copy(base),
  id: 'mql-handoff',
  kind: 'mql-handoff',
  title: 'Answer to an MQL',
  severity: 'warning',
  why: 'A rejection without a reason teaches marketing nothing, and a lead without an answer is lost.',
  options: {
    statusField: 'leadStatus',
    accepted: ['In Progress', 'Open Deal', 'Connected', 'Working - Contacted', 'Qualified'],
    rejected: ['Unqualified', 'Disqualified', 'Bad Timing', 'Closed - Not Converted', 'Recycled'],
    reasonField: 'rejectionReason',
    sinceField: 'becameMqlAt',
    recycledField: 'recycledAt',
  },
  examples: examples({
    fail: [
      'rejected without a reason',
      {
        object: 'lead',
        fields: {
          ...LEAD,
          lifecycleStage: 'MQL',
          leadStatus: 'Unqualified',
          rejectionReason: null,
          becameMqlAt: '2026-11-19T13:00:00Z',
          recycledAt: null,
        },
      },
    ],
    pass: [
      'rejected with a code',
      {
        object: 'lead',
        fields: {
          ...LEAD,
          lifecycleStage: 'MQL',
          leadStatus: 'Unqualified',
          rejectionReason: 'FIT-01',
          becameMqlAt: '2026-11-19T13:00:00Z',
          recycledAt: null,
        },
      },
    ],
    unknown: ['no lifecycle stage on the page', { object: 'lead', fields: {} }],
  }),
};
