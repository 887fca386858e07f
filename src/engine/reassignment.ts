import { knownValue } from '../conditions/read-field';
import type { Deadline, Reassignment } from '../record/assessment';
import { joinWords } from '../record/format';
import type { AssessContext, CrmRecord } from '../record/types';
import { personById, personByName } from '../routing/candidates';
import { compileRouting } from '../routing/compile-routing';
import type { RoutingDecision } from '../routing/decision';
import type { RoutingPolicy } from '../routing/policy';
import { route } from '../routing/route';
import { EMPTY_STATE } from '../routing/state';
import type { CompiledPack } from './compile-pack';
import type { Surroundings } from './surroundings';

/** Kept with the pack: a roster can be long, and records are many. */
const policies = new WeakMap<CompiledPack, RoutingPolicy>();

/**
 * Who would take the record over by the pack's routing rules, with its present owner left out; null where no open
 * clock ends in a reassignment, or the pack routes to nobody. Whose turn it is in a rotation is the CRM's
 * knowledge: the others who may be next are named too.
 */
export function reassignment(
  compiled: CompiledPack,
  record: CrmRecord,
  deadlines: readonly Deadline[],
  context: AssessContext & Surroundings,
): Reassignment | null {
  const isAsked = deadlines.some(
    ({ startAt, metAt, escalation }) =>
      startAt !== null && metAt === null && escalation.some(({ to }) => to === 'reassign'),
  );
  const { routing } = compiled.pack;
  if (!isAsked || !routing || routing.people.length === 0) return null;
  const policy = policies.get(compiled) ?? compileRouting(routing, compiled.context);
  policies.set(compiled, policy);
  const { name, label } = compiled.context.field(policy.fields.owner ?? 'owner');
  const known = knownValue(record, name, 'text');
  const current = known.state === 'value' ? personByName(known.text, policy) : null;
  const others = { ...policy, people: policy.people.filter(({ id }) => id !== current?.id) };
  const decision = route(record, others, EMPTY_STATE, context);
  const { owner } = decision;
  return {
    owner: owner?.label ?? null,
    names: owner ? [owner.label, ...(owner.aliases ?? [])] : [],
    field: { name, label },
    sentence: sentence(decision, others),
    path: pathOf(decision),
  };
}

function sentence(decision: RoutingDecision, policy: RoutingPolicy): string {
  const { to, owner, queue, couldHave, warnings } = decision;
  if (to === 'queue') return `By the routing rules it goes to ${queue}.`;
  if (!owner) return warnings[0] ?? 'The routing rules name nobody.';
  const rest = couldHave.flatMap((id) => (id === owner.id ? [] : (personById(id, policy)?.label ?? [])));
  return rest.length === 0
    ? `By the routing rules it goes to ${owner.label}.`
    : `By the routing rules it goes to ${owner.label}, or in turn to ${joinWords(rest)}.`;
}

const OUTCOMES = {
  taken: 'Taken',
  'not-taken': 'Not taken',
  unknown: 'Not known',
  'would-take': 'Not reached, would take it',
} as const;

/** The path taken, then what was not reached. */
const pathOf = ({ path, pathNotTaken }: RoutingDecision): Reassignment['path'] =>
  [...path, ...pathNotTaken].map(({ label, outcome, why }) => ({
    label,
    value: `${OUTCOMES[outcome]}. ${why}`,
  }));
