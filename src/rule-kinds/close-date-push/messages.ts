import type { Message } from '../define';
import { OPEN_DEAL_MESSAGES } from '../open-deal';

export const messages = {
  ...OPEN_DEAL_MESSAGES,
  silent: {
    outcome: 'fail',
    title: 'Close date pushed without a reason',
    says: '{{field}} moved {{days}} later, from {{from}} to {{to}}, {{when}}; {{reason}} is empty.',
    next: 'Say why in {{reason}}, or move it back.',
    clears: 'Fill {{reason}}, or set {{field}} to {{back}} or earlier.',
  },
  serial: {
    outcome: 'fail',
    title: '{{count}}: forecast review',
    says: '{{field}} pushed {{atLeast}}{{times}} ({{definition}}), from {{from}} to {{to}}; {{limit}} or more need a forecast review.',
    next: 'Hold the review and log it in {{log}}.',
    clears: 'Log the forecast review in {{log}}.',
  },
  serialAgain: {
    outcome: 'fail',
    title: '{{count}}: forecast review',
    says: '{{field}} pushed {{atLeast}}{{times}} ({{definition}}), from {{from}} to {{to}}; {{limit}} or more need a forecast review, and the last one, of {{review}}, was before the last push, {{when}}.',
    next: 'Hold the review again and log it in {{log}}.',
    clears: 'Log a forecast review of {{since}} or later in {{log}}.',
  },
  serialUnlogged: {
    outcome: 'fail',
    title: '{{count}}: forecast review',
    says: '{{field}} pushed {{atLeast}}{{times}} ({{definition}}), from {{from}} to {{to}}; {{limit}} or more need a forecast review.',
    next: 'Bring it to the forecast review, then dismiss this with the day and the outcome.',
    clears: 'Close it; or dismiss this once it was reviewed, as no field holds the review here.',
  },
  reviewUnclear: {
    outcome: 'unknown',
    title: '{{rule}}: review or push first?',
    says: 'The review of {{review}} may lie before the last push, which was made {{when}}.',
    next: 'Look up the day of the push in the CRM’s own history.',
  },
  oddHistory: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'The history of the close date holds “{{text}}”, which is no date.',
    next: 'Look it up in the CRM’s own history.',
  },
  noHistory: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'Insufficient history: pushes show in the CRM’s own rows or between two visits, and there are neither.',
    next: 'Look it up in the CRM’s own history; Leadlight keeps the moves it sees from now on.',
  },
  shortHistory: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'Insufficient history: nothing to warn of since {{since}}, and what was before is not known.',
    next: 'Look it up in the CRM’s own history; Leadlight keeps the moves it sees from now on.',
  },
  inOrder: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{field}} {{times}} ({{definition}}){{verdict}}.',
    next: '',
  },
} as const satisfies Record<string, Message>;
