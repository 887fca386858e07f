import { DEAL_DESK_PACK } from '../testing/deal-desk-parts';
import { deal, empty, filled, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const agreed = (fields: object) =>
  deal({
    fields: {
      amount: filled(90_000),
      discount: filled(5),
      paymentTerms: filled('Net 30'),
      termMonths: filled(12),
      customPricing: filled(false),
      customTerms: filled(false),
      termsLog: empty(),
      ...fields,
    },
  });

const logged = { termsLog: filled('Net 90 until June') };

export const examples: RuleKindExamples = {
  options: { logField: 'termsLog' },
  pack: DEAL_DESK_PACK,
  passes: [
    { name: 'standard terms, whatever the amount', record: agreed({}), says: 'All terms are standard.' },
    {
      name: 'non-standard terms are logged',
      record: agreed({ paymentTerms: filled('Net 90'), ...logged }),
      says: 'Payment terms: Net 90, standard is Net 30 or Net 45; logged as “Net 90 until June”.',
    },
  ],
  fails: [
    {
      name: 'one term',
      record: agreed({ paymentTerms: filled('Quarterly') }),
      cleared: agreed({ paymentTerms: filled('Quarterly'), ...logged }),
      says: 'Payment terms: Quarterly, standard is Net 30 or Net 45; Non-standard terms is empty. Log payment terms in Non-standard terms.',
    },
    {
      name: 'several kinds at once',
      record: agreed({ discount: filled(25), termMonths: filled(36), customTerms: filled(true) }),
      cleared: agreed({ discount: filled(25), termMonths: filled(36), customTerms: filled(true), ...logged }),
      says: 'Discount is 25%, VP Sales from 20%; custom pricing for 36 months, multi-year from 24; Custom legal terms: yes; Non-standard terms is empty. Log discount, multi-year pricing and legal terms in Non-standard terms.',
    },
  ],
  unknown: [
    {
      name: 'a term can’t be read',
      record: agreed({ paymentTerms: unreadable('loading') }),
      says: 'Payment terms can’t be read: the page is still loading it. Leadlight can’t tell whether all terms are standard. Show it on this layout, then read the page again.',
    },
    {
      name: 'the log can’t be read',
      record: agreed({ paymentTerms: filled('Net 90'), termsLog: unreadable('loading') }),
      says: 'Non-standard terms can’t be read: the page is still loading it. Leadlight can’t tell whether payment terms off standard are logged. Show it on this layout, then read the page again.',
    },
    {
      name: 'a pack without a deal desk',
      pack: { parts: {} },
      record: agreed({}),
      says: 'This rule pack does not say which terms are standard. Ask RevOps to add a deal desk to the pack, or to take this rule out.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    { name: 'one that does not exist', options: { logField: 'termsLog', count: true } },
  ],
};
