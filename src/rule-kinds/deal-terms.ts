import type { Truth } from '../conditions/field-test';
import type { PackDealDesk, PackDealDeskTier } from '../pack-parts/deal-desk';
import { formatNumber } from '../record/format';
import type { AssessContext, CrmRecord } from '../record/types';
import type { PackContext } from './define';
import { type FieldFact, factsOf, factText, type Gap, gapsIn } from './gaps';
import { stageKey } from './stages';

/** Why a deal may need an approval; also the kinds that non-standard terms are counted by. */
export type TermKind = 'discount' | 'acv' | 'enterprise' | 'paymentTerms' | 'multiYear' | 'customTerms';

/** One trigger of the pack's deal desk, held against one deal. */
export interface DealTerm {
  kind: TermKind;
  /** True: it asks for its tier's approval. */
  truth: Truth;
  /** The tier it leads to, as its place in the pack's list. */
  tier: number;
  /** What is so, and against what: "Discount is 22%, VP Sales from 20%". */
  says: string;
  /** The smallest change that takes it out of its tier, as "at 19.9% discount"; read with the deal's own fields. */
  change: string;
  /** The tier it would lead to after that change; 0 for none. */
  tierAfter: number;
  facts: FieldFact[];
  gaps: Gap[];
}

interface Deal {
  desk: PackDealDesk;
  record: CrmRecord;
  context: AssessContext;
  pack: PackContext;
}

/**
 * All triggers that the pack names a field for, in order of the domain: discount, amount, terms
 * (domain.md § 6). The first discount tier asks for nothing, so its `truth` is false there.
 */
export function dealTerms(
  desk: PackDealDesk,
  record: CrmRecord,
  context: AssessContext,
  pack: PackContext,
): DealTerm[] {
  const fields = fieldsHere(desk, record, pack);
  const deal = { desk: { ...desk, fields }, record, context, pack };
  const found = [
    discountTerm(deal),
    amountTerm(deal, 'acv'),
    amountTerm(deal, 'enterprise'),
    paymentTerm(deal),
    multiYearTerm(deal),
    customTerm(deal),
  ];
  return found.filter((term) => term !== null);
}

/** A field that the record's CRM does not have is not applicable, which is something else than unknown. */
function fieldsHere(
  { fields }: PackDealDesk,
  { identity }: CrmRecord,
  pack: PackContext,
): PackDealDesk['fields'] {
  const exists = ([, name]: [string, string | undefined]) =>
    name !== undefined && pack.field(name).existsOn(identity);
  return Object.fromEntries(Object.entries(fields).filter(exists));
}

/** What a field holds: its value, or 'unknown'. An empty field holds nothing, which is null. */
function heldIn(fact: FieldFact | undefined): string | number | boolean | null | 'unknown' {
  if (!fact) return 'unknown';
  if (fact.known.state === 'value') return fact.known.value;
  return fact.known.state === 'empty' ? null : 'unknown';
}

const factOf = ({ record, pack }: Deal, name: string) => factsOf(record, [name], pack)[0];

const term = (kind: TermKind, tier: number, facts: (FieldFact | undefined)[]) => {
  const known = facts.filter((fact) => fact !== undefined);
  return { kind, tier, tierAfter: 0, facts: known, gaps: gapsIn(known), says: '', change: '' };
};

const placeOf = ({ desk }: Deal, tierId: string) =>
  Math.max(
    0,
    desk.tiers.findIndex((tier) => tier.id === tierId),
  );

const number = (value: number, { context }: Deal) => formatNumber(value, context, 2);

/** The discount bands in their order; each ends where the next one starts. */
export function discountBands({
  tiers,
}: PackDealDesk): { tier: PackDealDeskTier; position: number; from: number }[] {
  return tiers
    .map((tier, position) => ({ tier, position, from: tier.fromDiscount ?? Number.NaN }))
    .filter(({ from }) => !Number.isNaN(from))
    .sort((a, b) => a.from - b.from);
}

/** Discounts are agreed in tenths of a percent. */
const STEP = 0.1;

function discountTerm(deal: Deal): DealTerm | null {
  const { discount } = deal.desk.fields;
  const bands = discountBands(deal.desk);
  if (discount === undefined || bands.length === 0) return null;
  const fact = factOf(deal, discount);
  const value = heldIn(fact) ?? 0;
  if (typeof value !== 'number' || value < 0 || value > 100) return openDiscount(deal, fact, value);
  const index = bands.findLastIndex(({ from }) => value >= from);
  const band = bands[index];
  const base = term('discount', band?.position ?? 0, [fact]);
  if (!band || index <= 0) return { ...base, truth: false };
  const below = Math.round((band.from - STEP) * 10) / 10;
  return {
    ...base,
    truth: true,
    says: `${fact?.label} is ${number(value, deal)}%, ${band.tier.approver ?? band.tier.label} from ${number(band.from, deal)}%`,
    change: `at ${number(below, deal)}% discount`,
    tierAfter: bands.findLast(({ from }) => below >= from)?.position ?? 0,
  };
}

/** How the reason ends where a discount is known but senseless. */
export const NO_PERCENTAGE = 'which is no percentage';

/** A discount that is not known, or is no percentage, could lie in any band. */
function openDiscount(deal: Deal, fact: FieldFact | undefined, value: unknown): DealTerm {
  const highest = Math.max(...discountBands(deal.desk).map(({ position }) => position));
  const base = term('discount', highest, [fact]);
  if (base.gaps.length > 0 || !fact) return { ...base, truth: 'unknown' };
  const why = `is ${String(value)}, ${NO_PERCENTAGE}`;
  return {
    ...base,
    truth: 'unknown',
    gaps: [{ name: fact.name, label: fact.label, cause: 'unreadable', why }],
  };
}

function amountTerm(deal: Deal, kind: 'acv' | 'enterprise'): DealTerm | null {
  const { acv } = deal.desk.fields;
  const trigger = deal.desk.triggers[kind];
  if (acv === undefined || !trigger) return null;
  const fact = factOf(deal, acv);
  const value = heldIn(fact);
  const base = term(kind, placeOf(deal, trigger.tier), [fact]);
  if (value === 'unknown') return { ...base, truth: 'unknown' };
  const isOver = typeof value === 'number' && value > trigger.above;
  const limit = number(trigger.above, deal);
  return {
    ...base,
    truth: isOver,
    says: isOver ? `${fact?.label} is ${number(value, deal)}, over ${limit}` : '',
    change: `with ${fact?.label} at ${limit} or less`,
  };
}

function paymentTerm(deal: Deal): DealTerm | null {
  const { paymentTerms } = deal.desk.fields;
  const trigger = deal.desk.triggers.paymentTerms;
  if (paymentTerms === undefined || !trigger) return null;
  const fact = factOf(deal, paymentTerms);
  const base = term('paymentTerms', placeOf(deal, trigger.tier), [fact]);
  if (!fact || fact.known.state === 'unknown') return { ...base, truth: 'unknown' };
  const names = fact.known.state === 'value' ? [fact.known.text, String(fact.known.value)].map(stageKey) : [];
  const isStandard = trigger.standard.some((standard) => names.includes(stageKey(standard)));
  return {
    ...base,
    truth: fact.known.state === 'value' && !isStandard,
    says: `${fact.label}: ${factText(fact)}, standard is ${trigger.standard.join(' or ')}`,
    change: `with ${trigger.standard[0]}`,
  };
}

function multiYearTerm(deal: Deal): DealTerm | null {
  const { termMonths } = deal.desk.fields;
  const trigger = deal.desk.triggers.multiYear;
  if (termMonths === undefined || !trigger) return null;
  const length = factOf(deal, termMonths);
  const pricing = customPricing(deal);
  const months = heldIn(length);
  const base = term('multiYear', placeOf(deal, trigger.tier), [length, ...pricing.facts]);
  const isLong: Truth =
    months === 'unknown' ? months : typeof months === 'number' && months >= trigger.fromMonths;
  const truth =
    isLong === false || pricing.truth === false ? false : isLong === true && pricing.truth === true;
  const isOpen = !truth && isLong !== false && pricing.truth !== false;
  return {
    ...base,
    truth: isOpen ? 'unknown' : truth,
    says:
      typeof months === 'number'
        ? `custom pricing for ${number(months, deal)} months, multi-year from ${trigger.fromMonths}`
        : '',
    change: `with a term under ${trigger.fromMonths} months`,
  };
}

/** Prices off the list: the field that says so, or a discount beyond the first band. */
function customPricing(deal: Deal): { truth: Truth; facts: (FieldFact | undefined)[] } {
  const { customPricing: name } = deal.desk.fields;
  const discount = discountTerm(deal);
  const fact = name === undefined ? undefined : factOf(deal, name);
  const flag = name === undefined ? false : heldIn(fact);
  const truths: Truth[] = [discount?.truth ?? false, flag === 'unknown' ? flag : flag === true];
  const facts = [fact, ...(discount?.facts ?? [])];
  if (truths.includes(true)) return { truth: true, facts };
  return { truth: truths.includes('unknown') ? 'unknown' : false, facts };
}

function customTerm(deal: Deal): DealTerm | null {
  const { customTerms } = deal.desk.fields;
  const trigger = deal.desk.triggers.customTerms;
  if (customTerms === undefined || !trigger) return null;
  const fact = factOf(deal, customTerms);
  const value = heldIn(fact);
  return {
    ...term('customTerms', placeOf(deal, trigger.tier), [fact]),
    truth: value === 'unknown' ? value : value === true,
    says: `${fact?.label}: yes`,
    change: 'with our own legal terms',
  };
}
