import type { Assigned } from './assign';
import { absence } from './availability';
import { type Candidates, personById } from './candidates';
import type { PathStep, RoutingDecision, StepNotReached } from './decision';
import type { RoutingCase } from './judge-branch';
import type { RoutingBranch } from './policy';
import { slaOf } from './sla-of';
import { type RoutingState, withGiven } from './state';

const unknownWarnings = (path: readonly PathStep[]): string[] =>
  path
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ label, why }) => `“${label}” can’t be judged: ${why}`);

/** Waits: a branch can't be judged, and the pack says not to go past it. */
export function held(
  branch: RoutingBranch,
  path: PathStep[],
  pathNotTaken: StepNotReached[],
  { account }: RoutingCase,
  state: RoutingState,
): RoutingDecision {
  const warnings = [...unknownWarnings(path), `The record is held until “${branch.label}” can be judged.`];
  return {
    ...nobody('held', state),
    path,
    pathNotTaken,
    warnings,
    suggestions: account.suggestions,
  };
}

/** What a branch that was taken comes to: an owner, or the queue of the team when nobody is there. */
export function taken(
  branch: RoutingBranch,
  candidates: Candidates,
  { owner, couldHave, warnings, state }: Assigned,
  path: PathStep[],
  pathNotTaken: StepNotReached[],
  routed: RoutingCase,
): RoutingDecision {
  const { policy, account } = routed;
  const log = { path, pathNotTaken, couldHave, suggestions: account.suggestions, state };
  const all = [...unknownWarnings(path), ...warnings];
  if (owner)
    return {
      ...nobody('owner', state),
      ...log,
      ...slaOf(account.account, branch.to.slaMinutes ?? null, null),
      owner,
      team: owner.team ?? null,
      warnings: all,
    };
  const queue = policy.teams.get(candidates.team ?? '')?.queue ?? policy.fallback?.queue;
  if (branch.to.method !== 'queue') all.push(`Nobody of “${branch.label}” is available.`);
  if (!queue)
    return { ...nobody('nowhere', state), ...log, team: candidates.team, warnings: [...all, NO_QUEUE] };
  return {
    ...nobody('queue', state),
    ...log,
    ...slaOf(account.account, branch.to.slaMinutes ?? null, queue.slaMinutes),
    queue: queue.label,
    team: candidates.team,
    warnings: all,
  };
}

const NO_QUEUE = 'No queue takes it: give the team or the fallback one.';

/** No branch decided: the fallback's person, else its queue. */
export function atTheEnd(
  path: PathStep[],
  { policy, context, account }: RoutingCase,
  state: RoutingState,
): RoutingDecision {
  const { fallback } = policy;
  const warnings = unknownWarnings(path);
  const log = { path, suggestions: account.suggestions, fallbackUsed: true };
  if (!fallback)
    return { ...nobody('nowhere', state), ...log, fallbackUsed: false, warnings: [...warnings, NO_FALLBACK] };
  const step = {
    branch: 'fallback',
    label: 'Fallback',
    outcome: 'taken' as const,
    why: 'No branch took it.',
  };
  const person = personById(fallback.person, policy);
  const gone = person ? absence(person, policy, state, context.now) : null;
  const base = { ...log, path: [...path, step] };
  if (person && gone === null) {
    return {
      ...nobody('owner', withGiven(state, person.id)),
      ...base,
      ...slaOf(account.account, null, null),
      owner: person,
      team: person.team ?? null,
      couldHave: [person.id],
      warnings,
    };
  }
  if (person && gone) warnings.push(`${person.label} ${gone}.`);
  return {
    ...nobody('queue', state),
    ...base,
    ...slaOf(account.account, null, fallback.queue.slaMinutes),
    queue: fallback.queue.label,
    warnings,
  };
}

const NO_FALLBACK = 'No branch took it, and the pack has no fallback.';

const nobody = (to: RoutingDecision['to'], state: RoutingState): RoutingDecision => ({
  to,
  owner: null,
  queue: null,
  team: null,
  slaMinutes: null,
  slaBusinessDays: null,
  path: [],
  pathNotTaken: [],
  fallbackUsed: false,
  couldHave: [],
  warnings: [],
  suggestions: [],
  committee: null,
  state,
});
