import type { DemoData, DemoDeal, DemoLead } from '../model';
import { hubspotId, salesforceId } from './ids';

/**
 * The records made to show one thing each, in creation order: their ids follow from their place
 * in these lists and stay the same whatever the seed, so append only.
 */
export const DEAL_SITUATIONS = [
  'negotiation-troubled',
  'all-clear',
  'stale',
  'skipped-stage',
  'regressed',
  'moved-by-import',
  'won-missing-contract',
  'lost-missing-reason',
  'no-amount',
  'unknown-stage',
  'same-stage-rows',
  'ambiguous-dates',
  'markup',
  'non-ascii',
  'very-long-text',
  'stale-escalated',
  'pushed-trivially',
  'pulled-in',
  'silent-push',
  'close-date-passed',
  'no-close-date',
  'inactive',
  'no-next-step',
  'deal-desk-terms',
  'discount-over-40',
  'moved-by-workflow',
  'moved-by-api',
  'lost-from-qualified',
  'reopened',
  'gaps-in-discovery',
  'gaps-in-demo',
  'gaps-in-proposal',
  'proposal-overdue',
  'hours-in-stage',
  'no-stage-dates',
  'zero-amount',
  'other-currency',
  'won-complete',
  'lost-complete',
  'discovery-overdue',
] as const;
export type DealSituation = (typeof DEAL_SITUATIONS)[number];

export const LEAD_SITUATIONS = [
  'fresh',
  'at-risk',
  'breached',
  'contacted-in-time',
  'contacted-late',
  'no-form-time',
  'high-fit-no-engagement',
  'student-ebooks',
  'competitor-email',
  'recycled',
  'unassigned',
  'system-delay',
  'converted',
  'backup-rep-due',
  'manager-due',
  'reassign-due',
  'cold',
  'personal-email',
  'unsubscribed',
  'mql-by-demo-request',
  'mql-by-score',
  'decayed',
  'contacted-not-qualified',
  'rejected-too-small',
  'rejected-no-response',
  'bad-timing',
  'subscriber',
  'sql',
  'customer',
  'evangelist',
  'no-email',
  'no-company',
  'markup',
  'non-ascii',
  'committee-1',
  'committee-2',
  'committee-3',
  'product-signup',
] as const;
export type LeadSituation = (typeof LEAD_SITUATIONS)[number];

/** The ids of one deal to show, without any data at hand. */
export function showcaseDealIds(situation: DealSituation) {
  const n = DEAL_SITUATIONS.indexOf(situation) + 1;
  return { hubspotId: hubspotId('deal', n), salesforceId: salesforceId('006', n) };
}

/** The ids of one lead to show: HubSpot lead and contact, Salesforce lead. */
export function showcaseLeadIds(situation: LeadSituation) {
  const n = LEAD_SITUATIONS.indexOf(situation) + 1;
  return {
    hubspotId: hubspotId('lead', n),
    hubspotContactId: hubspotId('contact', n),
    salesforceId: salesforceId('00Q', n),
  };
}

/** @throws Error when the data was not made by `createDemoData`. */
export const showcaseDeal = (data: DemoData, situation: DealSituation): DemoDeal =>
  bySituation(data.deals, situation);

/** @throws Error when the data was not made by `createDemoData`. */
export const showcaseLead = (data: DemoData, situation: LeadSituation): DemoLead =>
  bySituation(data.leads, situation);

function bySituation<T extends { situation: string }>(records: readonly T[], situation: string): T {
  const record = records.find((entry) => entry.situation === situation);
  if (!record) throw new Error(`This data has no "${situation}" record: create it with createDemoData.`);
  return record;
}
