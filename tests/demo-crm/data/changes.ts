import type { DemoActivity, DemoChange, DemoData, DemoDeal, DemoFieldChange, DemoLead } from '../model';
import { lastActivityAt, lastContactedAt, nextActivityAt } from './activities';
import { findDeal, findLead } from './lookup';

/** When, by which way and by whom something was changed. */
export interface How {
  at: number;
  source: DemoChange<string>['source'];
  /** HubSpot owner id; null for machines. */
  userId: string | null;
}

type Custom = Record<string, string | number | null>;

export type DealPatch = Partial<
  Pick<
    DemoDeal,
    | 'name'
    | 'companyId'
    | 'ownerId'
    | 'pipelineId'
    | 'stageId'
    | 'amount'
    | 'closeDate'
    | 'nextStep'
    | 'forecastCategory'
    | 'type'
    | 'source'
    | 'lossReason'
    | 'currency'
  >
> & { custom?: Custom };

export type LeadPatch = Partial<
  Pick<
    DemoLead,
    | 'firstName'
    | 'lastName'
    | 'email'
    | 'phone'
    | 'company'
    | 'jobTitle'
    | 'industry'
    | 'employees'
    | 'annualRevenue'
    | 'country'
    | 'source'
    | 'leadStatus'
    | 'lifecycleStage'
    | 'ownerId'
    | 'formSubmittedAt'
    | 'formName'
    | 'firstContactAt'
    | 'convertedAt'
  >
> & { custom?: Custom };

interface WithFieldHistory {
  custom: Custom;
  fieldHistory?: DemoFieldChange[];
}

/** Histories stay sorted even when a caller's clock is behind the last entry. */
const notBefore = (history: readonly { at: number }[], at: number) => Math.max(at, history.at(-1)?.at ?? at);

function append<T>(history: DemoChange<T>[], value: T, how: How): void {
  if (history.at(-1)?.value !== value) history.push({ ...how, at: notBefore(history, how.at), value });
}

type Scalar = string | number | null;
const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number';

/** Sets plain fields and custom fields, and notes each real change. */
function setFields(
  record: WithFieldHistory,
  { custom = {}, ...plain }: DealPatch | LeadPatch,
  skip: readonly string[],
  how: How,
): void {
  const history = record.fieldHistory ?? [];
  const old = new Map<string, unknown>(Object.entries(record));
  const note = (field: string, oldValue: unknown, newValue: Scalar) => {
    if (!skip.includes(field) && oldValue !== newValue && isScalar(oldValue))
      history.push({ ...how, at: notBefore(history, how.at), field, oldValue, newValue });
  };
  for (const [field, value] of Object.entries(plain)) note(field, old.get(field), value ?? null);
  for (const [field, value] of Object.entries(custom))
    note(`custom.${field}`, record.custom[field] ?? null, value);
  Object.assign(record, plain);
  Object.assign(record.custom, custom);
  if (history.length) record.fieldHistory = history;
}

/**
 * Saves changes of a deal, found by either CRM's id, and appends to its histories.
 * @throws Error for an id nobody has.
 */
export function changeDeal(data: DemoData, id: string, patch: DealPatch, how: How): DemoDeal {
  const deal = findDeal(data, id);
  if (!deal) throw new Error(`No deal has the id ${id}.`);
  if (patch.ownerId !== undefined && patch.ownerId !== deal.ownerId) deal.ownerAssignedAt = how.at;
  setFields(deal, patch, ['stageId', 'amount', 'closeDate'], how);
  if (patch.stageId !== undefined) append(deal.stageHistory, patch.stageId, how);
  if (patch.amount !== undefined) append(deal.amountHistory, patch.amount, how);
  if (patch.closeDate !== undefined) append(deal.closeDateHistory, patch.closeDate, how);
  return deal;
}

/**
 * Saves changes of a lead, found by either CRM's id or by its contact's.
 * @throws Error for an id nobody has.
 */
export function changeLead(data: DemoData, id: string, patch: LeadPatch, how: How): DemoLead {
  const lead = findLead(data, id);
  if (!lead) throw new Error(`No lead has the id ${id}.`);
  if (patch.ownerId !== undefined && patch.ownerId !== lead.ownerId)
    lead.assignedAt = patch.ownerId === null ? null : how.at;
  setFields(lead, patch, [], how);
  return lead;
}

/** Logs a call, e-mail, meeting, note or task on a deal, and moves the dates that follow from it. */
export function logDealActivity(data: DemoData, id: string, activity: DemoActivity): DemoDeal {
  const deal = findDeal(data, id);
  if (!deal) throw new Error(`No deal has the id ${id}.`);
  deal.activities.push(activity);
  deal.lastActivityAt = lastActivityAt(deal.activities);
  deal.lastContactedAt = lastContactedAt(deal.activities);
  deal.nextActivityAt = nextActivityAt(deal.activities, data.now);
  return deal;
}

/** Logs an activity on a lead; the first outbound call, e-mail or meeting stops the response clock. */
export function logLeadActivity(data: DemoData, id: string, activity: DemoActivity): DemoLead {
  const lead = findLead(data, id);
  if (!lead) throw new Error(`No lead has the id ${id}.`);
  lead.activities.push(activity);
  lead.firstContactAt ??= lastContactedAt([activity]);
  return lead;
}
