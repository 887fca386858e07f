import { salesforceId } from '../../data/ids';
import type { DemoCompany, DemoData, DemoOwner, DemoStage } from '../../model';
import { eventObject, taskObject } from './activities';
import { campaignMemberObject } from './campaign-members';
import { readOnly, reference } from './field';
import { leadHistoryObject, opportunityFieldHistoryObject } from './histories';
import { leadObject } from './lead';
import { defineSObject, type SObject } from './object';
import { opportunityObject } from './opportunity';
import { FORECAST_API_VALUES } from './opportunity-facts';
import { opportunityHistoryObject } from './opportunity-history';
import { INTEGRATION_USER_ID, LEAD_QUEUE_ID } from './references';

const ACCOUNTS_CREATED_AT = Date.UTC(2024, 0, 15, 12);

const accountObject = (data: DemoData): SObject =>
  defineSObject<DemoCompany, never>({
    name: 'Account',
    label: 'Account',
    keyPrefix: '001',
    fields: [
      readOnly('Id', 'Account ID', 'id', (company) => company.salesforceId),
      readOnly('Name', 'Account Name', 'string', (company) => company.name),
      readOnly('Website', 'Website', 'url', (company) => `https://${company.domain}`),
      readOnly('Industry', 'Industry', 'picklist', (company) => company.industry),
      readOnly('NumberOfEmployees', 'Employees', 'int', (company) => company.employees),
      readOnly('AnnualRevenue', 'Annual Revenue', 'currency', (company) => company.annualRevenue),
      readOnly('BillingCountry', 'Billing Country', 'string', (company) => company.country),
      readOnly('CreatedDate', 'Created Date', 'datetime', () => ACCOUNTS_CREATED_AT),
    ],
    records: () => data.companies,
    id: (company) => company.salesforceId,
  });

type User = Pick<DemoOwner, 'salesforceId' | 'firstName' | 'lastName' | 'email'> & {
  type: string;
  managerId: string | null;
};

/** Two people report to the first, who reports to the last, as everyone else does. */
const managerOf = ({ owners }: DemoData, place: number): string | null => {
  if (place === owners.length - 1) return null;
  return (place === 1 || place === 2 ? owners[0] : owners.at(-1))?.salesforceId ?? null;
};

/** The last one is not a person: what machines change carries it. */
const users = (data: DemoData): User[] => [
  ...data.owners.map((owner, place) => ({ ...owner, type: 'Standard', managerId: managerOf(data, place) })),
  {
    salesforceId: INTEGRATION_USER_ID,
    firstName: 'Automated',
    lastName: 'Process',
    email: 'machine@leadlight-demo.example',
    type: 'AutomatedProcess',
    managerId: null,
  },
];

/** Queues are groups: an OwnerId may lead to one, so its prefix decides where it leads. */
const groupObject = (): SObject =>
  defineSObject<{ id: string; name: string }, never>({
    name: 'Group',
    label: 'Group',
    keyPrefix: '00G',
    fields: [
      readOnly('Id', 'Group ID', 'id', (group) => group.id),
      readOnly('Name', 'Name', 'string', (group) => group.name),
      readOnly('Type', 'Type', 'picklist', () => 'Queue'),
    ],
    records: () => [{ id: LEAD_QUEUE_ID, name: 'Inbound Queue' }],
    id: (group) => group.id,
  });

const userObject = (data: DemoData): SObject =>
  defineSObject<User, never>({
    name: 'User',
    label: 'User',
    keyPrefix: '005',
    fields: [
      readOnly('Id', 'User ID', 'id', (user) => user.salesforceId),
      readOnly('Name', 'Full Name', 'string', (user) => `${user.firstName} ${user.lastName}`),
      readOnly('FirstName', 'First Name', 'string', (user) => user.firstName),
      readOnly('LastName', 'Last Name', 'string', (user) => user.lastName),
      readOnly('Email', 'Email', 'email', (user) => user.email || null),
      readOnly('Username', 'Username', 'string', (user) => user.email || null),
      readOnly('UserType', 'User Type', 'picklist', (user) => user.type),
      readOnly('IsActive', 'Active', 'boolean', () => true),
      reference('ManagerId', { name: 'Manager', object: 'User' }, (user) => user.managerId),
    ],
    records: () => users(data),
    id: (user) => user.salesforceId,
  });

type StageRow = DemoStage & { id: string; order: number };

/** Stages of all pipelines, each label once: Salesforce has one list for the whole org. */
function stageRows(data: DemoData): StageRow[] {
  const stages = data.pipelines.flatMap((pipeline) => pipeline.stages);
  return stages
    .filter((stage, index) => stages.findIndex((other) => other.label === stage.label) === index)
    .map((stage, index) => ({ ...stage, id: salesforceId('01J', index + 1), order: index + 1 }));
}

function categoryOf({ kind, probability }: DemoStage): string {
  if (kind !== 'open') return kind === 'won' ? 'Closed' : 'Omitted';
  if (probability >= 0.8) return 'Commit';
  return probability >= 0.4 ? 'Best Case' : 'Pipeline';
}

const opportunityStageObject = (data: DemoData): SObject =>
  defineSObject<StageRow, never>({
    name: 'OpportunityStage',
    label: 'Opportunity Stage',
    keyPrefix: '01J',
    fields: [
      readOnly('Id', 'Opportunity Stage ID', 'id', (stage) => stage.id),
      readOnly('MasterLabel', 'Master Label', 'string', (stage) => stage.label),
      readOnly('ApiName', 'API Name', 'string', (stage) => stage.label),
      readOnly('IsActive', 'Is Active', 'boolean', () => true),
      readOnly('SortOrder', 'Order', 'int', (stage) => stage.order),
      readOnly('IsClosed', 'Closed', 'boolean', (stage) => stage.kind !== 'open'),
      readOnly('IsWon', 'Won', 'boolean', (stage) => stage.kind === 'won'),
      readOnly('DefaultProbability', 'Probability (%)', 'percent', (stage) =>
        Math.round(stage.probability * 100),
      ),
      readOnly(
        'ForecastCategory',
        'Forecast Category',
        'picklist',
        (stage) => FORECAST_API_VALUES[categoryOf(stage)] ?? null,
      ),
      readOnly('ForecastCategoryName', 'Forecast Category Name', 'picklist', categoryOf),
    ],
    records: () => stageRows(data),
    id: (stage) => stage.id,
  });

/** All objects of the demo org. */
export const createSObjects = (data: DemoData): SObject[] => [
  opportunityObject(data),
  leadObject(data),
  accountObject(data),
  userObject(data),
  groupObject(),
  opportunityHistoryObject(data),
  opportunityStageObject(data),
  opportunityFieldHistoryObject(data),
  leadHistoryObject(data),
  taskObject(data),
  eventObject(data),
  campaignMemberObject(data),
];
