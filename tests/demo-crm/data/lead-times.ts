import type { DemoLead } from '../model';

/** Salesforce Lead.CreatedDate: web-to-lead makes the lead at the moment the form comes in. */
export const salesforceLeadCreatedAt = (lead: DemoLead): number => lead.formSubmittedAt ?? lead.createdAt;
