import type { PackRouting } from '../../pack-parts/routing';
import type { Found, LintCheck } from '../check';
import { isNeverFalse } from '../conditions/always';

export const territoryWithoutOwner: LintCheck = {
  code: 'territory-without-owner',
  level: 'warning',
  explanation: 'Records of a territory that nobody owns go on to the next branch, as if it were none.',
  fix: 'Add its id to the territories of a person.',
  find: ({ routing }) =>
    (routing?.people.length ? (routing.territories ?? []) : []).flatMap(({ id, label }, index) =>
      routing?.people.some(({ territories }) => territories?.includes(id))
        ? []
        : [{ path: `routing.territories[${index}]`, message: `Nobody owns “${label}”.` }],
    ),
};

export const unreachableTerritory: LintCheck = {
  code: 'unreachable-territory',
  level: 'error',
  explanation: 'The first territory that holds is the record’s; one behind the same condition gets nothing.',
  fix: 'Put the narrower territory first, or give each its own condition.',
  find: ({ routing }, { pack }) =>
    (routing?.territories ?? []).flatMap((territory, index, all): Found[] => {
      const before = all
        .slice(0, index)
        .find(
          ({ when }) =>
            JSON.stringify(when) === JSON.stringify(territory.when) ||
            isNeverFalse(when, (name) => pack.field(name).type),
        );
      return before
        ? [
            {
              path: `routing.territories[${index}].when`,
              message: `“${before.label}” takes every record of “${territory.label}” first.`,
            },
          ]
        : [];
    }),
};

/** What the branches ask for. */
const uses = ({ branches }: PackRouting, match: string, method: string): boolean =>
  branches.some((branch) => branch.match === match || branch.to.method === method);

export const unusedRouting: LintCheck = {
  code: 'unused-routing',
  level: 'warning',
  explanation: 'Territories and named accounts decide nothing until a branch asks for them.',
  fix: 'Add a branch with match and method for it, or take it out.',
  find({ routing }) {
    if (!routing) return [];
    const accounts = (routing.accountTiers ?? []).some((tier) => tier.accounts.length > 0);
    return [
      ...((routing.territories ?? []).length > 0 && !uses(routing, 'territory', 'territory')
        ? [{ path: 'routing.territories', message: 'No branch asks for a territory.' }]
        : []),
      ...(accounts && !uses(routing, 'namedAccount', 'account')
        ? [{ path: 'routing.accountTiers', message: 'No branch asks for a named account.' }]
        : []),
    ];
  },
};
