import type { PackNamedAccount, PackRouting, PackRoutingBranch } from '../../pack-parts/routing';
import type { Found, LintCheck, LintContext } from '../check';
import { isNeverFalse, isNeverTrue } from '../conditions/always';

/** True when a branch that holds always finds somebody or a queue, so that nothing behind it is asked. */
function alwaysTakes({ to }: PackRoutingBranch, { people }: PackRouting): boolean {
  if (to.method === 'queue') return true;
  if (to.method === 'owner') return to.person !== undefined;
  return to.method === 'roundRobin' && people.some(({ team }) => to.team === undefined || team === to.team);
}

const testOf = ({ when, match, tiers }: PackRoutingBranch): string => JSON.stringify([when, match, tiers]);

export const unreachableBranch: LintCheck = {
  code: 'unreachable-branch',
  level: 'error',
  explanation: 'A branch that no record reaches is a rule that everybody believes in and nobody follows.',
  fix: 'Put the most specific branch first and the one for everybody last, or take this one out.',
  find: ({ routing }, { pack }) =>
    (routing?.branches ?? []).flatMap((branch, index, all) => {
      const why = routing ? whyUnreachable(branch, all.slice(0, index), routing, pack) : null;
      return why ? [{ path: `routing.branches[${index}]`, message: `“${branch.label}” ${why}` }] : [];
    }),
};

function whyUnreachable(
  branch: PackRoutingBranch,
  before: readonly PackRoutingBranch[],
  routing: PackRouting,
  pack: LintContext['pack'],
): string | null {
  const typeOf = (field: string) => pack.field(field).type;
  if (branch.when && isNeverTrue(branch.when, typeOf)) return 'asks for what no record can be.';
  const taking = before.filter((other) => alwaysTakes(other, routing));
  const all = taking.find(({ when, match }) => !match && (!when || isNeverFalse(when, typeOf)));
  if (all) return `stands behind “${all.label}”, which takes every record.`;
  const same = taking.find((other) => testOf(other) === testOf(branch));
  return same ? `asks the same as “${same.label}”, which comes first.` : null;
}

export const noFallback: LintCheck = {
  code: 'no-fallback',
  level: 'error',
  explanation: 'A record that no branch takes would belong to nobody, and nobody would know.',
  fix: 'Add routing.fallback with a queue, and a person where there is one.',
  find: ({ routing }) =>
    routing && !routing.fallback ? [{ path: 'routing', message: 'The routing has no fallback.' }] : [],
};

export const teamlessPerson: LintCheck = {
  code: 'teamless-person',
  level: 'warning',
  explanation: 'Somebody in no team gets no turn where a branch goes by team, and has no queue.',
  fix: 'Give the person a team.',
  find: ({ routing }) =>
    (routing?.people ?? []).flatMap(({ label, team }, index) =>
      team === undefined ? [{ path: `routing.people[${index}]`, message: `${label} is in no team.` }] : [],
    ),
};

/** A pack without any people leaves them to the roster that is given at run time. */
export const emptyTeam: LintCheck = {
  code: 'empty-team',
  level: 'warning',
  explanation: 'A branch to a team without people is never taken.',
  fix: 'Put somebody into the team, or take it out.',
  find: ({ routing }) =>
    (routing?.people.length ? routing.teams : []).flatMap(({ id, label }, index) =>
      routing?.people.some(({ team }) => team === id)
        ? []
        : [{ path: `routing.teams[${index}]`, message: `Nobody is in “${label}”.` }],
    ),
};

interface Placed {
  account: PackNamedAccount;
  tier: number;
  path: string;
}

const accountsOf = (routing: PackRouting | undefined): Placed[] =>
  (routing?.accountTiers ?? []).flatMap(({ tier, accounts }, at) =>
    accounts.map((account, index) => ({
      account,
      tier,
      path: `routing.accountTiers[${at}].accounts[${index}]`,
    })),
  );

export const overlappingTiers: LintCheck = {
  code: 'overlapping-tiers',
  level: 'error',
  explanation: 'A domain in two places has two times to answer; the first one wins, and nobody sees it.',
  fix: 'Keep each domain with one account of one tier.',
  find({ routing }) {
    const first = new Map<string, Placed>();
    return accountsOf(routing).flatMap((placed): Found[] =>
      placed.account.domains.flatMap((domain, at) => {
        const key = domain.trim().toLowerCase();
        const other = first.get(key);
        if (!other) first.set(key, placed);
        const place = `${placed.path}.domains[${at}]`;
        return other
          ? [
              {
                path: place,
                message: `${domain} is with “${other.account.label}” in tier ${other.tier} already.`,
              },
            ]
          : [];
      }),
    );
  },
};

export const accountWithoutOwner: LintCheck = {
  code: 'account-without-owner',
  level: 'warning',
  explanation: 'A named account without an owner is routed like any other.',
  fix: 'Name its owner.',
  find: ({ routing }) =>
    accountsOf(routing).flatMap(({ account, path }) =>
      account.owner === undefined
        ? [{ path: `${path}.owner`, message: `“${account.label}” has no owner.` }]
        : [],
    ),
};
