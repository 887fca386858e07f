import type { PackDealDesk } from '../../pack-parts/deal-desk';
import { joinWords } from '../../record/format';
import type { DealTerm } from '../deal-terms';

/** Which tier a deal needs, from what is proven and what is still open. */
export interface Approval {
  /** Place of the tier that is proven to be needed; 0 where none is. */
  tier: number;
  triggers: DealTerm[];
  /** Triggers that are not known and could lead higher. */
  open: DealTerm[];
}

export function neededApproval(terms: readonly DealTerm[]): Approval {
  const triggers = terms.filter((term) => term.truth === true);
  const tier = Math.max(0, ...triggers.map((term) => term.tier));
  return { tier, triggers, open: terms.filter((term) => term.truth === 'unknown' && term.tier > tier) };
}

/** The tier that the smallest change leads down to, and that change. */
export interface TierDown {
  tier: number;
  /** The triggers of the top tier, each with its change. */
  without: DealTerm[];
}

/** Null while a trigger that is not known could make it untrue. */
export function nextTierDown({ tier, triggers }: Approval, terms: readonly DealTerm[]): TierDown | null {
  const without = triggers.filter((term) => term.tier === tier);
  const rest = triggers.filter((term) => term.tier !== tier);
  const after = Math.max(0, ...rest.map((term) => term.tier), ...without.map((term) => term.tierAfter));
  const isOpen = terms.some((term) => term.truth === 'unknown' && term.tier > after);
  return without.length === 0 || isOpen ? null : { tier: after, without };
}

/** "At 19.9% discount: approval by the sales manager is enough." */
export function tierDownText({ tiers }: PackDealDesk, { tier, without }: TierDown): string {
  const change = joinWords(without.map((term) => term.change));
  const approver = tiers[tier]?.approver ?? null;
  const result = approver === null ? 'no approval is needed' : `approval by ${approver} is enough`;
  return `${change.charAt(0).toUpperCase()}${change.slice(1)}: ${result}.`;
}
