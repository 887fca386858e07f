import {
  deal,
  empty,
  filled,
  history,
  moment,
  opportunity,
  stage,
  unreadable,
} from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const entered = moment('2026-11-10');

const step = (text: string, changed: string, overrides = {}) =>
  deal({
    fields: { nextStep: filled(text), stageEnteredAt: entered },
    history: history('nextStep', 'crm', [changed, text]),
    ...overrides,
  });

export const examples: RuleKindExamples = {
  options: { perStage: true },
  passes: [
    {
      name: 'changed since the stage was entered',
      record: step('Send redlines on Monday', '2026-11-12'),
      says: 'Next step is filled, last changed on 12 Nov 2026.',
    },
    {
      name: 'without any history of it, filled is enough',
      record: deal({ fields: { nextStep: filled('Send redlines'), stageEnteredAt: entered } }),
      says: 'Next step is filled.',
    },
    {
      name: 'old, but the pack does not ask',
      options: { perStage: false },
      record: step('Send pricing', '2026-10-01'),
      says: 'Next step is filled.',
    },
    {
      name: 'just being typed',
      record: step('', '2026-10-01', {
        fields: { nextStep: { ...filled('Send redlines'), unsaved: true }, stageEnteredAt: entered },
      }),
      says: 'Next step is filled.',
    },
    {
      name: 'another text than the history ends with, after the stage was entered',
      record: deal({
        fields: { nextStep: filled('Send redlines'), stageEnteredAt: entered },
        history: history('nextStep', 'crm', ['2026-11-11', 'Call the lawyer']),
      }),
      says: 'Next step is filled, last changed between 11 Nov 2026 and 20 Nov 2026.',
    },
    {
      name: 'a closed deal',
      record: deal({ stage: stage('Closed Won'), fields: { nextStep: empty() } }),
      says: 'Closed Won is a closed stage; this rule looks at open deals.',
    },
  ],
  fails: [
    {
      name: 'empty',
      record: deal({ fields: { nextStep: filled('  ') } }),
      cleared: deal({ fields: { nextStep: filled('Send redlines') } }),
      says: 'Next step is empty in Negotiation; every open deal needs one. Write down what happens next, and when.',
    },
    {
      name: 'an opportunity without a next step',
      record: opportunity({ stage: stage('Negotiation'), fields: { nextStep: empty() } }),
      cleared: opportunity({ stage: stage('Negotiation'), fields: { nextStep: filled('Send redlines') } }),
      says: 'Next step is empty in Negotiation; every open opportunity needs one. Write down what happens next, and when.',
    },
    {
      name: 'from before the stage was entered',
      record: step('Send pricing', '2026-10-30'),
      cleared: step('Send redlines', '2026-11-20'),
      says: 'Next step was last changed on 30 Oct 2026, before Negotiation was entered on 10 Nov 2026. Write down the step that Negotiation calls for.',
    },
    {
      name: 'seen to change between two visits, both before the stage was entered',
      record: opportunity({
        fields: { nextStep: filled('Send pricing'), stageEnteredAt: entered },
        history: history('nextStep', 'observed', ['2026-11-05', 'Send pricing', null, '2026-11-02']),
      }),
      cleared: opportunity({
        fields: { nextStep: filled('Send redlines'), stageEnteredAt: entered },
        history: history('nextStep', 'observed', [
          '2026-11-20',
          'Send redlines',
          'Send pricing',
          '2026-11-18',
        ]),
      }),
      says: 'Next step was last changed between 2 Nov 2026 and 5 Nov 2026, before Negotiation was entered on 10 Nov 2026. Write down the step that Negotiation calls for.',
    },
  ],
  unknown: [
    {
      name: 'not on the layout',
      record: deal(),
      says: 'Next step is not on this layout. Show it on this layout, then read the page again.',
    },
    {
      name: 'still loading',
      record: deal({ fields: { nextStep: unreadable('loading') } }),
      says: 'Next step can’t be read: the page is still loading it. Answer the question about it if there is one, or show it in another form.',
    },
    {
      name: 'changed between two visits, with the move of stage in between',
      record: step('Send pricing', '2026-10-30', {
        history: history('nextStep', 'observed', ['2026-11-12', 'Send pricing', null, '2026-11-02']),
      }),
      says: 'Next step was last changed between 2 Nov 2026 and 12 Nov 2026; whether that was before Negotiation was entered on 10 Nov 2026 is not known. Read it again, and change it if it is of the stage before.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    { name: 'a word for a yes', options: { perStage: 'yes' } },
  ],
};
