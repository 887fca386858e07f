import type { DemoCompany, DemoData, DemoDeal, DemoLead, DemoOwner, DemoPipeline, DemoStage } from '../model';
import { to18 } from './ids';

interface Identified {
  hubspotId: string;
  salesforceId: string;
}

/** Ids of both CRMs find the same record; Salesforce ids in 15 or 18 characters. */
function byId<T extends Identified>(records: readonly T[], id: string): T | undefined {
  const full = id.length === 15 ? to18(id) : id;
  return records.find((record) => record.hubspotId === id || record.salesforceId === full);
}

export const findDeal = (data: DemoData, id: string): DemoDeal | undefined => byId(data.deals, id);

/** Also by the HubSpot id of the contact behind the lead. */
export const findLead = (data: DemoData, id: string): DemoLead | undefined =>
  byId(data.leads, id) ?? data.leads.find((lead) => lead.hubspotContactId === id);

export const findOwner = (data: DemoData, id: string | null): DemoOwner | undefined =>
  id === null ? undefined : byId(data.owners, id);

export const findCompany = (data: DemoData, id: string): DemoCompany | undefined => byId(data.companies, id);

export const findPipeline = (data: DemoData, id: string): DemoPipeline | undefined =>
  data.pipelines.find((pipeline) => pipeline.id === id);

/** A stage of any pipeline: stage ids are unique within a portal. */
export function findStage(data: DemoData, stageId: string): DemoStage | undefined {
  for (const pipeline of data.pipelines)
    for (const stage of pipeline.stages) if (stage.id === stageId) return stage;
  return undefined;
}

/** People of the deal's company, as its contacts: the model keeps no list of its own. */
export function contactsOfDeal(data: DemoData, deal: DemoDeal): DemoLead[] {
  const company = findCompany(data, deal.companyId);
  return company ? data.leads.filter((lead) => lead.company === company.name).slice(0, 5) : [];
}
