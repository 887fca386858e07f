import { addDeal, addLead } from '../../data/add-records';
import { changeDeal, changeLead } from '../../data/changes';
import { contactsOfDeal, findCompany, findDeal } from '../../data/lookup';
import type { DemoData, DemoDeal, DemoLead } from '../../model';
import { COMPANIES_CREATED_AT, COMPANY_PROPERTIES } from './company-properties';
import { dealProperties } from './deal-properties';
import { CONTACT_PROPERTIES, LEAD_PROPERTIES } from './lead-properties';
import { type ApiObject, type Association, defineObject } from './object';
import { dealUpdatedAt, leadUpdatedAt } from './updated-at';

/** Tasks that the API made; others are no objects of their own here. */
const tasksOf = ({ activities }: DemoDeal | DemoLead): Association[] =>
  activities.flatMap(({ hubspotId }) => (hubspotId ? [{ id: hubspotId, type: 'to_task' }] : []));

const companyOfLead = (data: DemoData, lead: DemoLead): Association[] =>
  data.companies
    .filter((company) => company.name === lead.company)
    .map((company) => ({ id: company.hubspotId, type: 'contact_to_company' }));

const dealObject = (data: DemoData): ApiObject =>
  defineObject(data, {
    name: 'deals',
    singular: 'deal',
    typeId: '0-3',
    defaults: [
      'amount',
      'closedate',
      'createdate',
      'dealname',
      'dealstage',
      'hs_lastmodifieddate',
      'hs_object_id',
      'pipeline',
    ],
    searched: ['dealname', 'pipeline', 'dealstage', 'dealtype'],
    properties: dealProperties(data),
    records: () => data.deals,
    find: (id) => findDeal(data, id),
    id: (deal) => deal.hubspotId,
    createdAt: (deal) => deal.createdAt,
    updatedAt: (deal) => dealUpdatedAt(deal, data.now),
    associations(deal) {
      const company = findCompany(data, deal.companyId);
      return {
        contacts: contactsOfDeal(data, deal).map((lead) => ({
          id: lead.hubspotContactId,
          type: 'deal_to_contact',
        })),
        companies: company ? [{ id: company.hubspotId, type: 'deal_to_company' }] : [],
        tasks: tasksOf(deal),
      };
    },
    change: (id, patch, how) => changeDeal(data, id, patch, how),
    add: (patch, how) => addDeal(data, patch, how).hubspotId,
  });

const contactObject = (data: DemoData): ApiObject =>
  defineObject(data, {
    name: 'contacts',
    singular: 'contact',
    typeId: '0-1',
    defaults: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
    searched: ['firstname', 'lastname', 'email', 'phone', 'company'],
    properties: CONTACT_PROPERTIES,
    records: () => data.leads,
    id: (lead) => lead.hubspotContactId,
    createdAt: (lead) => lead.createdAt,
    updatedAt: (lead) => leadUpdatedAt(lead, data.now),
    associations: (lead) => ({
      companies: companyOfLead(data, lead),
      leads: [{ id: lead.hubspotId, type: 'contact_to_lead' }],
      tasks: tasksOf(lead),
    }),
    change: (id, patch, how) => changeLead(data, id, patch, how),
    add: (patch, how) => addLead(data, patch, how).hubspotContactId,
  });

const leadObject = (data: DemoData): ApiObject =>
  defineObject(data, {
    name: 'leads',
    singular: 'lead',
    typeId: '0-136',
    defaults: ['hs_createdate', 'hs_lastmodifieddate', 'hs_lead_name', 'hs_object_id'],
    searched: ['hs_lead_name'],
    properties: LEAD_PROPERTIES,
    records: () => data.leads,
    id: (lead) => lead.hubspotId,
    createdAt: (lead) => lead.createdAt,
    updatedAt: (lead) => leadUpdatedAt(lead, data.now),
    associations: (lead) => ({
      contacts: [{ id: lead.hubspotContactId, type: 'lead_to_primary_contact' }],
      tasks: tasksOf(lead),
    }),
    change: (id, patch, how) => changeLead(data, id, patch, how),
    add: (patch, how) => addLead(data, patch, how).hubspotId,
  });

const companyObject = (data: DemoData): ApiObject =>
  defineObject(data, {
    name: 'companies',
    singular: 'company',
    typeId: '0-2',
    defaults: ['createdate', 'domain', 'hs_lastmodifieddate', 'hs_object_id', 'name'],
    searched: ['name', 'domain'],
    properties: COMPANY_PROPERTIES,
    records: () => data.companies,
    id: (company) => company.hubspotId,
    createdAt: () => COMPANIES_CREATED_AT,
    updatedAt: () => COMPANIES_CREATED_AT,
    associations: (company) => ({
      deals: data.deals
        .filter((deal) => deal.companyId === company.hubspotId)
        .map((deal) => ({ id: deal.hubspotId, type: 'company_to_deal' })),
    }),
  });

/** Finds an object by plural name, singular name or numeric type id; case does not matter. */
export function createObjects(data: DemoData): (name: string) => ApiObject | undefined {
  const objects = [dealObject(data), contactObject(data), leadObject(data), companyObject(data)];
  return (name) => {
    const wanted = name.toLowerCase();
    return objects.find(
      (object) => wanted === object.name || wanted === object.singular || wanted === object.typeId,
    );
  };
}
