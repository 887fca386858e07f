import { pollId } from '../record/poll';
import type { Crm, EpochMs } from '../record/types';
import { skewName } from './clock-skew';
import { forgetBaselines } from './counted-baselines';
import type { LeadlightDatabase } from './database';
import { forgetInDigests } from './forget-digests';
import { installBundledPack } from './packs';

export interface Account {
  crm: Crm;
  /** As `RecordIdentity.org`. */
  org: string;
}

/** What a wipe of an account takes, and how much of it there is. */
export interface AccountContent extends Account {
  records: number;
  /** Changes seen between visits. */
  changes: number;
  /** Snoozes, dismissals and acknowledgements. */
  marks: number;
}

const beginningOf = ({ crm, org }: Account): string => `${crm}:${org}:`;

/** Every account of which a record is stored, with what belongs to it. */
export async function storedAccounts(db: LeadlightDatabase): Promise<AccountContent[]> {
  const accounts: Account[] = [];
  for (let after = ''; ; ) {
    const key = (await db.records.where('key').above(after).limit(1).primaryKeys())[0];
    if (key === undefined) break;
    const account = accountOf(key);
    if (account) accounts.push(account);
    after = `${account ? beginningOf(account) : key}\uffff`;
  }
  return Promise.all(accounts.map((account) => accountContent(db, account)));
}

/** "hubspot:1234567:deal:9001"; an org's name holds no colon, a host with a port aside. */
function accountOf(key: string): Account | null {
  const [crm, ...rest] = key.split(':');
  const org = rest.slice(0, -2).join(':');
  return (crm === 'hubspot' || crm === 'salesforce') && org ? { crm, org } : null;
}

async function accountContent(db: LeadlightDatabase, account: Account): Promise<AccountContent> {
  const beginning = beginningOf(account);
  const [records, changes, suppressions, acknowledgements] = await Promise.all(
    [db.records, db.observations, db.suppressions, db.acknowledgements].map((table) =>
      table.where('key').startsWith(beginning).count(),
    ),
  );
  return {
    ...account,
    records: records ?? 0,
    changes: changes ?? 0,
    marks: (suppressions ?? 0) + (acknowledgements ?? 0),
  };
}

/** The tables of which each row belongs to one record. */
export const tablesByKey = (db: LeadlightDatabase) =>
  db.tables.filter(({ schema }) =>
    [schema.primKey, ...schema.indexes].some(({ keyPath }) => keyPath === 'key'),
  );

/** Deletes everything of one account, whichever table it is in; rule packs and other accounts stay. */
export function wipeAccount(db: LeadlightDatabase, account: Account): Promise<void> {
  const beginning = beginningOf(account);
  return db.transaction('rw', db.tables, async () => {
    for (const table of tablesByKey(db)) await table.where('key').startsWith(beginning).delete();
    await db.setAside.filter(({ key }) => key?.startsWith(beginning) === true).delete();
    await db.syncs.where('id').startsWith(beginning).delete();
    await db.polls.delete(pollId(account));
    await forgetInDigests(db, (key) => key.startsWith(beginning));
    await db.settings.where('name').startsWith(`happenings-since:${beginning}`).delete();
    await db.settings.bulkDelete([`date-order:${account.crm}:${account.org}`, skewName(account)]);
    await forgetBaselines(db, account);
    await db.reviewSegments.clear();
    await db.fieldSegments.clear();
    await db.settings.bulkDelete(['review-format', 'figure-strip']);
  });
}

/** Deletes everything, packs that are followed too; the bundled pack, given whole, judges from then on. */
export function wipeAll(
  db: LeadlightDatabase,
  bundled: { id: string; version: number },
  now: EpochMs,
): Promise<void> {
  return db.transaction('rw', db.tables, async () => {
    const emptied = db.tables.filter(({ name }) => name !== 'generation');
    await Promise.all(emptied.map((table) => table.clear()));
    await installBundledPack(db, bundled, now);
  });
}
