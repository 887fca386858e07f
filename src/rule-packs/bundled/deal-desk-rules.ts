import type { PackRule } from '../../pack-parts/rules';
import { examples } from './deal-rules';

const STANDARD = {
  amount: 12_000,
  discount: 0,
  paymentTerms: 'Net 30',
  termMonths: 12,
  customPricing: false,
  customTerms: false,
};

export const DEAL_DESK_APPROVAL: PackRule = {
  id: 'deal-desk',
  kind: 'deal-desk',
  appliesTo: ['deal'],
  title: 'Deal desk approval',
  severity: 'warning',
  mode: 'shadow',
  owner: 'Deal desk',
  why: 'Terms off the list cost margin and legal time; whoever answers for them decides before the customer hears them.',
  options: { approvalField: 'dealApproval', approvedValues: ['Approved'] },
  examples: examples({
    fail: [
      'a quarter off without an approval',
      { stage: 'Proposal', fields: { ...STANDARD, discount: 25, dealApproval: null } },
    ],
    pass: ['standard terms', { stage: 'Proposal', fields: { ...STANDARD, dealApproval: null } }],
    unknown: ['no terms on the page', { stage: 'Proposal', fields: {} }],
  }),
};

export const NON_STANDARD_TERMS: PackRule = {
  id: 'non-standard-terms',
  kind: 'non-standard-terms',
  appliesTo: ['deal'],
  title: 'Non-standard terms logged',
  severity: 'info',
  mode: 'shadow',
  owner: 'Deal desk',
  why: 'Terms that many customers ask for are candidates for a new standard; only logged ones can be counted.',
  options: { logField: 'termsLog' },
  examples: examples({
    fail: [
      'net 90 and nothing logged',
      { stage: 'Proposal', fields: { ...STANDARD, paymentTerms: 'Net 90', termsLog: null } },
    ],
    pass: ['standard terms', { stage: 'Proposal', fields: { ...STANDARD, termsLog: null } }],
    unknown: ['no terms on the page', { stage: 'Proposal', fields: {} }],
  }),
};
