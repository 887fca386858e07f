import type { PackSla } from '../../pack-parts/slas';
import { ENDED, ENDED_STATUSES } from './slas';

/** Hours are those of the record owner's calendar. Each clock needs dates that few layouts show, so all begin in shadow mode. */
const handoff = (
  sla: Omit<PackSla, 'kind' | 'mode' | 'appliesTo' | 'escalation'> & Partial<Pick<PackSla, 'appliesTo'>>,
): PackSla => ({
  kind: 'handoff',
  mode: 'shadow',
  appliesTo: ['lead', 'contact'],
  escalation: [{ label: 'Manager told', to: 'manager', afterDueMinutes: 0 }],
  ...sla,
});

const HOUR = 60;
const MQL = { start: 'becameMqlAt', startLabel: 'the MQL', unless: ENDED } as const;
const SQL = { start: 'becameSqlAt', startLabel: 'the SQL' } as const;

/** First contact within 4 business hours. The CRM keeps the latest contact, so a late one may hide one in time. */
export const MQL_CONTACT = handoff({
  ...MQL,
  id: 'mql-contact',
  title: 'MQL: first contact',
  stop: 'lastContactedAt',
  stopLabel: 'contact',
  stopHolds: 'latest',
  clock: 'business',
  targetMinutes: 4 * HOUR,
});

/** Accepted or rejected within 48 hours by the clock. */
export const MQL_ANSWER = handoff({
  ...MQL,
  id: 'mql-answer',
  title: 'MQL: accept or reject',
  stop: 'becameSqlAt',
  stopLabel: 'answer',
  targetMinutes: 48 * HOUR,
});

export const MQL_MEETING = handoff({
  ...MQL,
  id: 'mql-meeting',
  title: 'MQL: meeting',
  stop: 'meetingBookedAt',
  stopLabel: 'meeting',
  stopHolds: 'latest',
  targetBusinessDays: 5,
});

export const SQL_DISCOVERY = handoff({
  ...SQL,
  id: 'sql-discovery',
  title: 'SQL: discovery call',
  stop: 'discoveryCallAt',
  stopLabel: 'discovery call',
  targetBusinessDays: 3,
  unless: ENDED,
});

/** What ends a lead without an opportunity leaves it out; a conversion is what the clock waits for. */
export const SQL_OPPORTUNITY = handoff({
  ...SQL,
  id: 'sql-opportunity',
  title: 'SQL: opportunity',
  stop: 'convertedAt',
  stopLabel: 'opportunity',
  targetBusinessDays: 5,
  unless: { op: 'in', field: 'leadStatus', values: ENDED_STATUSES },
});

export const PROPOSAL = handoff({
  id: 'proposal',
  title: 'Proposal after the demo',
  appliesTo: ['deal'],
  start: 'demoHeldAt',
  startLabel: 'the demo',
  stop: 'proposalSentAt',
  stopLabel: 'proposal',
  targetBusinessDays: 5,
  unless: { op: 'in', field: 'stage', values: ['Closed Won', 'Closed Lost', 'closedwon', 'closedlost'] },
});

/** All handoffs of domain.md § 3: MQL to SQL, SQL to opportunity, opportunity to close. */
export const HANDOFFS: PackSla[] = [
  MQL_CONTACT,
  MQL_ANSWER,
  MQL_MEETING,
  SQL_DISCOVERY,
  SQL_OPPORTUNITY,
  PROPOSAL,
];

/** A Salesforce org as delivered has no date of the MQL: each lead counts as handed over when it was created. */
const CREATED = { start: 'formSubmittedAt', startLabel: 'the lead', unless: ENDED } as const;

export const LEAD_HANDOFFS: PackSla[] = [
  handoff({
    ...CREATED,
    id: 'lead-contact',
    title: 'Lead: first contact',
    appliesTo: ['lead'],
    stop: 'firstContactAt',
    stopLabel: 'first contact',
    clock: 'business',
    targetMinutes: 4 * HOUR,
  }),
  handoff({
    ...CREATED,
    id: 'lead-answer',
    title: 'Lead: accept or reject',
    appliesTo: ['lead'],
    stop: 'convertedAt',
    stopLabel: 'answer',
    targetMinutes: 48 * HOUR,
  }),
];
