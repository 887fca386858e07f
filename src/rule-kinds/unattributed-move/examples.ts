import type { ChangedBy, HistoryEntry } from '../../record/types';
import { deal, history, opportunity, stage } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const row = (iso: string, to: string, by?: ChangedBy): HistoryEntry[] =>
  history('stage', 'crm', [iso, to]).map((entry) => ({ ...entry, ...(by && { by }) }));

const made = row('2026-09-01', 'Qualified', 'user');

const inStage = (stageName: string, ...rows: HistoryEntry[][]) =>
  deal({ stage: stage(stageName), history: [...made, ...rows.flat()] });

export const examples: RuleKindExamples = {
  options: { withinDays: 30, by: ['automation', 'import', 'integration'] },
  passes: [
    {
      name: 'moved by hand',
      record: inStage('Demo', row('2026-11-09', 'Demo', 'user')),
      says: '1 move, none to report in the last 30 days.',
    },
    {
      name: 'moved by hand after an import',
      record: inStage('Proposal', row('2026-11-09', 'Demo', 'import'), row('2026-11-10', 'Proposal', 'user')),
      says: '2 moves, none to report in the last 30 days.',
    },
    {
      name: 'by a workflow, but the pack lets workflows be',
      options: { withinDays: 30, by: ['import'] },
      record: inStage('Demo', row('2026-11-09', 'Demo', 'automation')),
      says: '1 move, none to report in the last 30 days.',
    },
    {
      name: 'long ago',
      record: inStage('Demo', row('2026-10-01', 'Demo', 'import')),
      says: 'No move in the last 30 days.',
    },
  ],
  fails: [
    {
      name: 'a workflow moved it',
      record: inStage('Demo', row('2026-11-09', 'Demo', 'automation')),
      cleared: inStage(
        'Discovery',
        row('2026-11-09', 'Demo', 'automation'),
        row('2026-11-20', 'Discovery', 'user'),
      ),
      says: 'Qualified to Demo on 9 Nov 2026 by a workflow; nobody has moved it by hand since. Check that the deal really is where it stands.',
    },
    {
      name: 'an import closed it, and another system reopened it',
      record: opportunity({
        history: [
          ...made,
          ...row('2026-11-09', 'Closed Won', 'import'),
          ...row('2026-11-10', 'Negotiation', 'integration'),
        ],
      }),
      cleared: opportunity({
        stage: stage('Proposal'),
        history: [
          ...made,
          ...row('2026-11-09', 'Closed Won', 'import'),
          ...row('2026-11-20', 'Proposal', 'user'),
        ],
      }),
      says: 'Qualified to Closed Won on 9 Nov 2026 by an import; Closed Won to Negotiation on 10 Nov 2026 by another system; nobody has moved it by hand since. Check that the opportunity really is where it stands.',
    },
    {
      name: 'one of two moves is known',
      record: inStage('Proposal', row('2026-11-09', 'Demo', 'import'), row('2026-11-10', 'Proposal')),
      cleared: inStage(
        'Demo',
        row('2026-11-09', 'Demo', 'import'),
        row('2026-11-10', 'Proposal'),
        row('2026-11-20', 'Demo', 'user'),
      ),
      says: 'Qualified to Demo on 9 Nov 2026 by an import; nobody has moved it by hand since. Check that the deal really is where it stands.',
    },
  ],
  unknown: [
    {
      name: 'the history does not tell who',
      record: inStage('Demo', row('2026-11-09', 'Demo')),
      says: 'The history does not tell who made Qualified to Demo on 9 Nov 2026. Look it up in the CRM’s own history of the stage.',
    },
    {
      name: 'seen between two visits',
      record: deal({
        stage: stage('Demo'),
        history: history('stage', 'observed', ['2026-11-12', 'Demo', 'Discovery', '2026-11-03']),
      }),
      says: 'The history does not tell who made Discovery to Demo between 3 Nov 2026 and 12 Nov 2026. Look it up in the CRM’s own history of the stage.',
    },
    {
      name: 'no history',
      record: deal(),
      says: 'There is no stage history that tells who moved this deal. Look it up in the CRM’s own history of the stage.',
    },
    {
      name: 'the stage could not be read',
      record: deal({ stage: null }),
      says: 'The stage can’t be read on this page. Show the stage on this layout, then read the page again.',
    },
  ],
  invalidOptions: [
    { name: 'nobody to report', options: { withinDays: 30, by: [] } },
    { name: 'a person', options: { withinDays: 30, by: ['user'] } },
    { name: 'no window', options: { withinDays: 0, by: ['import'] } },
  ],
};
