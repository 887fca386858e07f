import { recordKey } from '../../record/record-key';
import type { CrmRecord } from '../../record/types';

/** One line of an audit list. */
export interface AuditEntry {
  /** Key of the record, as `recordKey` gives it. */
  record: string;
  title: string | null;
  url: string;
  /** What is to be seen of it, e.g. "last activity 3 Mar 2025". */
  says: string;
}

/** One question of the audit: how many of how many, by which definition, and which ones. */
export interface AuditSection {
  id: 'duplicates' | 'deliverability' | 'inactive' | 'lifecycle' | 'required-fields' | 'enrichment';
  label: string;
  /** What is counted, in one sentence. */
  definition: string;
  count: number;
  /** Records that could be judged. */
  of: number;
  /** Records that could not, because a field was hidden or can't be read. */
  unknown: number;
  /** Counts by stage, field or reason, in a fixed order. */
  rows: { label: string; count: number }[];
  list: AuditEntry[];
}

export const auditEntry = (record: CrmRecord, says: string): AuditEntry => ({
  record: recordKey(record.identity),
  title: record.title,
  url: record.identity.url,
  says,
});
