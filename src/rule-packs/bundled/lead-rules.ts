import type { PackExample } from '../../pack-parts/examples';
import type { PackRule } from '../../pack-parts/rules';
import { examples } from './deal-rules';

const PERSON = { name: 'Ada Sampleton', email: 'ada@sample.example', company: 'Example Rockets' };

const LEAD = {
  ...PERSON,
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

/** The same person twice among the records at hand. */
export const DUPLICATE_RULE: PackRule = {
  ...copy(base),
  id: 'duplicate',
  kind: 'duplicate',
  title: 'One record for one person',
  severity: 'warning',
  why: 'Two records of one person are called twice, scored by half, and owned by two reps.',
  options: {},
  examples: examples({
    fail: [
      'a contact with the same mailbox',
      {
        object: 'lead',
        fields: PERSON,
        others: [{ object: 'contact', fields: { ...PERSON, email: 'ADA+news@sample.example' } }],
      },
    ],
    pass: [
      'a colleague on the same line',
      {
        object: 'lead',
        fields: { ...PERSON, phone: '+1 202 555 0114' },
        others: [
          {
            fields: { ...PERSON, phone: '+1 202 555 0114', email: 'bob@sample.example', name: 'Bob Sample' },
          },
        ],
      },
    ],
    unknown: ['no other records at hand', { object: 'lead', fields: PERSON }],
  }),
};

/** Somebody whom the examples route to; a pack names its own people. */
const REP = { id: 'kim', label: 'Kim Rep', team: 'sales' };

/**
 * Whether new records belong to whom the routing names; unknown until the pack has people.
 * `inbound`: what the tree asks for, of a record that goes to everybody else.
 */
export const routingRule = (inbound: PackExample['fields']): PackRule => ({
  ...copy(base),
  id: 'routing',
  kind: 'routing',
  title: 'Owner by routing',
  severity: 'info',
  why: 'A lead with nobody, or with the wrong one, waits: no clock makes up for that.',
  options: { unassignedOnly: true },
  examples: examples({
    fail: [
      'nobody has it',
      { object: 'lead', fields: { ...PERSON, ...inbound, owner: null }, people: [REP] },
    ],
    pass: [
      'the one rep of the team has it',
      { object: 'lead', fields: { ...PERSON, ...inbound, owner: 'Kim Rep' }, people: [REP] },
    ],
    unknown: ['nobody to route to', { object: 'lead', fields: { ...PERSON, ...inbound, owner: null } }],
  }),
});

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
