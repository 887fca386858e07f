import { deal, history, opportunity, stage } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const crm = (stageName: string, ...rows: [string, string][]) =>
  deal({ stage: stage(stageName), coverage: 'full', history: history('stage', 'crm', ...rows) });

const observed = (to: string, iso: string, from: string, notBefore: string) =>
  deal({ stage: stage(to), history: history('stage', 'observed', [iso, to, from, notBefore]) });

export const examples: RuleKindExamples = {
  options: { optionalStages: [], provenWithinHours: 24 },
  passes: [
    {
      name: 'one step at a time, with rows that repeat a stage',
      record: crm(
        'Demo',
        ['2026-11-01', 'qualified'],
        ['2026-11-02', 'discovery'],
        ['2026-11-03', 'discovery'],
        ['2026-11-05', 'demo'],
      ),
      says: '2 moves, no stage skipped.',
    },
    {
      name: 'backward is no skip',
      record: crm('Discovery', ['2026-11-01', 'Negotiation'], ['2026-11-09', 'Discovery']),
      says: '1 move, no stage skipped.',
    },
    {
      name: 'Closed Lost is reached from anywhere',
      record: crm('Closed Lost', ['2026-11-01', 'Qualified'], ['2026-11-09', 'Closed Lost']),
      says: '1 move, no stage skipped.',
    },
    {
      name: 'made in a later stage, nothing was jumped over',
      record: crm('Proposal', ['2026-11-01', 'Proposal']),
      says: 'This deal has not moved, no stage skipped.',
    },
    {
      name: 'back and forth again over a stage it has been in',
      record: crm(
        'Demo',
        ['2026-11-01', 'Qualified'],
        ['2026-11-02', 'Discovery'],
        ['2026-11-03', 'Demo'],
        ['2026-11-04', 'Qualified'],
        ['2026-11-05', 'Demo'],
      ),
      says: '4 moves, no stage skipped.',
    },
    {
      name: 'a stage that this CRM does not have',
      record: {
        ...crm('Proposal', ['2026-11-01', 'Discovery'], ['2026-11-09', 'Proposal']),
        stages: [stage('Discovery'), stage('Proposal'), stage('Closed Won')],
      },
      says: '1 move, no stage skipped.',
    },
    {
      name: 'a stage that the pack lets go',
      options: { optionalStages: ['demo'], provenWithinHours: 24 },
      record: crm('Proposal', ['2026-11-01', 'Discovery'], ['2026-11-09', 'Proposal']),
      says: '1 move, no stage skipped.',
    },
    {
      name: 'two CRM stages that are one stage of the pack',
      record: opportunity({
        stage: stage('Value Proposition'),
        history: history(
          'stage',
          'crm',
          ['2026-11-01', 'Needs Analysis'],
          ['2026-11-09', 'Value Proposition'],
        ),
      }),
      says: 'This opportunity has not moved, no stage skipped.',
    },
    {
      name: 'in its first stage there is nothing to skip',
      record: deal({ stage: stage('Qualified') }),
      says: 'This deal has not moved, no stage skipped.',
    },
    {
      name: 'reopened after it was lost',
      record: crm('Negotiation', ['2026-11-01', 'Closed Lost'], ['2026-11-09', 'Negotiation']),
      says: '1 move, no stage skipped.',
    },
  ],
  fails: [
    {
      name: 'two stages left out',
      record: crm('Proposal', ['2026-11-01', 'Qualified'], ['2026-11-12', 'Proposal']),
      cleared: crm(
        'Demo',
        ['2026-11-01', 'Qualified'],
        ['2026-11-12', 'Proposal'],
        ['2026-11-13', 'Discovery'],
        ['2026-11-14', 'Demo'],
      ),
      says: 'Qualified to Proposal on 12 Nov 2026, without Discovery and Demo. Fill in what Discovery and Demo would have brought, or move it back.',
    },
    {
      name: 'skipped twice',
      record: crm(
        'Closed Won',
        ['2026-11-01', 'Qualified'],
        ['2026-11-12', 'Demo'],
        ['2026-11-14', 'Closed Won'],
      ),
      cleared: crm(
        'Discovery',
        ['2026-11-01', 'Qualified'],
        ['2026-11-12', 'Demo'],
        ['2026-11-13', 'Proposal'],
        ['2026-11-14', 'Negotiation'],
        ['2026-11-15', 'Discovery'],
      ),
      says: 'Qualified to Demo on 12 Nov 2026, without Discovery; Demo to Closed Won on 14 Nov 2026, without Proposal and Negotiation. Fill in what Discovery, Proposal and Negotiation would have brought, or move it back.',
    },
    {
      name: 'seen in both stages within a day',
      record: observed('Demo', '2026-11-12T15:00Z', 'Qualified', '2026-11-12T09:00Z'),
      cleared: {
        ...observed('Demo', '2026-11-12T15:00Z', 'Qualified', '2026-11-12T09:00Z'),
        stage: stage('Discovery'),
      },
      says: 'Qualified to Demo on 12 Nov 2026, without Discovery. Fill in what Discovery would have brought, or move it back.',
    },
    {
      name: 'never in it, as the page states',
      record: deal({
        stage: stage('Proposal'),
        history: history('stage', 'page', ['2026-11-01', 'Qualified'], ['2026-11-12', 'Proposal']),
        neverEntered: ['discovery', 'Demo', 'closedwon'],
      }),
      cleared: deal({
        stage: stage('Demo'),
        history: history(
          'stage',
          'page',
          ['2026-11-01', 'Qualified'],
          ['2026-11-12', 'Proposal'],
          ['2026-11-13', 'Discovery'],
          ['2026-11-14', 'Demo'],
        ),
        neverEntered: ['closedwon'],
      }),
      says: 'Qualified to Proposal on 12 Nov 2026, without Discovery and Demo. Fill in what Discovery and Demo would have brought, or move it back.',
    },
    {
      name: 'stated by the page',
      record: deal({
        stage: stage('Demo'),
        history: history('stage', 'page', ['2026-11-01', 'Qualified'], ['2026-11-12', 'Demo', 'Qualified']),
      }),
      cleared: deal({
        stage: stage('Demo'),
        history: history(
          'stage',
          'page',
          ['2026-11-01', 'Qualified'],
          ['2026-11-10', 'Discovery', 'Qualified'],
          ['2026-11-12', 'Demo', 'Discovery'],
        ),
      }),
      says: 'Qualified to Demo on 12 Nov 2026, without Discovery. Fill in what Discovery would have brought, or move it back.',
    },
  ],
  unknown: [
    {
      name: 'no history, and not in the first stage',
      record: deal({ stage: stage('Proposal') }),
      says: 'Stage history needs the CRM’s own rows or earlier visits, and neither reaches back to before Proposal. Look it up in the CRM’s stage history; Leadlight keeps the moves it sees from now on.',
    },
    {
      name: 'history that starts late',
      record: observed('Proposal', '2026-11-12', 'Demo', '2026-11-10'),
      says: 'Stage history needs the CRM’s own rows or earlier visits, and neither reaches back to before Demo. Look it up in the CRM’s stage history; Leadlight keeps the moves it sees from now on.',
    },
    {
      name: 'visits too far apart to know what lay between',
      record: observed('Proposal', '2026-11-12', 'Qualified', '2026-11-03'),
      says: 'Seen in Qualified and then in Proposal (3 Nov 2026 to 12 Nov 2026); a stay in Discovery and Demo in between would have gone unseen. Look it up in the CRM’s stage history.',
    },
    {
      name: 'dates of two stages, with a stage between whose date the page does not show',
      record: deal({
        stage: stage('Demo'),
        history: history('stage', 'page', ['2026-11-01', 'Qualified'], ['2026-11-12', 'Demo']),
      }),
      says: 'Seen in Qualified and then in Demo (12 Nov 2026); a stay in Discovery in between would have gone unseen. Look it up in the CRM’s stage history.',
    },
    {
      name: 'the current stage is not the last one of the history',
      record: crm('Negotiation', ['2026-11-01', 'Qualified'], ['2026-11-02', 'Discovery']),
      says: 'Seen in Discovery and then in Negotiation (2 Nov 2026 to 20 Nov 2026); a stay in Demo and Proposal in between would have gone unseen. Look it up in the CRM’s stage history.',
    },
    {
      name: 'a stage in the history that the pack does not know',
      record: crm('Demo', ['2026-11-01', 'Qualified'], ['2026-11-02', 'Pilot'], ['2026-11-05', 'Demo']),
      says: 'The stage history names “Pilot”, which is not a stage of this rule pack. Ask RevOps to add it to the pack, as a stage or as an alias.',
    },
    {
      name: 'the stage could not be read',
      record: deal({ stage: null }),
      says: 'The stage can’t be read on this page. Show the stage on this layout, then read the page again.',
    },
  ],
  invalidOptions: [
    { name: 'no list', options: { optionalStages: 'demo', provenWithinHours: 24 } },
    { name: 'a negative gap', options: { optionalStages: [], provenWithinHours: -1 } },
    { name: 'one missing', options: { optionalStages: [] } },
  ],
};
