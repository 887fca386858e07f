import type { PackAccountTier } from '../pack-parts/routing';
import { type Problem, problem } from './problem';

/** Problems of an id that names a person, a team or a territory of the routing. */
export type Has = (noun: 'person' | 'team' | 'territory', id: string | undefined, path: string) => Problem[];

/** A tier of named accounts: one time to answer, owners that exist, domains that are some. */
export function checkTier(
  { accounts, slaMinutes, slaBusinessDays }: PackAccountTier,
  path: string,
  has: Has,
): Problem[] {
  return [
    ...((slaMinutes === undefined) === (slaBusinessDays === undefined)
      ? [
          problem(
            'tier-sla',
            path,
            slaMinutes === undefined
              ? 'This tier has no time to answer.'
              : 'This tier has two times to answer.',
            'Give it either slaMinutes or slaBusinessDays.',
          ),
        ]
      : []),
    ...accounts.flatMap(({ owner, domains }, index) => [
      ...has('person', owner, `${path}.accounts[${index}].owner`),
      ...domains.flatMap((domain, at) => checkDomain(domain, `${path}.accounts[${index}].domains[${at}]`)),
    ]),
  ];
}

/** A mail domain without address, blank or slash. */
export const checkDomain = (domain: string, path: string): Problem[] =>
  /^[^\s@/:,;.]+(?:\.[^\s@/:,;.]+)+$/.test(domain)
    ? []
    : [problem('wrong-domain', path, `“${domain}” is no mail domain.`, 'Write it like example.com.')];

/** Ids of accounts are one space over all tiers. */
export function checkIds(tiers: readonly PackAccountTier[]): Problem[] {
  const seen = new Set<string>();
  return tiers.flatMap(({ accounts }, tier) =>
    accounts.flatMap(({ id }, index) => {
      const isNew = !seen.has(id);
      seen.add(id);
      const path = `routing.accountTiers[${tier}].accounts[${index}].id`;
      return isNew ? [] : [problem('duplicate-id', path, `“${id}” is there twice.`, 'Give each its own id.')];
    }),
  );
}
