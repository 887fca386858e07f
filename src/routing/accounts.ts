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
  /** Names of the owners that the CRM shows, the most frequent first. */
  owners: readonly string[];
}

/** Accounts by the key that `matchAccount` gives. */
export type AccountIndex = ReadonlyMap<string, AccountFacts>;

interface Building {
  engaged: Set<string>;
  unsure: Set<string>;
  owners: Map<string, number>;
}

/** Groups leads and contacts by account: who is engaged, and who owns them. */
export function accountIndex(
  records: readonly CrmRecord[],
  policy: RoutingPolicy,
  context: AssessContext,
): AccountIndex {
  const all = new Map<string, Building>();
  for (const record of records) {
    const { key } = matchAccount(record, policy);
    if (key === null || !isPerson(record)) continue;
    const account = all.get(key) ?? { engaged: new Set(), unsure: new Set(), owners: new Map() };
    all.set(key, account);
    addContact(account, record, policy, context);
  }
  return new Map([...all].map(([key, { owners, ...rest }]) => [key, { ...rest, owners: byCount(owners) }]));
}

function addContact(
  account: Building,
  record: CrmRecord,
  policy: RoutingPolicy,
  context: AssessContext,
): void {
  const engaged = policy.committee?.engaged.test.truth(record, context) ?? false;
  if (engaged === true) account.engaged.add(recordKey(record.identity));
  if (engaged === 'unknown') account.unsure.add(recordKey(record.identity));
  const { owner } = policy.fields;
  const known = owner === undefined ? null : knownValue(record, owner, 'text');
  if (known?.state === 'value') account.owners.set(known.text, (account.owners.get(known.text) ?? 0) + 1);
}

const byCount = (owners: ReadonlyMap<string, number>): string[] =>
  [...owners].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);

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
