import type { ImportAccount } from '../record/file-import';
import type { Crm } from '../record/types';
import type { LeadlightDatabase } from './database';

const MOST = 50;
const CRMS: readonly Crm[] = ['hubspot', 'salesforce'];

/** The accounts whose records are stored, with where their pages are. Leaps from one to the next by the keys. */
export async function knownAccounts(db: LeadlightDatabase): Promise<ImportAccount[]> {
  const accounts: ImportAccount[] = [];
  let after = '';
  while (accounts.length < MOST) {
    const next = await db.records.where('key').above(after).first();
    if (!next) break;
    const [crm, org = ''] = next.key.split(':');
    after = `${crm}:${org}:\uffff`;
    const known = CRMS.find((name) => name === crm);
    if (known) accounts.push({ crm: known, org, origin: originOf(next.record.identity.url) });
  }
  return accounts;
}

function originOf(url: string): string | null {
  try {
    return new URL(url).origin;
  } catch {
    return null;
  }
}
