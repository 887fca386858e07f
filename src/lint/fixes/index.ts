import { packContext } from '../../rule-packs/pack-context';
import type { RulePack } from '../../rule-packs/schema';
import type { LintFinding } from '../check';
import { type FindFix, type PackFix, takeOut } from './fix';
import { closedStagesLast, firstTierFromZero, stepsByTime, tiersByDiscount, tierTime } from './order';
import {
  addQueue,
  askForIt,
  asPercent,
  asShares,
  issuedNow,
  notAfterInactive,
  objectsOfKind,
  otherStarts,
  switchedOff,
  tellManager,
  theOnlyTeam,
  unusedTeam,
} from './parts';
import {
  fewerPoints,
  meetingBands,
  reachableMinimum,
  reachableThreshold,
  usualDecay,
  usualNegatives,
} from './scoring';

export type { PackFix } from './fix';

/** The codes of lint for which there may be one right edit. */
export const FIXES: Readonly<Record<string, FindFix>> = {
  'unreachable-threshold': reachableThreshold,
  'unreachable-minimum': reachableMinimum,
  'content-like-intent': fewerPoints,
  'no-negative-signals': usualNegatives,
  'engagement-without-decay': usualDecay,
  'overlapping-bands': meetingBands,
  'gap-between-bands': meetingBands,
  'issued-in-future': issuedNow,
  'unused-calendar': takeOut('Take the calendar out'),
  'closed-stage-before-open': closedStagesLast,
  'unreachable-rule': objectsOfKind,
  'rule-without-part': switchedOff,
  'unknown-example-field': takeOut('Take the field out of the example'),
  'duplicate-rule': takeOut('Take the second one out'),
  'escalation-order': stepsByTime,
  'no-escalation': tellManager,
  'clock-of-no-length': otherStarts,
  'duplicate-sla': takeOut('Take the second one out'),
  'tier-order': tiersByDiscount,
  'uncovered-discounts': firstTierFromZero,
  'unreachable-branch': takeOut('Take the branch out'),
  'no-fallback': addQueue,
  'teamless-person': theOnlyTeam,
  'empty-team': unusedTeam,
  'overlapping-tiers': takeOut('Take the domain out here'),
  'personal-account-domain': takeOut('Take the domain out'),
  'tier-times': tierTime,
  'attainment-as-share': asPercent,
  'attainment-without-figures': takeOut('Let all get the same'),
  'unused-routing': askForIt,
  'stale-after-inactive': notAfterInactive,
  'impossible-target': asShares,
  'target-without-basis': takeOut('Take the target out'),
  'reasons-nobody-sees': takeOut('Take the reasons out'),
};

/** The edit that mends a finding of `lintPack`, or null where its author has to decide. Pure. */
export function fixOf(pack: RulePack, finding: LintFinding, now: number): PackFix | null {
  const find = Object.hasOwn(FIXES, finding.code) ? FIXES[finding.code] : undefined;
  return find?.(pack, finding, { pack: packContext(pack), now }) ?? null;
}
