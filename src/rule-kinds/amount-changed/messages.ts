import type { Message } from '../define';
import { OPEN_DEAL_MESSAGES } from '../open-deal';

export const messages = {
  ...OPEN_DEAL_MESSAGES,
  changed: {
    outcome: 'fail',
    title: 'Amount changed by {{share}}',
    says: '{{field}} went from {{from}} to {{to}} ({{share}}), last {{when}}, {{late}}; more than {{percent}}% so late needs a reason, and {{reason}} is empty.',
    next: 'Say why in {{reason}}, or correct the amount.',
    clears: 'Fill {{reason}}, or set {{field}} to between {{low}} and {{high}}.',
  },
  changedPlain: {
    outcome: 'fail',
    title: 'Amount changed by {{share}}',
    says: '{{field}} went from {{from}} to {{to}} ({{share}}), last {{when}}, {{late}}; the rule warns of more than {{percent}}% so late.',
    next: 'Check it against the quote and correct it, or dismiss this with the reason.',
    clears: 'Set {{field}} to between {{low}} and {{high}}.',
  },
  currencies: {
    outcome: 'unknown',
    title: '{{rule}}: currency changed',
    says: '{{field}} and its currency changed {{when}}; amounts in two currencies can’t be compared.',
    next: 'Compare the two amounts in one currency.',
  },
  unclear: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: '{{field}} changed {{when}}; {{why}}.',
    next: 'Look it up in the CRM’s own history.',
  },
  oddHistory: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'The history of the amount holds “{{text}}”, which is no plain number.',
    next: 'Look it up in the CRM’s own history.',
  },
  noHistory: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'Insufficient history: changes show in the CRM’s own rows or between two visits, and there are neither.',
    next: 'Look it up in the CRM’s own history; Leadlight keeps the changes it sees from now on.',
  },
  shortHistory: {
    outcome: 'unknown',
    title: '{{rule}}',
    says: 'Insufficient history: nothing to warn of since {{since}}, and what was before is not known.',
    next: 'Look it up in the CRM’s own history; Leadlight keeps the changes it sees from now on.',
  },
  steady: {
    outcome: 'pass',
    title: '{{rule}}',
    says: '{{field}} has no late change of more than {{percent}}% to explain.',
    next: '',
  },
} as const satisfies Record<string, Message>;
