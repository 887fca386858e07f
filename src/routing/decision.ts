import type { PackRoutingPerson } from '../pack-parts/routing';
import type { AccountSuggestion } from './account-match';
import type { Committee } from './accounts';
import type { RoutingState } from './state';

/** One branch in the log of a decision. */
export interface PathStep {
  /** Branch id; "fallback" for the end of the tree. */
  branch: string;
  label: string;
  outcome: 'taken' | 'not-taken' | 'unknown';
  /** One or more sentences: what decided. */
  why: string;
}

/** A branch behind the one that decided: `would-take` says that it would have taken the record. */
export interface StepNotReached extends Omit<PathStep, 'outcome'> {
  outcome: 'would-take' | 'not-taken' | 'unknown';
}

/** Who gets a record, and why. */
export interface RoutingDecision {
  /** `held`: a branch can't be judged, and the pack says to wait. `nowhere`: the pack has no fallback. */
  to: 'owner' | 'queue' | 'held' | 'nowhere';
  /** Null unless `to` is "owner". */
  owner: PackRoutingPerson | null;
  /** Label of the queue; null unless `to` is "queue". */
  queue: string | null;
  /** Team id; null for none. */
  team: string | null;
  /** At most one of the two is set: minutes, or business days with 0 for the same one. */
  slaMinutes: number | null;
  slaBusinessDays: number | null;
  /** Branches as they were judged, in order, to the one that decided. */
  path: PathStep[];
  pathNotTaken: StepNotReached[];
  fallbackUsed: boolean;
  /** People any of whom might have got it by the branch that decided, by id. */
  couldHave: string[];
  warnings: string[];
  /** Named accounts that its company name is like; never used to route. */
  suggestions: AccountSuggestion[];
  /** Whether the account buys as a committee; null where the pack asks nothing or its contacts are not at hand. */
  committee: Committee | null;
  /** For the next record. */
  state: RoutingState;
}
