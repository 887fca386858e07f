import { deal, empty, filled, moment, opportunity, stage, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const last = (iso: string, more = {}) => deal({ fields: { lastActivityAt: moment(iso), ...more } });

const required = { nextActivity: 'required' };
const excuses = { days: 14, nextActivity: 'excuses' };

export const examples: RuleKindExamples = {
  options: { days: 14, stageDays: { demo: 7 }, nextActivity: 'ignore' },
  passes: [
    {
      name: 'as long as the limit is not longer than the limit',
      record: last('2026-11-06'),
      says: 'Last activity on 6 Nov 2026, 14 days ago; the limit in Negotiation is 14.',
    },
    {
      name: 'long in its stage, but busy',
      record: last('2026-11-20T08:00Z', { stageEnteredAt: moment('2026-01-05') }),
      says: 'Last activity on 20 Nov 2026, today; the limit in Negotiation is 14.',
    },
    {
      name: 'new, without any activity yet',
      record: deal({ fields: { lastActivityAt: empty(), createdAt: moment('2026-11-15') } }),
      says: 'No activity since it was made on 15 Nov 2026, 5 days ago; the limit in Negotiation is 14.',
    },
    {
      name: 'a planned activity excuses the silence',
      options: excuses,
      record: last('2026-07-01', { nextActivityAt: moment('2026-11-25') }),
      says: 'Last activity on 1 Jul 2026, 142 days ago; the limit in Negotiation is 14. Next activity planned for 25 Nov 2026.',
    },
    {
      name: 'planned for today, of which only the day is known',
      options: required,
      record: deal({ fields: { nextActivityAt: moment('2026-11-20T00:00Z', 'day') } }),
      says: 'Next activity planned for 20 Nov 2026.',
    },
    {
      name: 'one of the two is not on the layout',
      options: { days: 14, nextActivity: 'required' },
      record: last('2026-11-10'),
      says: 'Last activity on 10 Nov 2026, 10 days ago; the limit in Negotiation is 14. Next activity is not on this layout.',
    },
    {
      name: 'a closed deal',
      record: deal({ stage: stage('Closed Lost') }),
      says: 'Closed Lost is a closed stage; this rule looks at open deals.',
    },
  ],
  fails: [
    {
      name: 'the first whole day over the limit',
      record: last('2026-11-05'),
      cleared: last('2026-11-20'),
      says: 'No activity for 15 days, the last on 5 Nov 2026; the limit in Negotiation is 14. Get in touch and log it.',
    },
    {
      name: 'over the limit of its own stage, in the words of Salesforce',
      record: opportunity({
        stage: stage('Demo'),
        fields: { lastActivityAt: moment('2026-11-12T00:00Z', 'day') },
      }),
      cleared: opportunity({
        stage: stage('Demo'),
        fields: { lastActivityAt: moment('2026-11-20T00:00Z', 'day') },
      }),
      says: 'No activity for 8 days, the last on 12 Nov 2026; the limit in Demo is 7. Get in touch and log it.',
    },
    {
      name: 'never any activity',
      record: deal({ fields: { lastActivityAt: empty(), createdAt: moment('2026-10-01') } }),
      cleared: last('2026-11-20', { createdAt: moment('2026-10-01') }),
      says: 'No activity for 50 days, none since it was made on 1 Oct 2026; the limit in Negotiation is 14. Get in touch and log it.',
    },
    {
      name: 'silent, and nothing planned',
      options: excuses,
      record: last('2026-10-31', { nextActivityAt: empty() }),
      cleared: last('2026-10-31', { nextActivityAt: moment('2026-11-24') }),
      says: 'No activity for 20 days, the last on 31 Oct 2026; the limit in Negotiation is 14, and no next one is planned. Get in touch and log it, or plan the next one.',
    },
    {
      name: 'nothing planned where a plan is asked for',
      options: required,
      record: deal({ fields: { nextActivityAt: empty() } }),
      cleared: deal({ fields: { nextActivityAt: moment('2026-11-24') } }),
      says: 'No next activity is planned; the rule asks for one on every open deal. Plan the next call, meeting or task.',
    },
    {
      name: 'silent, and the plan is overdue',
      options: { days: 14, nextActivity: 'required' },
      record: last('2026-10-31', { nextActivityAt: moment('2026-11-03') }),
      cleared: last('2026-11-20', { nextActivityAt: moment('2026-11-24') }),
      says: [
        'No activity for 20 days, the last on 31 Oct 2026; the limit in Negotiation is 14. Get in touch and log it.',
        'The next activity was planned for 3 Nov 2026, 17 days ago, and none is after it; the rule asks for one on every open deal. Plan the next call, meeting or task.',
      ],
    },
  ],
  unknown: [
    {
      name: 'neither is visible',
      options: { days: 14, nextActivity: 'required' },
      record: deal({ fields: { nextActivityAt: unreadable('loading') } }),
      says: 'Last activity is not on this layout. Next activity can’t be read: the page is still loading it. Show Last activity and Next activity on this layout, then read the page again.',
    },
    {
      name: 'never any activity, and nobody knows since when',
      record: deal({ fields: { lastActivityAt: empty() } }),
      says: 'Last activity is empty, and the day the record was made is not to be seen. Show Last activity on this layout, then read the page again.',
    },
    {
      name: 'silent, and a plan that could excuse it is not visible',
      options: excuses,
      record: last('2026-10-31'),
      says: 'Last activity on 31 Oct 2026, 20 days ago; the limit in Negotiation is 14. Next activity is not on this layout. Show Next activity on this layout, then read the page again.',
    },
    {
      name: 'an activity to come',
      record: last('2026-12-24T10:00:00Z'),
      says: 'The CRM dates the last activity 24 Dec 2026, 11:00 CET, which is still to come: a clock or a time zone differs. Check the time zone in your CRM profile.',
    },
    {
      name: 'a text where a moment should be',
      record: deal({ fields: { lastActivityAt: filled('yesterday') } }),
      says: 'Last activity is not the datetime that the pack expects. Show Last activity on this layout, then read the page again.',
    },
    {
      name: 'the stage could not be read',
      record: deal({ stage: null }),
      says: 'The stage can’t be read on this page. Show the stage on this layout, then read the page again.',
    },
  ],
  invalidOptions: [
    { name: 'nothing to judge', options: { nextActivity: 'ignore' } },
    { name: 'an excuse for no limit', options: { nextActivity: 'excuses' } },
    { name: 'no days at all', options: { days: 0, nextActivity: 'ignore' } },
    { name: 'a word that does not exist', options: { days: 14, nextActivity: 'maybe' } },
    {
      name: 'a stage limit that is no number',
      options: { days: 14, stageDays: { demo: 'a week' }, nextActivity: 'ignore' },
    },
  ],
};
