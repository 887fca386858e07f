import type { AssessContext, CrmRecord } from '../record/types';
import { matchAccount } from './account-match';
import { type AccountIndex, buyingCommittee, type Committee } from './accounts';
import { assign } from './assign';
import { type Candidates, candidatesFor } from './candidates';
import type { PathStep, RoutingDecision, StepNotReached } from './decision';
import { type Judged, judgeBranch, type RoutingCase } from './judge-branch';
import type { RoutingBranch, RoutingPolicy } from './policy';
import { atTheEnd, held, taken } from './settle';
import { type RoutingState, stateIn, windowStart } from './state';

/** What routing may know beside the record. */
export interface RoutingContext extends AssessContext {
  /** The contacts of each account; left out: committees are unknown, owners only those of the state. */
  accounts?: AccountIndex;
}

/**
 * Who gets a record (domain.md § 4): the first branch that holds, else the fallback. Pure and total:
 * the same record, policy, state and context give the same decision, with every branch that was
 * judged on the way and what the others would have done. A branch that can't be judged is skipped or
 * holds the record, as the pack says.
 */
export function route(
  record: CrmRecord,
  policy: RoutingPolicy,
  state: RoutingState,
  context: RoutingContext,
): RoutingDecision {
  const account = matchAccount(record, policy);
  const routed: RoutingCase = { record, policy, context, account, accounts: context.accounts };
  const fresh = stateIn(state, windowStart(context.now, policy.zone, policy.resets));
  return { ...firstBranch(routed, fresh), committee: committeeOf(routed) };
}

function firstBranch(routed: RoutingCase, fresh: RoutingState): RoutingDecision {
  const { policy } = routed;
  const path: PathStep[] = [];
  for (const [index, branch] of policy.branches.entries()) {
    const { judged, candidates } = judgeWithPeople(branch, routed);
    const outcome = judged.truth === true ? 'taken' : judged.truth === false ? 'not-taken' : 'unknown';
    path.push({ branch: branch.id, label: branch.label, outcome, why: judged.why });
    const rest = () => policy.branches.slice(index + 1).map((other) => notReached(other, routed));
    if (judged.truth === 'unknown' && policy.unknown === 'hold')
      return held(branch, path, rest(), routed, fresh);
    if (judged.truth !== true) continue;
    const assigned = assign(branch.id, branch.to, candidates, routed, fresh);
    return taken(branch, candidates, assigned, path, rest(), routed);
  }
  return atTheEnd(path, routed, fresh);
}

function committeeOf({ record, account, accounts, policy, context }: RoutingCase): Committee | null {
  if (!policy.committee || !accounts || account.state === 'unknown') return null;
  return buyingCommittee(record, account.key, accounts, policy, context);
}

/** A branch that holds but names nobody at all is not taken, so that a hole in the roster loses no record. */
function judgeWithPeople(
  branch: RoutingBranch,
  routed: RoutingCase,
): { judged: Judged; candidates: Candidates } {
  const judged = judgeBranch(branch, routed);
  const candidates = candidatesFor(branch.to, routed);
  if (judged.truth !== true || branch.to.method === 'queue') return { judged, candidates };
  if (candidates.unknown !== null)
    return { judged: { truth: 'unknown', why: candidates.unknown }, candidates };
  if (candidates.suits.size > 0) return { judged, candidates };
  return { judged: { truth: false, why: `${judged.why} But ${candidates.nobody}.` }, candidates };
}

function notReached(branch: RoutingBranch, routed: RoutingCase): StepNotReached {
  const { truth, why } = judgeWithPeople(branch, routed).judged;
  const outcome = truth === true ? 'would-take' : truth === false ? 'not-taken' : 'unknown';
  return { branch: branch.id, label: branch.label, outcome, why };
}
