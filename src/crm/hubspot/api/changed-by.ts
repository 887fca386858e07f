import type { ChangedBy } from '../../../record/types';

/** HubSpot's `sourceType` of a value. What is not listed tells nothing about who. */
const BY_SOURCE: Record<string, ChangedBy> = {
  CRM_UI: 'user',
  CRM_UI_BULK_ACTION: 'user',
  MOBILE_IOS: 'user',
  MOBILE_ANDROID: 'user',
  EXTENSION: 'user',
  MEETINGS: 'user',
  CONVERSATIONS: 'user',
  AUTOMATION_PLATFORM: 'automation',
  WORKFLOWS: 'automation',
  WORKFLOW: 'automation',
  SEQUENCES: 'automation',
  CALCULATED: 'automation',
  PROPERTY_SETTINGS: 'automation',
  DEAL_STAGE_PROBABILITY: 'automation',
  IMPORT: 'import',
  API: 'integration',
  INTEGRATION: 'integration',
  INTEGRATIONS_PLATFORM: 'integration',
  INTEGRATIONS_SYNC: 'integration',
  SALESFORCE: 'integration',
};

/** Who made a change; null where HubSpot's source does not tell. */
export function hubspotChangedBy(sourceType: string | null | undefined): ChangedBy | null {
  const key = (sourceType ?? '').toUpperCase();
  return Object.hasOwn(BY_SOURCE, key) ? (BY_SOURCE[key] ?? null) : null;
}
