import { addDeal } from '../../data/add-records';
import { changeDeal, type DealPatch } from '../../data/changes';
import { DEAL_FIELDS } from '../../data/custom-fields';
import { findDeal, findStage } from '../../data/lookup';
import { isoDate } from '../../data/time';
import { DEAL_TYPES, FORECAST_CATEGORIES, SOURCES } from '../../data/vocabulary';
import type { DemoData, DemoDeal } from '../../model';
import { dealUpdatedAt } from '../hubspot/updated-at';
import { SalesforceProblem } from './errors';
import { customField, readOnly, reference, toDate, toNumber, toPicklist, toText } from './field';
import { defineSObject, type Field, type SObject } from './object';
import {
  FORECAST_API_VALUES,
  hasOpenActivity,
  hasOverdueTask,
  hasStageFacts,
  lastStageChangeAt,
  lastStageChangeInDays,
  probabilityPercent,
  pushCount,
} from './opportunity-facts';
import { accountId, recordTypeId, stageIdByName, stageName, toOwnerId, userId } from './references';
import type { Raw } from './values';

type DealField = Field<DemoDeal, DealPatch>;

function toStageId(data: DemoData, value: Raw): string {
  const id = stageIdByName(data, toText(value) ?? '');
  if (id !== undefined) return id;
  throw new SalesforceProblem(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `Stage: bad value for restricted picklist field: ${value}`,
    400,
    ['StageName'],
  );
}

const stageNames = (data: DemoData) => [
  ...new Set(data.pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => stage.label))),
];

const writable = (data: DemoData): DealField[] => [
  {
    name: 'Name',
    label: 'Opportunity Name',
    type: 'string',
    read: (deal) => deal.name,
    write: (value) => ({ name: toText(value) ?? '' }),
  },
  {
    name: 'StageName',
    label: 'Stage',
    type: 'picklist',
    picklist: stageNames(data),
    read: (deal) => stageName(data, deal.stageId),
    write: (value) => ({ stageId: toStageId(data, value) }),
  },
  {
    name: 'Amount',
    label: 'Amount',
    type: 'currency',
    read: (deal) => deal.amount,
    write: (value) => ({ amount: toNumber(value) }),
  },
  {
    name: 'CloseDate',
    label: 'Close Date',
    type: 'date',
    read: (deal) => deal.closeDate,
    write: (value) => ({ closeDate: toDate(value) }),
  },
  {
    name: 'OwnerId',
    label: 'Owner ID',
    type: 'reference',
    relationship: { name: 'Owner', object: 'User' },
    read: (deal) => userId(data, deal.ownerId),
    write: (value) => ({ ownerId: toOwnerId(data, value) }),
  },
  {
    name: 'NextStep',
    label: 'Next Step',
    type: 'string',
    read: (deal) => deal.nextStep,
    write: (value) => ({ nextStep: toText(value) }),
  },
  {
    name: 'ForecastCategoryName',
    label: 'Forecast Category',
    type: 'picklist',
    picklist: FORECAST_CATEGORIES,
    read: (deal) => deal.forecastCategory,
    write: (value) => ({ forecastCategory: toPicklist(value, FORECAST_CATEGORIES, 'ForecastCategoryName') }),
  },
  {
    name: 'Type',
    label: 'Type',
    type: 'picklist',
    picklist: DEAL_TYPES,
    read: (deal) => deal.type,
    write: (value) => ({ type: toText(value) }),
  },
  {
    name: 'LeadSource',
    label: 'Lead Source',
    type: 'picklist',
    picklist: SOURCES,
    read: (deal) => deal.source,
    write: (value) => ({ source: toText(value) }),
  },
  {
    name: 'CurrencyIsoCode',
    label: 'Opportunity Currency',
    type: 'picklist',
    read: (deal) => deal.currency,
    write: (value) => ({ currency: toText(value) ?? 'USD' }),
  },
  {
    name: 'Loss_Reason__c',
    label: 'Loss reason',
    type: 'string',
    read: (deal) => deal.lossReason,
    write: (value) => ({ lossReason: toText(value) }),
  },
  ...DEAL_FIELDS.map((field) => customField<DemoDeal, DealPatch>(field, (custom) => ({ custom }))),
];

const calculated = (data: DemoData): Field<DemoDeal, never>[] => [
  readOnly('Id', 'Opportunity ID', 'id', (deal) => deal.salesforceId),
  readOnly('IsDeleted', 'Deleted', 'boolean', () => false),
  reference('AccountId', { name: 'Account', object: 'Account' }, (deal) => accountId(data, deal.companyId)),
  readOnly('RecordTypeId', 'Record Type ID', 'reference', (deal) => recordTypeId(data, deal)),
  readOnly('Probability', 'Probability (%)', 'percent', (deal) => probabilityPercent(data, deal.stageId)),
  readOnly('ExpectedRevenue', 'Expected Amount', 'currency', (deal) =>
    deal.amount === null ? null : (deal.amount * probabilityPercent(data, deal.stageId)) / 100,
  ),
  readOnly('IsClosed', 'Closed', 'boolean', (deal) => findStage(data, deal.stageId)?.kind !== 'open'),
  readOnly('IsWon', 'Won', 'boolean', (deal) => findStage(data, deal.stageId)?.kind === 'won'),
  readOnly('ForecastCategory', 'Forecast Category', 'picklist', (deal) =>
    deal.forecastCategory === null ? null : (FORECAST_API_VALUES[deal.forecastCategory] ?? null),
  ),
  readOnly('CreatedDate', 'Created Date', 'datetime', (deal) => deal.createdAt),
  reference('CreatedById', { name: 'CreatedBy', object: 'User' }, (deal) =>
    userId(data, deal.stageHistory[0]?.userId ?? null),
  ),
  readOnly('LastModifiedDate', 'Last Modified Date', 'datetime', (deal) => dealUpdatedAt(deal, data.now)),
  readOnly('SystemModstamp', 'System Modstamp', 'datetime', (deal) => dealUpdatedAt(deal, data.now)),
  readOnly('LastActivityDate', 'Last Activity', 'date', (deal) =>
    deal.lastActivityAt === null ? null : isoDate(deal.lastActivityAt),
  ),
  readOnly('LastStageChangeDate', 'Last Stage Change Date', 'datetime', lastStageChangeAt),
  readOnly('LastStageChangeInDays', 'Last Stage Change in Days', 'int', (deal) =>
    lastStageChangeInDays(deal, data.now),
  ),
  readOnly('PushCount', 'Push Count', 'int', (deal) => (hasStageFacts(deal) ? pushCount(deal) : null)),
  readOnly('HasOpenActivity', 'Has Open Activity', 'boolean', hasOpenActivity),
  readOnly('HasOverdueTask', 'Has Overdue Task', 'boolean', (deal) => hasOverdueTask(deal, data.now)),
];

export const opportunityObject = (data: DemoData): SObject =>
  defineSObject<DemoDeal, DealPatch>({
    name: 'Opportunity',
    label: 'Opportunity',
    keyPrefix: '006',
    fields: [...calculated(data), ...writable(data)],
    records: () => data.deals,
    recordsOf: { id: (id) => [findDeal(data, id)].flatMap((deal) => deal ?? []) },
    id: (deal) => deal.salesforceId,
    change: (id, patch, how) => changeDeal(data, id, patch, how),
    add: (patch, how) => addDeal(data, patch, how).salesforceId,
  });
