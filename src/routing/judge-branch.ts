import type { Truth } from '../conditions/field-test';
import { conditionWords } from '../conditions/words';
import { plural } from '../record/format';
import type { AssessContext, CrmRecord } from '../record/types';
import { factsOf, factText, gapSentences, gapsIn } from '../rule-kinds/gaps';
import type { AccountMatch } from './account-match';
import { type AccountIndex, buyingCommittee } from './accounts';
import type { CompiledCondition, RoutingBranch, RoutingPolicy, RoutingTerritory } from './policy';

/** What branches are judged by: worked out once per record. */
export interface RoutingCase {
  record: CrmRecord;
  policy: RoutingPolicy;
  context: AssessContext;
  account: AccountMatch;
  accounts: AccountIndex | undefined;
}

export interface Judged {
  truth: Truth;
  /** One sentence: what decided. */
  why: string;
}

/** Whether a branch holds: its condition and its match, by the logic of unknowns. */
export function judgeBranch(branch: RoutingBranch, routed: RoutingCase): Judged {
  const parts = [
    ...(branch.when ? [judgeCondition(branch.when, routed)] : []),
    ...(branch.match ? [judgeMatch(branch, routed)] : []),
  ];
  const deciding =
    parts.find(({ truth }) => truth === false) ?? parts.find(({ truth }) => truth === 'unknown') ?? null;
  if (deciding) return deciding;
  return { truth: true, why: parts.map(({ why }) => why).join(' ') || 'It takes every record.' };
}

/** A condition in words, with the values it was judged by: "Amount is more than 50,000 (Amount: 12,000)." */
export function judgeCondition({ condition, test }: CompiledCondition, routed: RoutingCase): Judged {
  const { record, policy, context } = routed;
  const truth = test.truth(record, context);
  const words = conditionWords(condition, policy.field, context);
  const facts = factsOf(record, test.fields, policy);
  if (truth === 'unknown')
    return { truth, why: gapSentences(gapsIn(facts)) || `It is not known whether ${words}.` };
  const values = facts.map((fact) => `${fact.label}: ${factText(fact)}`).join(', ');
  const shown = values === '' ? '' : ` (${values})`;
  return { truth, why: truth ? `${words}${shown}.` : `Not so: ${words}${shown}.` };
}

function judgeMatch({ match, tiers }: RoutingBranch, routed: RoutingCase): Judged {
  if (match === 'territory') return judgeTerritory(routed);
  if (match === 'buyingCommittee') return judgeCommittee(routed);
  const { state, account, why } = routed.account;
  if (state === 'unknown') return { truth: 'unknown', why: `${capital(why)}.` };
  if (!account) return { truth: false, why: `No named account: ${why}.` };
  const named = `Named account ${account.label}, tier ${account.tier}: ${why}.`;
  const isTier = tiers === undefined || tiers.includes(account.tier);
  return isTier ? { truth: true, why: named } : { truth: false, why: `Another tier. ${named}` };
}

function judgeCommittee({ record, account, accounts, policy, context }: RoutingCase): Judged {
  if (!policy.committee) return { truth: 'unknown', why: 'The pack states no buying committee.' };
  if (!accounts) return { truth: 'unknown', why: 'The other contacts of the account are not at hand.' };
  if (account.state === 'unknown') return { truth: 'unknown', why: `${capital(account.why)}.` };
  const { is, engaged, needed } = buyingCommittee(record, account.key, accounts, policy, context);
  const count = `${plural(engaged, 'engaged contact')} of the account; a buying committee has ${needed}`;
  return { truth: is, why: is === 'unknown' ? `At least ${count}.` : `${count}.` };
}

function judgeTerritory(routed: RoutingCase): Judged {
  const { territory, unknown } = territoryOf(routed);
  if (unknown) return { truth: 'unknown', why: unknown };
  if (!territory) return { truth: false, why: 'It lies in no territory.' };
  return { truth: true, why: `It lies in ${territory.label}.` };
}

/** The first territory that holds; unknown while one before it could hold too. */
export function territoryOf(routed: RoutingCase): {
  territory: RoutingTerritory | null;
  unknown: string | null;
} {
  for (const territory of routed.policy.territories) {
    const { truth, why } = judgeCondition(territory, routed);
    if (truth === 'unknown') return { territory: null, unknown: `${territory.label}: ${why}` };
    if (truth) return { territory, unknown: null };
  }
  return { territory: null, unknown: null };
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
