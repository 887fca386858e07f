import { knownValue } from '../conditions/read-field';
import { companyKey } from '../hygiene/keys/company';
import { emailParts, parentDomains } from '../hygiene/keys/email';
import { jaroWinkler } from '../hygiene/keys/similarity';
import type { CrmRecord } from '../record/types';
import type { NamedAccount, RoutingPolicy } from './policy';

/** A named account whose name is like the record's company: for a person to look at. */
export interface AccountSuggestion {
  account: NamedAccount;
  /** Jaro–Winkler, up to 1. */
  similarity: number;
}

/** Which account a record belongs to. */
export interface AccountMatch {
  /** `unknown`: a field that could say so is hidden or can't be read. */
  state: 'named' | 'none' | 'unknown';
  account: NamedAccount | null;
  /** One key for all contacts of an account; null when it is not known or they have none. */
  key: string | null;
  /** A clause such as "ada@eu.example.com is at example.com". */
  why: string;
  suggestions: AccountSuggestion[];
}

const ALIKE = 0.92;

/**
 * The account of a record: by e-mail domain first, exactly or as a part of a named one; personal
 * mail domains never match. A company name only suggests, unless the pack lets equal names match.
 */
export function matchAccount(record: CrmRecord, policy: RoutingPolicy): AccountMatch {
  const domain = domainOf(record, policy);
  const named = domain.value === null ? null : accountOfDomain(domain.value, policy);
  if (named)
    return { state: 'named', account: named, key: `account:${named.id}`, why: domain.why, suggestions: [] };
  const company = textOf(record, policy.fields.company, policy);
  const suggestions = similarAccounts(company.text, policy);
  const equal =
    policy.accountNames === 'match' ? suggestions.find(({ similarity }) => similarity === 1) : null;
  if (equal && domain.value === null)
    return {
      state: 'named',
      account: equal.account,
      key: `account:${equal.account.id}`,
      why: `its company is ${equal.account.label}`,
      suggestions: [],
    };
  return {
    state: domain.isUnknown ? 'unknown' : 'none',
    account: null,
    key: domain.value === null ? null : `domain:${domain.value}`,
    why: domain.why,
    suggestions,
  };
}

/** The named account of a company's mail domain: the longest domain that it is part of. */
function accountOfDomain(domain: string, { accountByDomain }: RoutingPolicy): NamedAccount | null {
  for (const parent of parentDomains(domain)) {
    const account = accountByDomain.get(parent);
    if (account && (parent === domain || account.subdomains !== false)) return account;
  }
  return null;
}

interface Domain {
  /** Null for a personal one, or none. */
  value: string | null;
  isUnknown: boolean;
  why: string;
}

function domainOf(record: CrmRecord, policy: RoutingPolicy): Domain {
  const { label, text, unknown } = textOf(record, policy.fields.email, policy);
  const none = (why: string, isUnknown = false): Domain => ({ value: null, isUnknown, why });
  if (unknown !== null) return none(`${label} ${unknown}`, true);
  if (text === '') return none(`${label} is empty`);
  const parts = emailParts(text);
  if (!parts) return none(`${label} is no address`);
  if (policy.isPersonal(parts.domain)) return none(`${parts.domain} is a personal mail domain`);
  return { value: parts.domain, isUnknown: false, why: `the mail domain is ${parts.domain}` };
}

/** A text field; `unknown` says why it is not known. */
function textOf(record: CrmRecord, name: string | undefined, policy: RoutingPolicy) {
  if (name === undefined) return { label: 'E-mail', text: '', unknown: 'is not named in the pack' };
  const { label, existsOn } = policy.field(name);
  if (!existsOn(record.identity)) return { label, text: '', unknown: null };
  const known = knownValue(record, name, 'text');
  if (known.state === 'unknown') return { label, text: '', unknown: known.why };
  return { label, text: known.state === 'value' ? String(known.value) : '', unknown: null };
}

function similarAccounts(company: string, { accounts }: RoutingPolicy): AccountSuggestion[] {
  const key = companyKey(company);
  if (key === '') return [];
  return accounts
    .map((account) => ({
      account,
      similarity: Math.max(0, ...account.nameKeys.map((name) => jaroWinkler(key, name))),
    }))
    .filter(({ similarity }) => similarity >= ALIKE)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, 3);
}
