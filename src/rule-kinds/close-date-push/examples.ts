import type { HistoryEntry } from '../../record/types';
import { at, deal, empty, filled, history, moment, stage, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';
import { withFields } from '../testing/typed-fields';

const made = history('closeDate', 'crm', ['2026-09-01', '2026-10-30']);
const moved = (iso: string, from: string, to: string) => history('closeDate', 'crm', [iso, to, from]);
const once = [...made, ...moved('2026-10-12', '2026-10-30', '2026-11-27')];
const twice = [...once, ...moved('2026-11-12', '2026-11-27', '2026-12-18')];

const withHistory = (rows: HistoryEntry[], fields = {}, overrides = {}) =>
  deal({ history: rows, fields: { pushReason: empty(), ...fields }, ...overrides });

const seen = history('closeDate', 'observed', ['2026-11-12', '2026-12-18', '2026-11-27', '2026-11-03']);

const review = { count: 'moves', ignoreDays: 3, review: { afterPushes: 2, field: 'forecastReviewedAt' } };

export const examples: RuleKindExamples = {
  options: { count: 'moves', ignoreDays: 3, reasonField: 'pushReason' },
  pack: {
    field: withFields({
      pushReason: ['Push reason', 'text'],
      forecastReviewedAt: ['Forecast reviewed', 'date'],
    }),
  },
  passes: [
    {
      name: 'never moved',
      record: withHistory(made),
      says: 'Close date never pushed (moves later by more than 3 days).',
    },
    {
      name: 'a trivial move and one that pulls it in',
      record: withHistory([
        ...made,
        ...moved('2026-10-12', '2026-10-30', '2026-11-02'),
        ...moved('2026-10-20', '2026-11-02', '2026-10-15'),
      ]),
      says: 'Close date never pushed (moves later by more than 3 days).',
    },
    {
      name: 'a wrong year, put right on the same day',
      record: withHistory([
        ...made,
        ...moved('2026-10-12T08:00Z', '2026-10-30', '2027-10-30'),
        ...moved('2026-10-12T08:05Z', '2027-10-30', '2026-11-01'),
      ]),
      says: 'Close date never pushed (moves later by more than 3 days).',
    },
    {
      name: 'pushed with a reason',
      record: withHistory(once, { pushReason: filled('Budget moves to Q4') }),
      says: 'Close date pushed 1 time (moves later by more than 3 days), and nothing is missing for it.',
    },
    {
      name: 'later, but in the same quarter',
      options: { count: 'quarters', ignoreDays: 0, reasonField: 'pushReason' },
      record: withHistory(twice),
      says: 'Close date never pushed (moves into a later quarter).',
    },
    {
      name: 'reviewed on the day of the last push',
      options: review,
      record: withHistory(twice, { forecastReviewedAt: filled('2026-11-12') }),
      says: 'Close date pushed 2 times (moves later by more than 3 days), and nothing is missing for it.',
    },
    {
      name: 'a reason that this CRM has no field for',
      options: { count: 'moves', ignoreDays: 3, reasonField: 'hubspotOnly' },
      record: { ...withHistory(once), identity: { ...deal().identity, crm: 'salesforce' } },
      says: 'Close date pushed 1 time (moves later by more than 3 days), and nothing is missing for it.',
    },
    {
      name: 'a closed deal',
      record: withHistory(twice, {}, { stage: stage('Closed Won') }),
      says: 'Closed Won is a closed stage; this rule looks at open deals.',
    },
  ],
  fails: [
    {
      name: 'pushed without a reason',
      record: withHistory(once),
      cleared: withHistory(once, { pushReason: filled('Budget moves to Q4') }),
      says: 'Close date moved 28 days later, from 30 Oct 2026 to 27 Nov 2026, on 12 Oct 2026; Push reason is empty. Say why in Push reason, or move it back.',
    },
    {
      name: 'pushed twice without a reason, and moved back to the day named',
      record: withHistory(twice),
      cleared: withHistory([...twice, ...moved('2026-11-19', '2026-12-18', '2026-11-02')]),
      says: 'Close date moved 21 days later, from 27 Nov 2026 to 18 Dec 2026, on 12 Nov 2026; Push reason is empty. Say why in Push reason, or move it back.',
    },
    {
      name: 'emptied and set again, later',
      record: withHistory([
        ...made,
        ...history('closeDate', 'crm', ['2026-10-12', null, '2026-10-30'], ['2026-10-15', '2026-11-27']),
      ]),
      cleared: withHistory(once, { pushReason: filled('New sponsor') }),
      says: 'Close date moved 28 days later, from 30 Oct 2026 to 27 Nov 2026, on 15 Oct 2026; Push reason is empty. Say why in Push reason, or move it back.',
    },
    {
      name: 'seen between two visits',
      record: withHistory(seen),
      cleared: withHistory([...once, ...seen], { pushReason: filled('New sponsor') }),
      says: 'Close date moved 21 days later, from 27 Nov 2026 to 18 Dec 2026, between 3 Nov 2026 and 12 Nov 2026; Push reason is empty. Say why in Push reason, or move it back.',
    },
    {
      name: 'the date on the page is later than where the history ends',
      record: withHistory(made, { closeDate: filled('2026-12-18') }),
      cleared: withHistory(made, { closeDate: filled('2026-11-02') }),
      says: 'Close date moved 49 days later, from 30 Oct 2026 to 18 Dec 2026, between 1 Sept 2026 and 20 Nov 2026; Push reason is empty. Say why in Push reason, or move it back.',
    },
    {
      name: 'two pushes need a review',
      options: review,
      record: withHistory(twice, { forecastReviewedAt: empty() }),
      cleared: withHistory(twice, { forecastReviewedAt: filled('2026-11-20') }),
      says: 'Close date pushed 2 times (moves later by more than 3 days), from 30 Oct 2026 to 18 Dec 2026; 2 or more need a forecast review. Hold the review and log it in Forecast reviewed.',
    },
    {
      name: 'pushed again after the review',
      options: review,
      record: withHistory(twice, { forecastReviewedAt: filled('2026-10-14') }),
      cleared: withHistory(twice, { forecastReviewedAt: filled('2026-11-12') }),
      says: 'Close date pushed 2 times (moves later by more than 3 days), from 30 Oct 2026 to 18 Dec 2026; 2 or more need a forecast review, and the last one, of 14 Oct 2026, was before the last push, on 12 Nov 2026. Hold the review again and log it in Forecast reviewed.',
    },
    {
      name: 'pushed twice between visits, and who knows how often before',
      options: { count: 'moves', ignoreDays: 3, review: { afterPushes: 2 } },
      record: withHistory(
        history(
          'closeDate',
          'observed',
          ['2026-10-20', '2026-11-27', '2026-10-30', '2026-10-12'],
          ['2026-11-12', '2026-12-18', '2026-11-27', '2026-11-03'],
        ),
      ),
      cleared: withHistory(twice, {}, { stage: stage('Closed Lost') }),
      says: 'Close date pushed at least 2 times (moves later by more than 3 days), from 30 Oct 2026 to 18 Dec 2026; 2 or more need a forecast review. Bring it to the forecast review, then dismiss this with the day and the outcome.',
    },
    {
      name: 'counted by months as Salesforce does, with no field for the review',
      options: { count: 'months', ignoreDays: 0, review: { afterPushes: 2 } },
      record: withHistory([...twice, ...moved('2026-11-15', '2026-12-18', '2026-12-29')]),
      cleared: withHistory(twice, {}, { stage: stage('Closed Lost') }),
      says: 'Close date pushed 2 times (moves into a later month), from 30 Oct 2026 to 18 Dec 2026; 2 or more need a forecast review. Bring it to the forecast review, then dismiss this with the day and the outcome.',
    },
    {
      name: 'both at once, from HubSpot’s milliseconds',
      options: { ...review, reasonField: 'pushReason' },
      record: withHistory(
        history(
          'closeDate',
          'crm',
          ['2026-09-01', String(at('2026-10-30'))],
          ['2026-10-12', String(at('2026-11-27'))],
          ['2026-11-12', '2026-12-18T09:00:00Z'],
        ),
        { forecastReviewedAt: empty() },
      ),
      cleared: withHistory(twice, {
        pushReason: filled('New sponsor'),
        forecastReviewedAt: filled('2026-11-20'),
      }),
      says: [
        'Close date moved 21 days later, from 27 Nov 2026 to 18 Dec 2026, on 12 Nov 2026; Push reason is empty. Say why in Push reason, or move it back.',
        'Close date pushed 2 times (moves later by more than 3 days), from 30 Oct 2026 to 18 Dec 2026; 2 or more need a forecast review. Hold the review and log it in Forecast reviewed.',
      ],
    },
  ],
  unknown: [
    {
      name: 'no history at all',
      record: withHistory([], { closeDate: filled('2026-12-18') }),
      says: 'Insufficient history: pushes show in the CRM’s own rows or between two visits, and there are neither. Look it up in the CRM’s own history; Leadlight keeps the moves it sees from now on.',
    },
    {
      name: 'history that starts with the first visit',
      record: withHistory(
        history('closeDate', 'observed', ['2026-11-12', '2026-11-20', '2026-11-27', '2026-11-03']),
      ),
      says: 'Insufficient history: nothing to warn of since 3 Nov 2026, and what was before is not known. Look it up in the CRM’s own history; Leadlight keeps the moves it sees from now on.',
    },
    {
      name: 'the reason is not on the layout',
      record: deal({ history: once }),
      says: 'Push reason is not on this layout. Show it on this layout, then read the page again.',
    },
    {
      name: 'the review can’t be read',
      options: review,
      record: withHistory(twice, { forecastReviewedAt: unreadable('ambiguous-date') }),
      says: 'Forecast reviewed can’t be read: day and month could be either way round. Answer the question about it if there is one, or show it in another form.',
    },
    {
      name: 'the review may lie before a push that nobody saw',
      options: review,
      record: withHistory([...once, ...seen], { forecastReviewedAt: filled('2026-11-05') }),
      says: 'The review of 5 Nov 2026 may lie before the last push, which was made between 3 Nov 2026 and 12 Nov 2026. Look up the day of the push in the CRM’s own history.',
    },
    {
      name: 'a text that is no date',
      record: withHistory([...made, ...moved('2026-10-12', '2026-10-30', 'end of year')]),
      says: 'The history of the close date holds “end of year”, which is no date. Look it up in the CRM’s own history.',
    },
    {
      name: 'the stage could not be read',
      record: withHistory(once, { stageEnteredAt: moment('2026-10-01') }, { stage: null }),
      says: 'The stage can’t be read on this page. Show the stage on this layout, then read the page again.',
    },
  ],
  invalidOptions: [
    { name: 'nothing to judge', options: { count: 'moves', ignoreDays: 3 } },
    { name: 'a way to count that does not exist', options: { ...review, count: 'weeks' } },
    { name: 'days below none', options: { ...review, ignoreDays: -1 } },
    { name: 'a review after no push', options: { ...review, review: { afterPushes: 0 } } },
  ],
};
