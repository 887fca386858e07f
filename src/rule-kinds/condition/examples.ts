import { deal, empty, filled, moment, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';
import { withFields } from '../testing/typed-fields';

const bigDeal = {
  when: {
    op: 'all',
    of: [
      { op: 'gt', field: 'amount', value: 25_000 },
      { op: 'empty', field: 'sponsor' },
    ],
  },
  unless: { op: 'eq', field: 'dealType', value: 'Renewal' },
  title: 'Big deal without a sponsor',
  says: '{{amount}} and no executive sponsor; deals over 25,000 need one.',
  next: 'Name the sponsor, or ask {{owner}} who it is.',
};

const inState = (fields: object) =>
  deal({ fields: { owner: filled('Ada Sampleton'), dealType: filled('New business'), ...fields } });

const wanted = {
  when: {
    op: 'any',
    of: [
      { op: 'lt', field: 'probability', value: 50 },
      { op: 'empty', field: 'probability' },
    ],
  },
  clearsWhen: { op: 'exists', field: 'nextStep' },
  says: 'Probability is {{probability}} and no next step is planned.',
  next: 'Plan a next step.',
  fields: ['nextStep'],
};

export const examples: RuleKindExamples = {
  options: bigDeal,
  pack: { field: withFields({ sponsor: ['Executive sponsor', 'text'], signed: ['Signed on', 'datetime'] }) },
  passes: [
    {
      name: 'one part does not hold',
      record: inState({ amount: filled(25_000), sponsor: empty() }),
      says: 'It is not so that Amount is more than 25,000 and Executive sponsor is empty.',
    },
    {
      name: 'a part that does not hold decides, whatever is hidden',
      record: inState({ sponsor: filled('Grace Sampleton') }),
      says: 'It is not so that Amount is more than 25,000 and Executive sponsor is empty.',
    },
    {
      name: 'the exception applies',
      record: inState({ amount: filled(30_000), sponsor: empty(), dealType: filled('renewal') }),
      says: 'An exception applies: Type is “Renewal”.',
    },
    {
      name: 'what the rule wants instead is there',
      options: wanted,
      record: inState({ probability: filled(20), nextStep: filled('Call on Monday') }),
      says: 'As the rule wants it: Next step is filled.',
    },
  ],
  fails: [
    {
      name: 'all parts hold, and the first is the smallest change',
      record: inState({ amount: filled(30_000), sponsor: empty() }),
      cleared: inState({ amount: filled(25_000), sponsor: empty() }),
      says: '30000 and no executive sponsor; deals over 25,000 need one. Name the sponsor, or ask Ada Sampleton who it is.',
    },
    {
      name: 'what the rule wants instead is missing',
      options: wanted,
      record: inState({ probability: empty(), nextStep: empty() }),
      cleared: inState({ probability: empty(), nextStep: filled('Call on Monday') }),
      says: 'Probability is empty and no next step is planned. Plan a next step.',
    },
    {
      name: 'a value can’t bring placeholders of its own',
      record: inState({ amount: filled(30_000), sponsor: empty(), owner: filled('Ada {owner}') }),
      cleared: inState({ amount: filled(30_000), sponsor: filled('Grace Sampleton') }),
      says: '30000 and no executive sponsor; deals over 25,000 need one. Name the sponsor, or ask Ada {owner} who it is.',
    },
  ],
  unknown: [
    {
      name: 'a field that matters is not on the layout',
      record: inState({ sponsor: empty() }),
      says: 'Amount is not on this layout. Leadlight can’t tell whether Amount is more than 25,000 and Executive sponsor is empty. Show it on this layout, then read the page again.',
    },
    {
      name: 'the exception can’t be read',
      record: inState({ amount: filled(30_000), sponsor: empty(), dealType: unreadable('loading') }),
      says: 'Type can’t be read: the page is still loading it. Leadlight can’t tell whether Amount is more than 25,000 and Executive sponsor is empty. Show it on this layout, then read the page again.',
    },
    {
      name: 'a day is not exact enough',
      options: { ...bigDeal, when: { op: 'olderThanDays', field: 'signed', days: 30 } },
      record: inState({ signed: moment('2026-10-21T00:00:00Z', 'day') }),
      says: 'What this page shows is not exact enough to tell whether Signed on is more than 30 days ago. Look it up in the CRM.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    {
      name: 'a condition that does not exist',
      options: { ...bigDeal, when: { op: 'matches', field: 'amount' } },
    },
    {
      name: 'a text that would evaluate something',
      options: { ...bigDeal, says: '{{amount * 2}} is too much.' },
    },
    { name: 'a placeholder that is not closed', options: { ...bigDeal, next: 'Ask {{owner' } },
    { name: 'no next step', options: { ...bigDeal, next: '' } },
  ],
};
