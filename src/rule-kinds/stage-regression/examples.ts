import { deal, history, opportunity, stage } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const crm = (stageName: string, ...rows: [string, string][]) =>
  deal({ stage: stage(stageName), history: history('stage', 'crm', ...rows) });

const observed = (to: string, iso: string, from: string, notBefore: string) =>
  deal({ stage: stage(to), history: history('stage', 'observed', [iso, to, from, notBefore]) });

export const examples: RuleKindExamples = {
  options: { withinDays: 30 },
  passes: [
    {
      name: 'forward only',
      record: crm('Demo', ['2026-11-01', 'Qualified'], ['2026-11-09', 'Demo']),
      says: 'No move back in the last 30 days.',
    },
    {
      name: 'back, and up again',
      record: crm('Proposal', ['2026-11-01', 'Proposal'], ['2026-11-05', 'Demo'], ['2026-11-09', 'Proposal']),
      says: 'No move back in the last 30 days.',
    },
    {
      name: 'back, but long ago',
      record: crm('Demo', ['2026-09-01', 'Proposal'], ['2026-10-01', 'Demo']),
      says: 'No move back in the last 30 days.',
    },
    {
      name: 'reopened after it was lost',
      record: crm('Demo', ['2026-11-01', 'Closed Lost'], ['2026-11-09', 'Demo']),
      says: 'No move back in the last 30 days.',
    },
    {
      name: 'reopened in an earlier stage than it was lost from',
      record: crm('Demo', ['2026-11-01', 'Proposal'], ['2026-11-05', 'Closed Lost'], ['2026-11-09', 'Demo']),
      says: 'No move back in the last 30 days.',
    },
    {
      name: 'two CRM stages that are one stage of the pack',
      record: crm('Needs Analysis', ['2026-11-01', 'Value Proposition'], ['2026-11-09', 'Needs Analysis']),
      says: 'No move back in the last 30 days.',
    },
    {
      name: 'a lost deal',
      record: crm(
        'Closed Lost',
        ['2026-11-01', 'Proposal'],
        ['2026-11-09', 'Demo'],
        ['2026-11-10', 'Closed Lost'],
      ),
      says: 'Closed Lost is a closed stage; this rule looks at open deals.',
    },
    {
      name: 'seen forward, by visits that fill the window',
      record: observed('Proposal', '2026-11-12', 'Demo', '2026-10-01'),
      says: 'No move back in the last 30 days.',
    },
  ],
  fails: [
    {
      name: 'two stages back',
      record: crm('Discovery', ['2026-11-01', 'Proposal'], ['2026-11-09', 'Discovery']),
      cleared: crm(
        'Proposal',
        ['2026-11-01', 'Proposal'],
        ['2026-11-09', 'Discovery'],
        ['2026-11-20', 'Proposal'],
      ),
      says: 'In Discovery, 2 stages back from Proposal: Proposal to Discovery on 9 Nov 2026. Check what is open again, and set a close date that fits; or move it back to Proposal.',
    },
    {
      name: 'back in steps, and only part of the way up again',
      record: crm(
        'Demo',
        ['2026-11-01', 'Negotiation'],
        ['2026-11-05', 'Demo'],
        ['2026-11-09', 'Discovery'],
        ['2026-11-12', 'Demo'],
      ),
      cleared: crm(
        'Negotiation',
        ['2026-11-01', 'Negotiation'],
        ['2026-11-05', 'Demo'],
        ['2026-11-20', 'Negotiation'],
      ),
      says: 'In Demo, 2 stages back from Negotiation: Negotiation to Demo on 5 Nov 2026 and Demo to Discovery on 9 Nov 2026. Check what is open again, and set a close date that fits; or move it back to Negotiation.',
    },
    {
      name: 'seen between two visits',
      record: observed('Demo', '2026-11-12', 'Proposal', '2026-11-03'),
      cleared: {
        ...observed('Proposal', '2026-11-20', 'Demo', '2026-10-01'),
      },
      says: 'In Demo, 1 stage back from Proposal: Proposal to Demo between 3 Nov 2026 and 12 Nov 2026. Check what is open again, and set a close date that fits; or move it back to Proposal.',
    },
    {
      name: 'a won one, reopened',
      record: opportunity({
        history: history('stage', 'crm', ['2026-11-01', 'Closed Won'], ['2026-11-09', 'Negotiation']),
      }),
      cleared: opportunity({
        stage: stage('Closed Won'),
        history: history('stage', 'crm', ['2026-11-01', 'Closed Won'], ['2026-11-09', 'Negotiation']),
      }),
      says: 'In Negotiation, 1 stage back from Closed Won: Closed Won to Negotiation on 9 Nov 2026. Check what is open again, and set a close date that fits; or move it back to Closed Won.',
    },
  ],
  unknown: [
    {
      name: 'no history',
      record: deal(),
      says: 'Insufficient history: no move back was seen, and the rule looks 30 days back. Look it up in the CRM’s stage history; Leadlight keeps the moves it sees from now on.',
    },
    {
      name: 'visits that began inside the window',
      record: observed('Proposal', '2026-11-12', 'Demo', '2026-11-03'),
      says: 'Insufficient history: no move back was seen since 3 Nov 2026, and the rule looks 30 days back. Look it up in the CRM’s stage history; Leadlight keeps the moves it sees from now on.',
    },
    {
      name: 'a stage in the history that the pack does not know',
      record: crm('Demo', ['2026-11-01', 'Pilot'], ['2026-11-05', 'Demo']),
      says: 'The stage history names “Pilot”, which is not a stage of this rule pack. Ask RevOps to add it to the pack, as a stage or as an alias.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    { name: 'no window', options: { withinDays: 0 } },
  ],
};
