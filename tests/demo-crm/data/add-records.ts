import type { DemoData, DemoDeal, DemoLead } from '../model';
import type { DealPatch, How, LeadPatch } from './changes';
import { DEAL_FIELDS, LEAD_FIELDS } from './custom-fields';
import { hubspotId, salesforceId } from './ids';

const blank = (fields: readonly { name: string }[]) =>
  Object.fromEntries(fields.map((field) => [field.name, null]));

/** Adds a lead made by a form, an import or an API call; everything not given stays empty. */
export function addLead(data: DemoData, values: LeadPatch, how: How): DemoLead {
  const n = data.leads.length + 1;
  const { custom, ...plain } = values;
  const lead: DemoLead = {
    hubspotId: hubspotId('lead', n),
    hubspotContactId: hubspotId('contact', n),
    salesforceId: salesforceId('00Q', n),
    firstName: '',
    lastName: '',
    email: null,
    phone: null,
    company: null,
    jobTitle: null,
    industry: null,
    employees: null,
    annualRevenue: null,
    country: null,
    source: null,
    leadStatus: 'NEW',
    lifecycleStage: 'lead',
    ownerId: null,
    createdAt: how.at,
    formSubmittedAt: null,
    formName: null,
    firstContactAt: null,
    convertedAt: null,
    ...plain,
    assignedAt: values.ownerId == null ? null : how.at,
    signals: [],
    activities: [],
    custom: { ...blank(LEAD_FIELDS), ...custom },
    situation: 'added',
  };
  data.leads.push(lead);
  return lead;
}

/** Adds a deal; without a stage it starts in the first one of its pipeline. */
export function addDeal(data: DemoData, values: DealPatch, how: How): DemoDeal {
  const n = data.deals.length + 1;
  const { custom, ...plain } = values;
  const pipeline = data.pipelines.find((entry) => entry.id === values.pipelineId) ?? data.pipelines[0];
  const stageId = values.stageId ?? pipeline?.stages[0]?.id ?? '';
  const amount = values.amount ?? null;
  const closeDate = values.closeDate ?? null;
  const deal: DemoDeal = {
    hubspotId: hubspotId('deal', n),
    salesforceId: salesforceId('006', n),
    name: '',
    companyId: '',
    ownerId: how.userId ?? data.owners[0]?.hubspotId ?? '',
    currency: 'USD',
    nextStep: null,
    forecastCategory: 'Pipeline',
    type: null,
    source: null,
    lossReason: null,
    ...plain,
    pipelineId: pipeline?.id ?? '',
    stageId,
    amount,
    closeDate,
    createdAt: how.at,
    stageHistory: [{ ...how, value: stageId }],
    amountHistory: [{ ...how, value: amount }],
    closeDateHistory: [{ ...how, value: closeDate }],
    ownerAssignedAt: how.at,
    nextActivityAt: null,
    lastActivityAt: null,
    lastContactedAt: null,
    custom: { ...blank(DEAL_FIELDS), ...custom },
    activities: [],
    situation: 'added',
  };
  data.deals.push(deal);
  return deal;
}
