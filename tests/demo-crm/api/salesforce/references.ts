import { salesforceId } from '../../data/ids';
import { findCompany, findOwner, findStage } from '../../data/lookup';
import type { DemoData, DemoDeal } from '../../model';
import { SalesforceProblem } from './errors';
import { toText } from './field';
import type { Raw } from './values';

/** Changes made by machines carry this user. */
export const INTEGRATION_USER_ID = salesforceId('005', 9_001);

/** Leads that nobody has taken belong to this queue. */
export const LEAD_QUEUE_ID = salesforceId('00G', 1);

export const userId = (data: DemoData, hubspotOwnerId: string | null): string =>
  findOwner(data, hubspotOwnerId)?.salesforceId ?? INTEGRATION_USER_ID;

export const accountId = (data: DemoData, companyId: string): string | null =>
  findCompany(data, companyId)?.salesforceId ?? null;

/** Salesforce names a stage by its label; pipelines may share one. */
export const stageName = (data: DemoData, stageId: string): string =>
  findStage(data, stageId)?.label ?? stageId;

/** The stage with this label, of the deal's own pipeline where that has one. */
export function stageIdByName(data: DemoData, name: string, pipelineId?: string): string | undefined {
  const own = data.pipelines.filter((pipeline) => pipeline.id === pipelineId);
  const stages = [...own, ...data.pipelines].flatMap((pipeline) => pipeline.stages);
  return stages.find((stage) => stage.label === name)?.id;
}

/** One record type a pipeline. */
export const recordTypeId = (data: DemoData, deal: DemoDeal): string =>
  salesforceId('012', 1 + data.pipelines.findIndex((pipeline) => pipeline.id === deal.pipelineId));

/** The HubSpot id of a user. @throws SalesforceProblem */
export function toOwnerId(data: DemoData, value: Raw): string {
  const owner = findOwner(data, toText(value));
  if (owner) return owner.hubspotId;
  throw new SalesforceProblem(
    'INVALID_CROSS_REFERENCE_KEY',
    `Owner ID: id value of incorrect type: ${value}`,
    400,
    ['OwnerId'],
  );
}
