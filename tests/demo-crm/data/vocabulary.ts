import type { DemoPipeline, DemoStage } from '../model';

/**
 * The words of the demo org. The model stores what people read ("Organic search"); the APIs turn
 * it into their internal values where a CRM has any.
 */

const open = (id: string, label: string, probability: number): DemoStage => ({
  id,
  label,
  probability,
  kind: 'open',
});

export const SALES_PIPELINE: DemoPipeline = {
  id: 'default',
  label: 'Sales Pipeline',
  stages: [
    open('qualified', 'Qualified', 0.1),
    open('discovery', 'Discovery', 0.2),
    open('demo', 'Demo', 0.4),
    open('proposal', 'Proposal', 0.6),
    open('negotiation', 'Negotiation', 0.8),
    { id: 'closedwon', label: 'Closed Won', probability: 1, kind: 'won' },
    { id: 'closedlost', label: 'Closed Lost', probability: 0, kind: 'lost' },
  ],
};

/** A second pipeline with a stage that the bundled rule pack has never heard of. */
export const PARTNER_PIPELINE: DemoPipeline = {
  id: 'partner',
  label: 'Partner Pipeline',
  stages: [
    open('registered', 'Registered', 0.2),
    open('pilot', 'Pilot', 0.5),
    { id: 'partnerwon', label: 'Closed Won', probability: 1, kind: 'won' },
    { id: 'partnerlost', label: 'Closed Lost', probability: 0, kind: 'lost' },
  ],
};

export const OPEN_STAGE_IDS = ['qualified', 'discovery', 'demo', 'proposal', 'negotiation'] as const;
export type OpenStageId = (typeof OPEN_STAGE_IDS)[number];

export const SOURCES = [
  'Organic search',
  'Paid search',
  'Referrals',
  'Email marketing',
  'Direct traffic',
  'Offline sources',
] as const;

export const INDUSTRIES = [
  'Computer software',
  'Financial services',
  'Hospital and health care',
  'Logistics and supply chain',
  'Manufacturing',
  'Retail',
] as const;

export const COUNTRIES = ['United States', 'Germany', 'United Kingdom', 'France', 'Canada', 'India'] as const;

export const DEAL_TYPES = ['New Business', 'Existing Business'] as const;

export const FORECAST_CATEGORIES = ['Pipeline', 'Best Case', 'Commit', 'Closed', 'Omitted'] as const;

export const LOSS_REASONS = [
  'Chose a competitor',
  'No budget',
  'No decision',
  'Missing feature',
  'Timing',
] as const;

export const COMPETITORS = ['Rivalware (fictitious)', 'Otherco Suite (fictitious)'] as const;

/** HubSpot `hs_lead_status` values with the Salesforce Lead.Status of the demo org. */
export const LEAD_STATUSES = {
  NEW: 'Open - Not Contacted',
  OPEN: 'Open - Not Contacted',
  ATTEMPTED_TO_CONTACT: 'Working - Contacted',
  CONNECTED: 'Working - Contacted',
  IN_PROGRESS: 'Working - Contacted',
  OPEN_DEAL: 'Closed - Converted',
  UNQUALIFIED: 'Closed - Not Converted',
  BAD_TIMING: 'Closed - Not Converted',
} as const;

/** HubSpot `lifecyclestage` values in funnel order. */
export const LIFECYCLE_STAGES = [
  'subscriber',
  'lead',
  'marketingqualifiedlead',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'evangelist',
] as const;
