import type { DemoCompany, DemoData, DemoDeal, DemoLead, DemoOwner, DemoPipeline, DemoStage } from '../model';
import { to18 } from './ids';

interface Identified {
  hubspotId: string;
  salesforceId: string;
}

/** By list, with its length when the index was made: lists only grow and shrink, records keep their ids. */
const indexes = new WeakMap<readonly Identified[], { size: number; places: Map<string, number> }>();

function indexOf(records: readonly Identified[]): Map<string, number> {
  const known = indexes.get(records);
  if (known?.size === records.length) return known.places;
  const places = new Map<string, number>();
  for (const [place, { hubspotId, salesforceId }] of records.entries())
    for (const id of [hubspotId, salesforceId]) places.set(id, place);
  indexes.set(records, { size: records.length, places });
  return places;
}

/** Ids of both CRMs find the same record; Salesforce ids in 15 or 18 characters. */
function byId<T extends Identified>(records: readonly T[], id: string): T | undefined {
  const place = indexOf(records).get(id.length === 15 ? to18(id) : id);
  return place === undefined ? undefined : records[place];
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
