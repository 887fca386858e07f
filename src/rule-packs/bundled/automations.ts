import type { PackAutomations, PackStageTasks } from '../../pack-parts/automations';

const task = (id: string, label: string, dueDays?: number) => ({
  id,
  label,
  ...(dueDays !== undefined && { dueDays }),
});

/** What domain.md § 3 and § 5 ask for in each stage, as a rep would write it. */
const LEAD_STAGES: PackStageTasks[] = [
  {
    id: 'mql',
    tasks: [task('contact', 'Call or write, up to 3 times', 0), task('answer', 'Accept or reject', 2)],
  },
  {
    id: 'sql',
    tasks: [
      task('discovery', 'Hold the discovery call', 3),
      task('opportunity', 'Create the opportunity', 5),
    ],
  },
];

const DEAL_STAGES: PackStageTasks[] = [
  { id: 'qualified', tasks: [task('discovery', 'Schedule the discovery call', 3)] },
  {
    id: 'discovery',
    tasks: [task('needs', 'Confirm the needs in writing'), task('demo', 'Schedule the demo', 5)],
  },
  {
    id: 'demo',
    tasks: [task('evaluation', 'Agree on how it is evaluated'), task('proposal', 'Send the proposal', 5)],
  },
  {
    id: 'proposal',
    tasks: [
      task('review', 'Go through the proposal together', 3),
      task('stakeholders', 'Map the stakeholders'),
    ],
  },
  {
    id: 'negotiation',
    tasks: [task('approvals', 'Collect the approvals'), task('contract', 'Send the contract', 5)],
  },
  {
    id: 'closedwon',
    tasks: [
      task('handover', 'Hand over to customer success: goals, people, promises', 1),
      task('kickoff', 'Introduce both sides', 3),
    ],
  },
  { id: 'closedlost', tasks: [task('post-mortem', 'Write down why', 5)] },
];

/** Alerts, task lists and the handoff of domain.md § 3 and § 9. */
export const AUTOMATIONS: PackAutomations = {
  handoff: {
    rule: 'mql-handoff',
    acceptedStage: 'sql',
    asks: { fields: ['budget', 'authority', 'need', 'purchaseTimeline'], atLeast: 2 },
    returnField: 'returnsOn',
    stops: ['first-contact', 'mql-contact', 'mql-answer', 'mql-meeting'],
  },
  meetingField: 'meetingBookedAt',
  dormant: {
    days: 90,
    fields: [
      'lastEngagementAt',
      'lastEmailClickAt',
      'pricingLastViewedAt',
      'webinarAttendedAt',
      'formSubmittedAt',
    ],
  },
  stages: [...LEAD_STAGES, ...DEAL_STAGES],
  wonGoesTo: 'Customer success',
};
