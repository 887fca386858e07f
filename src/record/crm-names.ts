import type { Crm } from './types';

/** The CRMs as their makers write them. */
export const CRM_NAMES: Readonly<Record<Crm, string>> = { hubspot: 'HubSpot', salesforce: 'Salesforce' };
