import { deal, empty, filled, opportunity, stage, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const worth = (amount: number, overrides = {}) => deal({ fields: { amount: filled(amount) }, ...overrides });

const without = (stageName: string) => deal({ stage: stage(stageName), fields: { amount: empty() } });

export const examples: RuleKindExamples = {
  options: { from: 'demo', zeroIsMissing: true },
  passes: [
    { name: 'filled', record: worth(48_000), says: 'Amount is filled: 48000.' },
    {
      name: 'before the stage that needs one',
      record: without('Discovery'),
      says: 'Discovery comes before Demo; no amount is asked for yet.',
    },
    {
      name: 'before the place that needs one',
      options: { from: 4, zeroIsMissing: true },
      record: without('Demo'),
      says: 'Demo comes before Proposal; no amount is asked for yet.',
    },
    {
      name: 'a zero that the pack lets be',
      options: { zeroIsMissing: false },
      record: worth(0),
      says: 'Amount is filled: 0.',
    },
    {
      name: 'a closed deal',
      record: without('Closed Lost'),
      says: 'Closed Lost is a closed stage; this rule looks at open deals.',
    },
  ],
  fails: [
    {
      name: 'empty in the very stage that needs one',
      record: without('Demo'),
      cleared: worth(48_000, { stage: stage('Demo') }),
      says: 'Amount is empty in Demo; every open stage from Demo on needs one. Fill in the best figure you have.',
    },
    {
      name: 'zero',
      record: opportunity({ fields: { amount: filled(0) } }),
      cleared: opportunity({ fields: { amount: filled(1) } }),
      says: 'Amount is 0 in Negotiation; every open stage from Demo on needs one above 0. Fill in the best figure you have.',
    },
    {
      name: 'empty, and needed from the first stage on',
      options: { zeroIsMissing: false },
      record: without('Qualified'),
      cleared: worth(0, { stage: stage('Qualified') }),
      says: 'Amount is empty in Qualified; every open stage needs one. Fill in the best figure you have.',
    },
    {
      name: 'a place beyond the pipeline',
      options: { from: 40, zeroIsMissing: false },
      record: without('Qualified'),
      cleared: worth(9, { stage: stage('Qualified') }),
      says: 'Amount is empty in Qualified; every open stage needs one. Fill in the best figure you have.',
    },
  ],
  unknown: [
    {
      name: 'not on the layout',
      record: deal(),
      says: 'Amount is not on this layout. Show it on this layout, then read the page again.',
    },
    {
      name: 'shortened by the page',
      record: deal({ fields: { amount: unreadable('abbreviated') } }),
      says: 'Amount can’t be read: the page shows a shortened number. Answer the question about it if there is one, or show it in another form.',
    },
    {
      name: 'the stage is not in the pack',
      record: worth(0, { stage: stage('Pilot') }),
      says: '“Pilot” is not a stage of this rule pack. Ask RevOps to add it to the pack, as a stage or as an alias.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    { name: 'a place before the first', options: { from: 0, zeroIsMissing: true } },
    { name: 'a word for a yes', options: { zeroIsMissing: 'yes' } },
  ],
};
