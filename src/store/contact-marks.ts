import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

export const CONTACT_WAYS = ['call', 'email', 'meeting'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/**
 * A contact that the user says they made. It is a statement and no reading: no clock is met by it, and no figure
 * counts it (docs/decisions/0023). `place`: logged in the CRM through Leadlight, or kept here alone.
 */
export interface StoredContactMark {
  /** As made by `recordKey`; the latest one of a record is kept. */
  key: string;
  at: EpochMs;
  how: ContactWay;
  place: 'crm' | 'here';
}

export const markContact = (db: LeadlightDatabase, mark: StoredContactMark): Promise<unknown> =>
  db.contactMarks.put(mark);
