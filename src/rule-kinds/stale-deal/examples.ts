import { at, deal, filled, history, moment, opportunity, stage, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const baseline = (averageDays: number, closedDeals: number, stageId = 'negotiation') => ({
  baselines: { default: { [stageId]: { averageDays, closedDeals, since: at('2025-11-01') } } },
});

const since = (iso: string, overrides = {}) =>
  deal({ fields: { stageEnteredAt: moment(iso) }, ...overrides });

const escalating = {
  factor: 2,
  minimumSample: 20,
  floorDays: 5,
  escalation: { afterDays: 7, to: 'your manager' },
};

export const examples: RuleKindExamples = {
  options: { factor: 2, minimumSample: 20, floorDays: 5 },
  passes: [
    {
      name: 'as long as the limit is not longer than the limit',
      record: since('2026-10-11'),
      environment: baseline(20, 41),
      says: '40 days in Negotiation; your team’s average is 20 (41 deals), limit 40.',
    },
    {
      name: 'in the CRM’s own word for the stage',
      record: since('2026-11-08', { stage: stage('Needs Analysis') }),
      says: '12 days in Needs Analysis (Discovery); the pack’s limit is 14. Your team’s own history was not counted.',
    },
    {
      name: 'just enough history',
      record: since('2026-10-11'),
      environment: baseline(20, 20),
      says: '40 days in Negotiation; your team’s average is 20 (20 deals), limit 40.',
    },
    {
      name: 'the pack’s limit, with too little history',
      record: since('2026-11-08', { stage: stage('Discovery') }),
      environment: baseline(3, 6, 'discovery'),
      says: '12 days in Discovery; the pack’s limit is 14. Insufficient history: 6 closed deals tell their time in Discovery, 20 needed.',
    },
    {
      name: 'the pack’s limit, where the history that was counted knows nothing of the stage',
      record: since('2026-11-08', { stage: stage('Discovery') }),
      environment: baseline(20, 41),
      says: '12 days in Discovery; the pack’s limit is 14. Insufficient history: 0 closed deals tell their time in Discovery, 20 needed.',
    },
    {
      name: 'the pack’s limit, with one deal of one’s own',
      record: since('2026-11-08', { stage: stage('Discovery') }),
      environment: baseline(3, 1, 'discovery'),
      says: '12 days in Discovery; the pack’s limit is 14. Insufficient history: 1 closed deal tells its time in Discovery, 20 needed.',
    },
    {
      name: 'a stage that averages hours is held by the floor',
      record: since('2026-11-16'),
      environment: baseline(0.2, 300),
      says: '4 days in Negotiation; your team’s average is 0.2 (300 deals), limit 5.',
    },
    {
      name: 'a closed deal',
      record: since('2025-01-01', { stage: stage('Closed Won') }),
      says: 'Closed Won is a closed stage; its time has no limit.',
    },
    {
      name: 'an observed move, even counted from the last time it was seen elsewhere',
      record: deal({
        history: history('stage', 'observed', ['2026-11-18', 'Negotiation', 'Proposal', '2026-11-10']),
      }),
      says: 'At least 2 days in Negotiation; the pack’s limit is 21. Your team’s own history was not counted.',
    },
    {
      name: 'hours after the move, in a zone that lies ahead',
      record: since('2026-11-20T18:00:00Z'),
      environment: baseline(20, 41),
      says: 'Less than 1 day in Negotiation; your team’s average is 20 (41 deals), limit 40.',
    },
  ],
  fails: [
    {
      name: 'over twice the team’s average',
      record: since('2026-10-05'),
      environment: baseline(20, 41),
      cleared: since('2026-11-20', { stage: stage('Closed Won') }),
      says: '46 days in Negotiation; your team’s average is 20 (41 deals), limit 40. Log a next step or change the stage.',
    },
    {
      name: 'the first whole day over the limit, in the words of Salesforce',
      record: opportunity({ fields: { stageEnteredAt: moment('2026-10-10') } }),
      environment: baseline(20.4, 41),
      cleared: opportunity({ stage: stage('Closed Lost') }),
      says: '41 days in Negotiation; your team’s average is 20 (41 opportunities), limit 40. Log a next step or change the stage.',
    },
    {
      name: 'over the pack’s limit, where the own history was not counted',
      record: since('2026-11-05', { stage: stage('Discovery') }),
      cleared: since('2026-11-20', { stage: stage('Proposal') }),
      says: '15 days in Discovery; the pack’s limit is 14. Your team’s own history was not counted. Log a next step or change the stage.',
    },
    {
      name: 'an observed move, even counted from when it was first seen',
      record: deal({
        history: history('stage', 'observed', ['2026-10-20', 'negotiation', 'proposal', '2026-09-01']),
      }),
      cleared: deal({ stage: stage('Closed Won') }),
      says: 'At least 31 days in Negotiation; the pack’s limit is 21. Your team’s own history was not counted. Log a next step or change the stage.',
    },
    {
      name: 'history rows that repeat the stage reset nothing',
      record: deal({
        history: history(
          'stage',
          'crm',
          ['2026-08-01', 'Proposal'],
          ['2026-10-05', 'Negotiation'],
          ['2026-11-15', 'Negotiation'],
        ),
      }),
      environment: baseline(20, 41),
      cleared: deal({ stage: stage('Closed Won') }),
      says: '46 days in Negotiation; your team’s average is 20 (41 deals), limit 40. Log a next step or change the stage.',
    },
    {
      name: 'a day before it goes to the manager',
      options: escalating,
      record: since('2026-10-05'),
      environment: baseline(20, 41),
      cleared: since('2026-11-20'),
      says: '46 days in Negotiation; your team’s average is 20 (41 deals), limit 40. Log a next step or change the stage.',
    },
    {
      name: 'a week over the limit, so that it goes to the manager',
      options: escalating,
      record: since('2026-10-04'),
      environment: baseline(20, 41),
      cleared: since('2026-11-20', { stage: stage('Closed Won') }),
      says: '47 days in Negotiation; your team’s average is 20 (41 deals), limit 40. 7 days over; from 7 on it goes to your manager. Agree on the next step with your manager, or change the stage.',
    },
  ],
  unknown: [
    {
      name: 'its date can be read two ways',
      record: deal({ fields: { stageEnteredAt: unreadable('ambiguous-date') } }),
      says: 'The date this deal came into Negotiation is on this page but can’t be read: day and month could be either way round. Answer the question about it if there is one, or show the date in another form.',
    },
    {
      name: 'the history ends in another stage',
      record: deal({
        history: history('stage', 'crm', ['2026-08-01', 'Negotiation'], ['2026-09-01', 'Proposal']),
      }),
      says: 'When this deal came into Negotiation is not on this page. Show the date the stage was entered on this layout.',
    },
    {
      name: 'an observed move that could lie on either side of the limit',
      record: deal({
        history: history('stage', 'observed', ['2026-11-10', 'Negotiation', 'Proposal', '2026-10-01']),
      }),
      says: 'At least 10 days in Negotiation, maybe more; the pack’s limit is 21. Your team’s own history was not counted. The move into it was not seen as it happened. Look up the date in the CRM’s stage history.',
    },
    {
      name: 'too little history, and no limit in the pack',
      record: since('2026-11-08', { stage: stage('Demo') }),
      environment: baseline(3, 6, 'demo'),
      says: '12 days in Demo. Insufficient history: 6 closed deals tell their time in Demo, 20 needed. The pack gives Demo no limit of its own. Ask RevOps for one, or wait for more closed deals.',
    },
    {
      name: 'no limit in the pack, and the own history was not counted',
      record: since('2026-11-08', { stage: stage('Demo') }),
      says: '12 days in Demo. Your team’s own history was not counted. The pack gives Demo no limit of its own. Ask RevOps for one, or wait until it is counted.',
    },
    {
      name: 'a date to come',
      record: since('2026-12-24T10:00:00Z'),
      says: 'The CRM says Negotiation was entered on 24 Dec 2026, 11:00 CET, which is still to come: a clock or a time zone differs. Check the time zone in your CRM profile.',
    },
    {
      name: 'the stage is not in the pack',
      record: deal({ stage: stage('Pilot'), fields: { pipeline: filled('Partner Pipeline') } }),
      says: '“Pilot” is not a stage of this rule pack. Ask RevOps to add it to the pack, as a stage or as an alias.',
    },
  ],
  invalidOptions: [
    { name: 'a limit under the average', options: { factor: 0.5, minimumSample: 20, floorDays: 5 } },
    { name: 'no sample at all', options: { factor: 2, minimumSample: 0, floorDays: 5 } },
    { name: 'half a day', options: { factor: 2, minimumSample: 20, floorDays: 0.5 } },
    { name: 'one missing', options: { factor: 2, minimumSample: 20 } },
    { name: 'an escalation to nobody', options: { ...escalating, escalation: { afterDays: 7, to: '' } } },
  ],
};
