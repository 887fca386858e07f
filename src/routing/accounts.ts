import { knownValue } from '../conditions/read-field';
import { isPerson } from '../hygiene/is-person';
import { recordKey } from '../record/record-key';
import type { AssessContext, CrmRecord } from '../record/types';
import { matchAccount } from './account-match';
import type { RoutingPolicy } from './policy';

/** What is known of one account from its contacts. */
export interface AccountFacts {
  /** Contacts for which the pack's `engagedWhen` holds, by record key. */
  engaged: ReadonlySet<string>;
  /** Contacts of which it is not known. */
  unsure: ReadonlySet<string>;
  /** The owner that the CRM shows of each contact, by record key. */
  owned: ReadonlyMap<string, string>;
  /** How many contacts each of these owners has. */
  owners: ReadonlyMap<string, number>;
}

/** Accounts by the key that `matchAccount` gives. */
export type AccountIndex = ReadonlyMap<string, AccountFacts>;

interface Building extends AccountFacts {
  engaged: Set<string>;
  unsure: Set<string>;
  owned: Map<string, string>;
  owners: Map<string, number>;
}

/** Groups leads and contacts by account, one by one: who is engaged, and who owns them. Each record once. */
export class AccountCollector {
  readonly #accounts = new Map<string, Building>();

  constructor(
    private readonly policy: RoutingPolicy,
    private readonly context: AssessContext,
  ) {}

  /** Takes in a lead or contact; other records, and those of no account, are left out. */
  add(record: CrmRecord): void {
    if (!isPerson(record)) return;
    const { key } = matchAccount(record, this.policy);
    if (key === null) return;
    const account = this.#accounts.get(key) ?? {
      engaged: new Set(),
      unsure: new Set(),
      owned: new Map(),
      owners: new Map(),
    };
    this.#accounts.set(key, account);
    addContact(account, record, this.policy, this.context);
  }

  index(): AccountIndex {
    return this.#accounts;
  }
}

/** The accounts of records that are at hand already. */
export function accountIndex(
  records: readonly CrmRecord[],
  policy: RoutingPolicy,
  context: AssessContext,
): AccountIndex {
  const accounts = new AccountCollector(policy, context);
  for (const record of records) accounts.add(record);
  return accounts.index();
}

function addContact(
  account: Building,
  record: CrmRecord,
  policy: RoutingPolicy,
  context: AssessContext,
): void {
  const key = recordKey(record.identity);
  const engaged = policy.committee?.engaged.test.truth(record, context) ?? false;
  if (engaged === true) account.engaged.add(key);
  if (engaged === 'unknown') account.unsure.add(key);
  const { owner } = policy.fields;
  const known = owner === undefined ? null : knownValue(record, owner, 'text');
  if (known?.state !== 'value' || account.owned.has(key)) return;
  account.owned.set(key, known.text);
  account.owners.set(known.text, (account.owners.get(known.text) ?? 0) + 1);
}

/**
 * Names of the owners of the account's other contacts, the most frequent first. The record's own
 * owner does not count for itself: else every owner would be right.
 */
export function ownersBeside(record: CrmRecord, facts: AccountFacts | undefined): string[] {
  if (!facts) return [];
  const own = facts.owned.get(recordKey(record.identity));
  return [...facts.owners]
    .map(([name, count]) => ({ name, count: count - Number(name === own) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Whether an account has a buying committee: as many engaged contacts as the pack asks for (domain.md § 4: 3). */
export interface Committee {
  is: boolean | 'unknown';
  engaged: number;
  needed: number;
}

/**
 * Counts the engaged contacts of the record's account, the record itself included. Unknown while
 * contacts that can't be judged could make up the number, and where the pack or the index says nothing.
 */
export function buyingCommittee(
  record: CrmRecord,
  key: string | null,
  accounts: AccountIndex | undefined,
  policy: RoutingPolicy,
  context: AssessContext,
): Committee {
  const { committee } = policy;
  if (!committee || !accounts) return { is: 'unknown', engaged: 0, needed: committee?.contacts ?? 0 };
  const needed = committee.contacts;
  if (key === null) return { is: false, engaged: 0, needed };
  const own = recordKey(record.identity);
  const without = (contacts: ReadonlySet<string> | undefined) =>
    (contacts?.size ?? 0) - Number(contacts?.has(own) ?? false);
  const truth = committee.engaged.test.truth(record, context);
  const facts = accounts.get(key);
  const engaged = without(facts?.engaged) + Number(truth === true);
  const unsure = without(facts?.unsure) + Number(truth === 'unknown');
  if (engaged >= needed) return { is: true, engaged, needed };
  return { is: engaged + unsure >= needed ? 'unknown' : false, engaged, needed };
}
