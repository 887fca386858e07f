import type { ObjectKind } from '../../../record/types';

/** HubSpot's name of each object in paths. */
export const HUBSPOT_OBJECT: Readonly<Record<ObjectKind, string>> = {
  deal: 'deals',
  lead: 'leads',
  contact: 'contacts',
  company: 'companies',
};
