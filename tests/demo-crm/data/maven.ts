import type { DemoChange, DemoCompany, DemoData, DemoDeal, DemoOwner, DemoPipeline } from '../model';
import { MY_DOMAIN, PORTAL_ID } from './generate';
import { hubspotId, salesforceId } from './ids';
import { type Row, readMavenFile } from './maven-csv';
import { DAY, isoDate, startOfUtcDay } from './time';

const PIPELINE: DemoPipeline = {
  id: 'maven',
  label: 'Maven pipeline',
  stages: [
    { id: 'prospecting', label: 'Prospecting', probability: 0.1, kind: 'open' },
    { id: 'engaging', label: 'Engaging', probability: 0.5, kind: 'open' },
    { id: 'won', label: 'Won', probability: 1, kind: 'won' },
    { id: 'lost', label: 'Lost', probability: 0, kind: 'lost' },
  ],
};

type PipelineRow = Row<'sales_pipeline.csv'>;

function parseDay(text: string): number | null {
  if (!text) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at))
    throw new Error(
      `sales_pipeline.csv: "${text}" is not a date like 2017-12-31. Use the ISO variant of the set.`,
    );
  return at;
}

/**
 * Whole days that every date of the set moves by, so that its newest date falls on the UTC day
 * of `now`: distances between dates, and so all durations, stay as published.
 */
export function mavenShiftDays(rows: readonly PipelineRow[], now: number): number {
  const days = rows.flatMap((row) => [parseDay(row.engage_date), parseDay(row.close_date)]);
  const newest = days.reduce<number>(
    (latest, day) => Math.max(latest, day ?? latest),
    Number.NEGATIVE_INFINITY,
  );
  if (!Number.isFinite(newest))
    throw new Error('sales_pipeline.csv: no row has an engage_date or close_date.');
  return Math.round((startOfUtcDay(now) - newest) / DAY);
}

function toOwner(row: Row<'sales_teams.csv'>, index: number): DemoOwner {
  const [firstName = '', ...rest] = row.sales_agent.split(' ');
  return {
    hubspotId: hubspotId('owner', index + 1),
    salesforceId: salesforceId('005', index + 1),
    firstName,
    lastName: rest.join(' '),
    email: `${row.sales_agent.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@maven.example`,
    team: row.regional_office,
  };
}

const toNumber = (text: string) => (text === '' ? null : Number(text));

function toCompany(row: Row<'accounts.csv'>, index: number): DemoCompany {
  const millions = toNumber(row.revenue);
  return {
    hubspotId: hubspotId('company', index + 1),
    salesforceId: salesforceId('001', index + 1),
    name: row.account,
    domain: `${row.account.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example`,
    industry: row.sector,
    employees: toNumber(row.employees),
    annualRevenue: millions === null ? null : Math.round(millions * 1_000_000),
    country: row.office_location,
  };
}

interface Context {
  now: number;
  shift: number;
  companyIds: ReadonlyMap<string, string>;
  ownerIds: ReadonlyMap<string, string>;
}

const change = <T>(at: number, value: T): DemoChange<T> => ({ at, value, source: 'IMPORT', userId: null });

/** Rows in Prospecting carry no date at all: they count as created on the set's last day. */
function toDeal(row: PipelineRow, index: number, context: Context): DemoDeal {
  const shifted = (text: string) => {
    const day = parseDay(text);
    return day === null ? null : day + context.shift * DAY;
  };
  const closedAt = shifted(row.close_date);
  const createdAt = shifted(row.engage_date) ?? closedAt ?? startOfUtcDay(context.now);
  const stage = PIPELINE.stages.find((entry) => entry.label === row.deal_stage);
  if (!stage)
    throw new Error(`sales_pipeline.csv: unknown deal_stage "${row.deal_stage}" of ${row.opportunity_id}.`);
  const isClosed = stage.kind !== 'open' && closedAt !== null;
  const amount = toNumber(row.close_value);
  const closeDate = closedAt === null ? null : isoDate(closedAt);
  return {
    hubspotId: hubspotId('deal', index + 1),
    salesforceId: salesforceId('006', index + 1),
    name: row.account ? `${row.product} – ${row.account}` : row.product,
    companyId: context.companyIds.get(row.account) ?? '',
    ownerId: context.ownerIds.get(row.sales_agent) ?? '',
    pipelineId: PIPELINE.id,
    stageId: stage.id,
    amount,
    currency: 'USD',
    closeDate,
    createdAt,
    stageHistory: isClosed
      ? [change(createdAt, 'engaging'), change(closedAt, stage.id)]
      : [change(createdAt, stage.id)],
    amountHistory: isClosed
      ? [change(createdAt, null), change(closedAt, amount)]
      : [change(createdAt, amount)],
    closeDateHistory: isClosed
      ? [change(createdAt, null), change(closedAt, closeDate)]
      : [change(createdAt, closeDate)],
    ownerAssignedAt: createdAt,
    nextStep: null,
    nextActivityAt: null,
    lastActivityAt: null,
    lastContactedAt: null,
    forecastCategory: null,
    type: null,
    source: null,
    lossReason: null,
    custom: { opportunityId: row.opportunity_id, product: row.product },
    activities: [],
    situation: 'maven',
  };
}

/**
 * The public set of 8,800 opportunities as a demo org: own stage names, blank accounts and the
 * product "GTXPro" as published, all dates moved by `mavenShiftDays`. It has no leads.
 * @param dir folder with the four CSV files
 * @throws Error that names the file and what to do
 */
export function loadMaven(dir: string, now: number): DemoData {
  const rows = readMavenFile(dir, 'sales_pipeline.csv');
  readMavenFile(dir, 'products.csv');
  const companies = readMavenFile(dir, 'accounts.csv').map(toCompany);
  const agents = readMavenFile(dir, 'sales_teams.csv');
  const owners = agents.map(toOwner);
  const context: Context = {
    now,
    shift: mavenShiftDays(rows, now),
    companyIds: new Map(companies.map((company) => [company.name, company.hubspotId])),
    ownerIds: new Map(agents.map((row, index) => [row.sales_agent, owners[index]?.hubspotId ?? ''])),
  };
  return {
    now,
    portalId: PORTAL_ID,
    myDomain: MY_DOMAIN,
    owners,
    companies,
    pipelines: [PIPELINE],
    deals: rows.map((row, index) => toDeal(row, index, context)),
    leads: [],
  };
}
