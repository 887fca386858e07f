import { compileCondition } from '../conditions/compile-condition';
import type { Condition } from '../conditions/condition';
import { companyKey } from '../hygiene/keys/company';
import { personalDomains } from '../hygiene/keys/personal-domains';
import type { PackAccountTier, PackRouting } from '../pack-parts/routing';
import type { PackContext } from '../rule-kinds/define';
import type { CompiledCondition, NamedAccount, Roster, RoutingPolicy } from './policy';

/** Contacts that make a buying committee (domain.md § 4). */
const COMMITTEE = 3;

/** Compiles the routing part of a checked pack; `roster` replaces the pack's people, its teams, or both. */
export function compileRouting(part: PackRouting, pack: PackContext, roster: Roster = {}): RoutingPolicy {
  const compiled = (condition: Condition): CompiledCondition => ({
    condition,
    test: compileCondition(condition, (name) => pack.field(name).type),
  });
  const accounts = (part.accountTiers ?? []).flatMap(namedAccounts);
  const { buyingCommittee: committee } = part;
  return {
    zone: part.zone,
    resets: part.resets,
    unknown: part.unknown,
    attainment: part.attainment ?? 'same',
    accountNames: part.accountNames ?? 'suggest',
    fields: part.fields,
    field: pack.field,
    isPersonal: personalDomains(pack.parts.hygiene?.personalDomains),
    teams: new Map((roster.teams ?? part.teams).map((team) => [team.id, team])),
    people: roster.people ?? part.people,
    accounts,
    accountByDomain: byDomain(accounts),
    territories: (part.territories ?? []).map(({ id, label, when }) => ({ id, label, ...compiled(when) })),
    committee: committee
      ? { contacts: committee.contacts ?? COMMITTEE, engaged: compiled(committee.engagedWhen) }
      : null,
    branches: part.branches.map((branch) => ({
      ...branch,
      when: branch.when ? compiled(branch.when) : null,
    })),
    fallback: part.fallback ?? null,
  };
}

function namedAccounts({ tier, slaMinutes, slaBusinessDays, accounts }: PackAccountTier): NamedAccount[] {
  return accounts.map((account) => ({
    ...account,
    tier,
    slaMinutes: slaMinutes ?? null,
    slaBusinessDays: slaBusinessDays ?? null,
    nameKeys: [account.label, ...(account.names ?? [])].map(companyKey).filter(Boolean),
  }));
}

/** Of accounts that claim one domain the first one has it; lint says so. */
function byDomain(accounts: readonly NamedAccount[]): Map<string, NamedAccount> {
  const index = new Map<string, NamedAccount>();
  for (const account of accounts)
    for (const domain of account.domains) {
      const key = domain.trim().toLowerCase();
      if (!index.has(key)) index.set(key, account);
    }
  return index;
}
