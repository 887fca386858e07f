import type { PackDealDesk } from '../../pack-parts/deal-desk';
import type { PackContext } from '../define';
import { TEST_PACK } from './pack-context';
import { withFields } from './typed-fields';

/** The approval tiers of domain.md § 6. */
export const DEAL_DESK: PackDealDesk = {
  fields: {
    acv: 'amount',
    discount: 'discount',
    paymentTerms: 'paymentTerms',
    termMonths: 'termMonths',
    customPricing: 'customPricing',
    customTerms: 'customTerms',
  },
  tiers: [
    { id: 'standard', label: 'Standard pricing', approver: null, fromDiscount: 0 },
    { id: 'manager', label: 'Manager discount', approver: 'the sales manager', fromDiscount: 10 },
    { id: 'vp', label: 'VP discount', approver: 'VP Sales', fromDiscount: 20 },
    { id: 'desk', label: 'Deal desk', approver: 'the deal desk', fromDiscount: 40 },
    { id: 'finance', label: 'Finance and legal', approver: 'finance and legal' },
  ],
  triggers: {
    acv: { tier: 'desk', above: 25_000 },
    enterprise: { tier: 'finance', above: 100_000 },
    paymentTerms: { tier: 'desk', standard: ['Net 30', 'Net 45'] },
    multiYear: { tier: 'finance', fromMonths: 24 },
    customTerms: { tier: 'desk' },
  },
};

/** TEST_PACK with a deal desk and the fields it reads. */
export const DEAL_DESK_PACK: PackContext = {
  ...TEST_PACK,
  parts: { dealDesk: DEAL_DESK },
  field: withFields({
    discount: ['Discount', 'number'],
    paymentTerms: ['Payment terms', 'choice'],
    termMonths: ['Term in months', 'number'],
    customPricing: ['Custom pricing', 'boolean'],
    customTerms: ['Custom legal terms', 'boolean'],
    approval: ['Approval', 'choice'],
    termsLog: ['Non-standard terms', 'text'],
  }),
};
