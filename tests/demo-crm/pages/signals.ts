import { LEAD_FIELDS } from '../data/custom-fields';
import type { DemoLead } from '../model';

/** Signal kinds that marketing tools turn into a date field. */
const DATE_SIGNALS: Record<string, string> = {
  demoRequestedAt: 'demo-request',
  trialStartedAt: 'free-trial',
  pricingLastViewedAt: 'pricing-page',
  caseStudyViewedAt: 'case-study',
  webinarAttendedAt: 'webinar-attended',
  lastEmailClickAt: 'email-click',
};

const COUNTED_SIGNALS: Record<string, string> = { emailClicks: 'email-click', blogViews: 'blog' };

/** What a lead's signals say about one custom field; null when they say nothing. */
function fromSignals({ signals }: DemoLead, field: string): number | null {
  const counted = COUNTED_SIGNALS[field];
  if (counted) return signals.filter((signal) => signal.kind.startsWith(counted)).length || null;
  const kind = DATE_SIGNALS[field];
  return signals.findLast((signal) => signal.kind === kind)?.at ?? null;
}

/** A custom field of a lead by either CRM's name: what was entered, else what its signals say. */
export function leadCustomValue(lead: DemoLead, apiName: string): string | number | null {
  const field = LEAD_FIELDS.find(({ hubspot, salesforce }) => apiName === hubspot || apiName === salesforce);
  return field ? (lead.custom[field.name] ?? fromSignals(lead, field.name)) : null;
}
