import { at, deal, empty, filled, opportunity, stage, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const closing = (date: string, overrides = {}) => deal({ fields: { closeDate: filled(date) }, ...overrides });

export const examples: RuleKindExamples = {
  options: { toleranceDays: 0 },
  passes: [
    {
      name: 'a date ahead',
      record: closing('2026-12-18'),
      says: 'Close date 18 Dec 2026 is 28 days ahead.',
    },
    { name: 'today', record: closing('2026-11-20'), says: 'Close date 20 Nov 2026 is today.' },
    {
      name: 'past, but within the tolerance',
      options: { toleranceDays: 3 },
      record: closing('2026-11-17'),
      says: 'Close date 17 Nov 2026 is 3 days past; 3 days past is allowed.',
    },
    {
      name: 'still today where the viewer is',
      record: closing('2026-11-20'),
      environment: { now: at('2026-11-21T04:00:00Z'), zone: 'America/New_York' },
      says: 'Close date 20 Nov 2026 is today.',
    },
    {
      name: 'no date at all',
      record: deal({ fields: { closeDate: empty() } }),
      says: 'Close date is empty, so none can be past.',
    },
    {
      name: 'a closed deal',
      record: closing('2026-01-05', { stage: stage('Closed Won') }),
      says: 'Closed Won is a closed stage; this rule looks at open deals.',
    },
  ],
  fails: [
    {
      name: 'yesterday',
      record: closing('2026-11-19'),
      cleared: closing('2026-11-20'),
      says: 'Close date 19 Nov 2026 is 1 day past, and the deal is still open in Negotiation. Set the date you now expect, or close the deal.',
    },
    {
      name: 'yesterday already where the viewer is',
      record: closing('2026-11-20'),
      environment: { zone: 'Pacific/Kiritimati' },
      cleared: closing('2026-11-21'),
      says: 'Close date 20 Nov 2026 is 1 day past, and the deal is still open in Negotiation. Set the date you now expect, or close the deal.',
    },
    {
      name: 'beyond the tolerance, in the words of Salesforce',
      options: { toleranceDays: 3 },
      record: opportunity({ fields: { closeDate: filled('2026-11-03') } }),
      cleared: opportunity({ fields: { closeDate: filled('2026-11-03') }, stage: stage('Closed Lost') }),
      says: 'Close date 3 Nov 2026 is 17 days past, and the opportunity is still open in Negotiation; 3 days past is allowed. Set the date you now expect, or close the opportunity.',
    },
  ],
  unknown: [
    {
      name: 'not on the layout',
      record: deal(),
      says: 'Close date is not on this layout. Show it on this layout, then read the page again.',
    },
    {
      name: 'day and month either way round',
      record: deal({ fields: { closeDate: unreadable('ambiguous-date') } }),
      says: 'Close date can’t be read: day and month could be either way round. Answer the question about it if there is one, or show it in another form.',
    },
    {
      name: 'the stage is not in the pack',
      record: closing('2026-11-03', { stage: stage('Pilot') }),
      says: '“Pilot” is not a stage of this rule pack. Ask RevOps to add it to the pack, as a stage or as an alias.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    { name: 'a day to come', options: { toleranceDays: -1 } },
    { name: 'half a day', options: { toleranceDays: 0.5 } },
  ],
};
