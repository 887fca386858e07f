import type { OrgRef } from '../record/others';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

/** How far a question of the quarterly audit is. One that was not started has no row. */
export interface AuditProgress {
  state: 'started' | 'done';
  at: EpochMs;
  note: string;
}

export interface StoredAuditProgress extends AuditProgress {
  /** Account and question, "hubspot:1234567:duplicates": it goes with the account when that is wiped. */
  key: string;
  /** "2026Q4". */
  quarter: string;
}

/** What was ticked for one account and quarter, by question. */
export async function auditProgress(
  db: LeadlightDatabase,
  account: OrgRef,
  quarter: string,
): Promise<Record<string, AuditProgress>> {
  const beginning = keyOf(account, '');
  const rows = await db.auditProgress.where('key').startsWith(beginning).toArray();
  return Object.fromEntries(
    rows
      .filter((row) => row.quarter === quarter)
      .map(({ key, state, at, note }) => [key.slice(beginning.length), { state, at, note }]),
  );
}

/** Keeps how far a question is; null for not started. */
export async function keepAuditProgress(
  db: LeadlightDatabase,
  account: OrgRef,
  quarter: string,
  item: string,
  progress: AuditProgress | null,
): Promise<void> {
  const key = keyOf(account, item);
  if (progress) await db.auditProgress.put({ key, quarter, ...progress });
  else await db.auditProgress.delete([key, quarter]);
}

const keyOf = ({ crm, org }: OrgRef, item: string): string => `${crm}:${org}:${item}`;
