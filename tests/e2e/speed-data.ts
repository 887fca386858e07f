import type { CrmRecord, FieldReading } from '../../src/record/types';
import { waitingLead } from '../../src/store/testing/leads';

const MINUTE = 60_000;
const DAY = 86_400_000;

const text = (value: string, label: string): FieldReading => ({ state: 'value', value, text: value, label });
const moment = (at: number, label: string): FieldReading => ({
  state: 'value',
  value: at,
  text: new Date(at).toISOString(),
  label,
  precision: 'exact',
});

export interface LeadStory {
  id: string;
  /** When the form came. */
  startAt: number;
  /** Minutes from the form to the assignment and to the contact; null: not yet. */
  assignedAfter: number | null;
  contactAfter: number | null;
  owner?: string;
  hasWon?: boolean;
}

/** A lead with what a queue and a report show of it. */
export function storyLead({ id, startAt, assignedAfter, contactAfter, owner, hasWon }: LeadStory): CrmRecord {
  const lead = waitingLead(id, startAt, contactAfter === null ? null : startAt + contactAfter * MINUTE);
  return {
    ...lead,
    asOf: Date.now(),
    fields: {
      ...lead.fields,
      company: text(`Company ${id}`, 'Company'),
      source: text('Demo request', 'Source'),
      phone: text('+49 30 5550199', 'Phone'),
      email: text(`lead${id}@buyer.example`, 'E-mail'),
      jobTitle: text('Director of Operations', 'Job title'),
      lastActivityAt: moment(startAt - 3 * 3_600_000, 'Last activity'),
      assignedAt:
        assignedAfter === null
          ? { state: 'empty', label: 'Owner assigned' }
          : moment(startAt + assignedAfter * MINUTE, 'Owner assigned'),
      owner: owner === undefined ? { state: 'empty', label: 'Owner' } : text(owner, 'Owner'),
      lifecycleStage: text(hasWon ? 'customer' : 'lead', 'Lifecycle stage'),
    },
  };
}

/** Every response band of domain.md § 3 once and the first one twice, in the last days, at hours of their own. */
export const STORIES = (now: number): LeadStory[] =>
  [2, 4, 7, 20, 45, 300, 2000, null].map((contactAfter, index) => ({
    id: String(index + 1),
    startAt: now - (2 + (index % 4)) * DAY - index * 3_600_000,
    assignedAfter: contactAfter === null ? null : 1,
    contactAfter,
    owner: index % 2 === 0 ? 'Ines Example' : 'Tomas Example',
    hasWon: index < 2,
  }));
