import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessContext, CrmRecord, FieldReading } from '../../record/types';
import { type DealTerm, dealTerms, discountBands, type TermKind } from '../deal-terms';
import { DEAL_DESK, DEAL_DESK_PACK } from '../testing/deal-desk-parts';
import { deal, filled, NOW, opportunity } from '../testing/record-builder';
import { type Approval, neededApproval, nextTierDown } from './approval';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const termsOf = (record: CrmRecord) => dealTerms(DEAL_DESK, record, CONTEXT, DEAL_DESK_PACK);
const needed = (record: CrmRecord): Approval => neededApproval(termsOf(record));

interface Figures {
  amount: number;
  discount: number;
  paymentTerms: string;
  termMonths: number;
  customPricing: boolean;
  customTerms: boolean;
}

const recordOf = (figures: Figures, hidden: readonly string[] = []) =>
  deal({
    fields: Object.fromEntries(
      Object.entries(figures)
        .filter(([name]) => !hidden.includes(name))
        .map(([name, value]): [string, FieldReading] => [name, filled(value)]),
    ),
  });

const figures: fc.Arbitrary<Figures> = fc.record({
  amount: fc.integer({ min: 0, max: 200_000 }),
  discount: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
  paymentTerms: fc.constantFrom('Net 30', 'net_45', 'Net 90', 'Quarterly'),
  termMonths: fc.integer({ min: 1, max: 60 }),
  customPricing: fc.boolean(),
  customTerms: fc.boolean(),
});

/** The deal after the change that the preview words for one trigger. */
const CHANGED: Record<TermKind, (before: Figures, term: DealTerm) => Partial<Figures>> = {
  discount: (_before, { tier }) => ({ discount: (DEAL_DESK.tiers[tier]?.fromDiscount ?? 0) - 0.1 }),
  acv: () => ({ amount: 25_000 }),
  enterprise: ({ amount }) => ({ amount: Math.min(amount, 100_000) }),
  paymentTerms: () => ({ paymentTerms: 'Net 30' }),
  multiYear: () => ({ termMonths: 23 }),
  customTerms: () => ({ customTerms: false }),
};

describe('the approval a deal needs', () => {
  it('follows the bands without a gap', () => {
    const tier = (discount: number) => needed(deal({ fields: { discount: filled(discount) } })).tier;
    expect([0, 9.99, 10, 19.9, 20, 39.9, 40, 100].map(tier)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it('takes the bands by their start, whatever their order in the pack', () => {
    const tiers = [...DEAL_DESK.tiers].reverse();
    expect(discountBands({ ...DEAL_DESK, tiers }).map(({ from }) => from)).toEqual([0, 10, 20, 40]);
  });

  it('does not ask about a field that the CRM does not have', () => {
    const fields = { ...DEAL_DESK.fields, customTerms: 'hubspotOnly' };
    const kinds = (record: CrmRecord) =>
      dealTerms({ ...DEAL_DESK, fields }, record, CONTEXT, DEAL_DESK_PACK).map((term) => term.kind);
    expect(kinds(deal())).toContain('customTerms');
    expect(kinds(opportunity())).not.toContain('customTerms');
  });

  it('is what the preview says, once its change is made', () => {
    fc.assert(
      fc.property(figures, (before) => {
        const record = recordOf(before);
        const down = nextTierDown(needed(record), termsOf(record));
        expect(down === null).toBe(needed(record).triggers.length === 0);
        if (!down) return;
        const after = { ...before };
        for (const term of down.without) Object.assign(after, CHANGED[term.kind](after, term));
        const { tier } = needed(recordOf(after));
        expect(tier).toBe(down.tier);
        expect(tier).toBeLessThan(needed(record).tier);
      }),
      { numRuns: 1000, seed: 20261120 },
    );
  });

  it('never contradicts what a hidden field turns out to be', () => {
    const names = fc.subarray([
      'amount',
      'discount',
      'paymentTerms',
      'termMonths',
      'customPricing',
      'customTerms',
    ]);
    fc.assert(
      fc.property(figures, names, (whole, hidden) => {
        const partial = needed(recordOf(whole, hidden));
        const { tier } = needed(recordOf(whole));
        expect(tier).toBeGreaterThanOrEqual(partial.tier);
        expect(tier).toBeLessThanOrEqual(Math.max(partial.tier, ...partial.open.map((term) => term.tier)));
      }),
      { numRuns: 1000, seed: 20261120 },
    );
  });
});
