import type { Crm, ObjectKind } from '../../src/record/types';
import type { DemoData } from './model';

/** The address of a record page under the CRM's real host name. `id` is that CRM's own record id. */
export function recordUrl(data: DemoData, crm: Crm, object: ObjectKind, id: string): string {
  if (crm === 'hubspot') {
    const type = { deal: '0-3', lead: '0-136', contact: '0-1', company: '0-2' }[object];
    return `https://app.hubspot.com/contacts/${data.portalId}/record/${type}/${id}`;
  }
  const type = { deal: 'Opportunity', lead: 'Lead', contact: 'Contact', company: 'Account' }[object];
  return `https://${data.myDomain}.lightning.force.com/lightning/r/${type}/${id}/view`;
}
