import { addLead } from './data/add-records';
import { logLeadActivity } from './data/changes';
import type { DemoLead } from './model';
import type { DemoCrm } from './server';

/** What happens in a CRM while tests run: seen by its APIs and pages from then on, by the server's clock. */

/**
 * Somebody asks for a demo: HubSpot makes lead and contact, Salesforce the lead, and a rep has it at once.
 * `formAgoMs`: for so long the form was on its way.
 */
export function postLead(
  crm: DemoCrm,
  lastName: string,
  owner = crm.data.owners[0],
  formAgoMs = 0,
): DemoLead {
  const at = crm.clock();
  return addLead(
    crm.data,
    {
      firstName: 'Ada',
      lastName,
      email: `${lastName.toLowerCase()}@prospect.example`,
      phone: '+1 555 0142',
      company: 'Prospect (fictitious)',
      leadStatus: 'NEW',
      lifecycleStage: 'marketingqualifiedlead',
      formSubmittedAt: at - formAgoMs,
      formName: 'Request a demo',
      ownerId: owner?.hubspotId ?? null,
    },
    { at, source: 'INTEGRATION', userId: null },
  );
}

/** A rep has called the lead and logged it. Gives when, by the server's clock. */
export function logContact(crm: DemoCrm, { hubspotId }: DemoLead): number {
  const at = crm.clock();
  logLeadActivity(crm.data, hubspotId, { kind: 'call', subject: 'Called', at, outbound: true, done: true });
  return at;
}

/**
 * How often an account was asked what changed among its leads, oldest first, by this machine's clock. A bulk sync
 * of leads asks the same, and is counted with it.
 */
export function leadPolls(crm: DemoCrm, name: 'hubspot' | 'salesforce'): number[] {
  const isPoll = {
    hubspot: ({ path, body }: DemoCrm['requests'][number]) =>
      path === '/crm/v3/objects/leads/search' && body.includes('hs_lastmodifieddate","operator":"GTE'),
    salesforce: ({ path, body }: DemoCrm['requests'][number]) =>
      /FROM Lead.* WHERE SystemModstamp >=/.test(decodeURIComponent(path + body).replaceAll('+', ' ')),
  }[name];
  return crm.requests.filter(isPoll).map(({ at }) => at);
}
