import type { PackDealDesk } from '../../pack-parts/deal-desk';

/** Approval tiers and triggers of domain.md § 6. */
export const dealDesk = (acvAbove: number): PackDealDesk => ({
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
    { id: 'manager', label: 'Discount from 10%', approver: 'the sales manager', fromDiscount: 10 },
    { id: 'vp', label: 'Discount from 20%', approver: 'VP Sales', fromDiscount: 20 },
    { id: 'desk', label: 'Deal desk', approver: 'the deal desk', fromDiscount: 40 },
    { id: 'finance', label: 'Finance and legal', approver: 'finance and legal' },
  ],
  triggers: {
    acv: { tier: 'desk', above: acvAbove },
    paymentTerms: { tier: 'desk', standard: ['Net 15', 'Net 30', 'Net 45', 'Prepaid'] },
    multiYear: { tier: 'finance', fromMonths: 24 },
    customTerms: { tier: 'desk' },
  },
});
