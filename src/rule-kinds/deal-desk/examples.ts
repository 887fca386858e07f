import { DEAL_DESK, DEAL_DESK_PACK } from '../testing/deal-desk-parts';
import { deal, empty, filled, stage, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const standard = {
  amount: filled(12_000),
  discount: filled(5),
  paymentTerms: filled('Net 30'),
  termMonths: filled(12),
  customPricing: filled(false),
  customTerms: filled(false),
  approval: empty(),
};

const agreed = (fields: object) => deal({ fields: { ...standard, ...fields } });
const approved = { approval: filled('Approved') };
const { approval: _, ...withoutApproval } = standard;

export const examples: RuleKindExamples = {
  options: { approvalField: 'approval', approvedValues: ['Approved'] },
  pack: DEAL_DESK_PACK,
  passes: [
    {
      name: 'standard pricing and terms',
      record: agreed({}),
      says: 'Standard pricing: no approval needed.',
    },
    {
      name: 'just below the first band, at the limit of the amount',
      record: agreed({ discount: filled(9.99), amount: filled(25_000), paymentTerms: filled('NET_45') }),
      says: 'Standard pricing: no approval needed.',
    },
    {
      name: 'nothing entered is nothing to approve',
      record: agreed({ discount: empty(), paymentTerms: empty(), termMonths: empty() }),
      says: 'Standard pricing: no approval needed.',
    },
    {
      name: 'several years at list price',
      record: agreed({ termMonths: filled(36) }),
      says: 'Standard pricing: no approval needed.',
    },
    {
      name: 'the approval is recorded',
      record: agreed({ discount: filled(22), ...approved }),
      says: 'Approval is Approved; Discount is 22%, VP Sales from 20%.',
    },
    {
      name: 'a lost deal',
      record: deal({ stage: stage('Closed Lost'), fields: { discount: filled(50) } }),
      says: 'Closed Lost is a lost stage; no approval needed.',
    },
    {
      name: 'a trigger without a field is not judged',
      pack: {
        parts: { dealDesk: { ...DEAL_DESK, fields: { acv: 'amount' } } },
      },
      record: deal({ fields: { amount: filled(12_000), approval: empty() } }),
      says: 'Standard pricing: no approval needed.',
    },
  ],
  fails: [
    {
      name: 'exactly where a band starts',
      record: agreed({ discount: filled(20) }),
      cleared: agreed({ discount: filled(20), ...approved }),
      says: 'Discount is 20%, VP Sales from 20%. Approval is empty. Ask VP Sales. At 19.9% discount: approval by the sales manager is enough.',
    },
    {
      name: 'the first band that needs anybody',
      record: agreed({ discount: filled(10) }),
      cleared: agreed({ discount: filled(9.9) }),
      says: 'Discount is 10%, the sales manager from 10%. Approval is empty. Ask the sales manager. At 9.9% discount: no approval is needed.',
    },
    {
      name: 'payment terms off the list',
      record: agreed({ paymentTerms: filled('Net 90'), discount: filled(12) }),
      cleared: agreed({ paymentTerms: filled('Net 90'), discount: filled(12), ...approved }),
      says: 'Discount is 12%, the sales manager from 10%; Payment terms: Net 90, standard is Net 30 or Net 45. Approval is empty. Ask the deal desk. With Net 30: approval by the sales manager is enough.',
    },
    {
      name: 'a large amount',
      record: agreed({ amount: filled(25_001) }),
      cleared: agreed({ amount: filled(25_000) }),
      says: 'Amount is 25,001, over 25,000. Approval is empty. Ask the deal desk. With Amount at 25,000 or less: no approval is needed.',
    },
    {
      name: 'several triggers of one tier all have to go',
      record: agreed({ discount: filled(45), customTerms: filled(true) }),
      cleared: agreed({ discount: filled(45), customTerms: filled(true), ...approved }),
      says: 'Discount is 45%, the deal desk from 40%; Custom legal terms: yes. Approval is empty. Ask the deal desk. At 39.9% discount and with our own legal terms: approval by VP Sales is enough.',
    },
    {
      name: 'several years with a discount, and an answer that is not one',
      record: agreed({ discount: filled(15), termMonths: filled(24), approval: filled('Requested') }),
      cleared: agreed({ discount: filled(15), termMonths: filled(24), ...approved }),
      says: 'Discount is 15%, the sales manager from 10%; custom pricing for 24 months, multi-year from 24. Approval is Requested. Ask finance and legal. With a term under 24 months: approval by the sales manager is enough.',
    },
    {
      name: 'no preview while another trigger is not known',
      record: agreed({ discount: filled(22), customTerms: unreadable('loading') }),
      cleared: agreed({ discount: filled(22), customTerms: filled(false), ...approved }),
      says: 'Discount is 22%, VP Sales from 20%. Approval is empty. Ask VP Sales.',
    },
  ],
  unknown: [
    {
      name: 'a trigger is not on the layout',
      record: deal({ fields: { ...standard, customTerms: unreadable('loading') } }),
      says: 'Custom legal terms can’t be read: the page is still loading it. Leadlight can’t tell whether approval by the deal desk is needed. Show it on this layout, then read the page again.',
    },
    {
      name: 'a discount that is no percentage',
      record: agreed({ discount: filled(120) }),
      says: 'Discount is 120, which is no percentage. Leadlight can’t tell whether approval by the deal desk is needed. Correct it, then read the page again.',
    },
    {
      name: 'the approval is not on the layout',
      record: deal({ fields: { ...withoutApproval, discount: filled(22) } }),
      says: 'Discount is 22%, VP Sales from 20%. Approval is not on this layout. Show it on this layout, then read the page again.',
    },
    {
      name: 'a pack without a deal desk',
      pack: { parts: {} },
      record: agreed({}),
      says: 'This rule pack has no approval tiers. Ask RevOps to add them to the pack, or to take this rule out.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    { name: 'nothing that approves', options: { approvalField: 'approval', approvedValues: [] } },
  ],
};
