import type { Crm } from '../../src/record/types';
import { findOwner, findPipeline, findStage } from '../demo-crm/data/lookup';
import type { DemoData, DemoDeal } from '../demo-crm/model';

const HEADERS = [
  'Record ID',
  'Deal Name',
  'Pipeline',
  'Deal Stage',
  'Amount',
  'Close Date',
  'Create Date',
  'Deal owner',
  'Last Activity Date',
  'Next step',
];

const time = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** What a manager exports of the demo CRM: all deals. From HubSpot, with when each stage was entered. */
export const dealExport = (data: DemoData, crm: Crm): string =>
  crm === 'hubspot' ? hubspotExport(data) : salesforceReport(data);

function hubspotExport(data: DemoData): string {
  const stages = data.pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => ({ pipeline, stage })));
  const dates = stages.map(({ pipeline, stage }) => `Date entered "${stage.label} (${pipeline.label})"`);
  const rows = data.deals.map((deal) => [
    ...cellsOf(data, deal),
    ...stages.map(({ stage }) => time(deal.stageHistory.find(({ value }) => value === stage.id)?.at ?? null)),
  ]);
  return written([[...HEADERS, ...dates], ...rows]);
}

const REPORT = [
  'Opportunity ID',
  'Opportunity Name',
  'Stage',
  'Amount',
  'Close Date',
  'Created Date',
  'Opportunity Owner',
  'Last Activity',
  'Next Step',
];

function salesforceReport(data: DemoData): string {
  const rows = data.deals.map((deal) => {
    const [, name, , ...rest] = cellsOf(data, deal);
    return [deal.salesforceId, name ?? '', ...rest];
  });
  return written([REPORT, ...rows]);
}

const written = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quoted).join(',')).join('\r\n');

function cellsOf(data: DemoData, deal: DemoDeal): string[] {
  const owner = findOwner(data, deal.ownerId);
  return [
    deal.hubspotId,
    deal.name,
    findPipeline(data, deal.pipelineId)?.label ?? '',
    findStage(data, deal.stageId)?.label ?? '',
    deal.amount === null ? '' : String(deal.amount),
    deal.closeDate ?? '',
    time(deal.createdAt),
    owner ? `${owner.firstName} ${owner.lastName}` : '',
    time(deal.lastActivityAt),
    deal.nextStep ?? '',
  ];
}
