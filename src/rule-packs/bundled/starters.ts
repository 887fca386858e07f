import type { PackPipeline } from '../../pack-parts/pipelines';
import type { PackScoring } from '../../pack-parts/scoring';
import type { RulePack } from '../schema';
import { PRIMARY_COUNTRIES, TARGET_INDUSTRIES } from './audience';
import { OFFICE_HOURS } from './calendars';
import { seen, words } from './conditions';
import {
  AMOUNT_MISSING,
  CLOSE_DATE_PAST,
  closeDatePush,
  INACTIVE_DEAL,
  NEXT_STEP_MISSING,
  STAGE_SKIP,
  STALE_DEAL,
} from './deal-rules';
import { EMAIL_BOUNCE, onLead } from './fields';
import { LEAD_HANDOFFS, MQL_ANSWER, MQL_CONTACT, MQL_MEETING, SQL_OPPORTUNITY } from './handoffs';
import { HYGIENE } from './hygiene';
import { DUPLICATE_RULE, routingRule } from './lead-rules';
import { COMPETITOR_EMAIL, noEngagement, PERSONAL_EMAIL, STUDENT_TITLE } from './negative-signals';
import { SALES_PIPELINE } from './pipeline';
import { requiredFieldsRule } from './required-fields-rule';
import { STARTER_ROUTING } from './routing';
import { FIRST_CONTACT } from './slas';
import { TARGETS } from './targets';

/** What the stage of the same place in the sales pipeline is called by a CRM as it is delivered. */
type StageNames = readonly { id: string; label: string; aliases?: string[] }[];

/** Fields that every portal and org has: nothing must be set up before the pack works. */
const REQUIRED_FROM_PROPOSAL = ['amount', 'closeDate'];

const named = (id: string, label: string, names: StageNames): PackPipeline => ({
  id,
  label,
  stages: SALES_PIPELINE.stages.map((stage, position) => ({
    ...stage,
    aliases: [],
    ...names[position],
    requiredFields: requiredFrom(stage, position),
  })),
});

function requiredFrom({ kind }: { kind: string }, position: number): string[] {
  if (kind === 'lost') return ['lossReason'];
  return position < 3 ? ['source', 'closeDate'].slice(0, position + 1) : REQUIRED_FROM_PROPOSAL;
}

const SCORING: PackScoring = {
  appliesTo: ['lead', 'contact'],
  weights: { fit: 60, engagement: 40 },
  threshold: 60,
  fitMinimum: 20,
  engagementMinimum: 10,
  fit: [
    {
      id: 'company-size',
      label: 'Company size 50–1,000',
      points: 15,
      when: { op: 'between', field: 'employees', from: 50, to: 1000 },
    },
    { id: 'industry', label: 'Target industry', points: 10, when: words('industry', TARGET_INDUSTRIES) },
    {
      id: 'seniority',
      label: 'Manager or above',
      points: 15,
      when: words('jobTitle', [
        'manager',
        'director',
        'head',
        'vp',
        'vice president',
        'chief',
        'founder',
        'owner',
      ]),
    },
    {
      id: 'geography',
      label: 'Primary geography',
      points: 10,
      when: { op: 'in', field: 'country', values: PRIMARY_COUNTRIES },
    },
  ],
  engagement: [
    {
      id: 'form',
      label: 'Form submitted',
      points: 20,
      when: seen('formSubmittedAt'),
      since: 'formSubmittedAt',
      decay: { points: 5, everyDays: 14 },
    },
    {
      id: 'activity',
      label: 'Contact in the last 30 days',
      points: 10,
      when: { op: 'withinDays', field: 'lastActivityAt', days: 30 },
      since: 'lastActivityAt',
      decay: { points: 5, everyDays: 14 },
    },
  ],
  negative: [PERSONAL_EMAIL, noEngagement(90, 'lastActivityAt', -15), COMPETITOR_EMAIL, STUDENT_TITLE],
  recalibrateEveryDays: 92,
};

/** What differs between the CRMs beside their stages. */
type Own = Pick<RulePack, 'fields' | 'slas'>;

const starter = (id: string, name: string, pipeline: PackPipeline, { fields, slas }: Own): RulePack => ({
  schemaVersion: 1,
  id,
  name,
  version: 1,
  issuedAt: '2026-11-01T09:00:00Z',
  owner: 'RevOps',
  fields: { emailBounce: EMAIL_BOUNCE, ...fields },
  pipelines: [pipeline],
  scoring: SCORING,
  calendars: OFFICE_HOURS,
  routing: STARTER_ROUTING,
  hygiene: HYGIENE,
  quotas: [],
  targets: TARGETS,
  guard: { mode: 'remind' },
  slas: [FIRST_CONTACT, ...slas],
  rules: [
    requiredFieldsRule(pipeline),
    ...[
      STALE_DEAL,
      STAGE_SKIP,
      CLOSE_DATE_PAST,
      AMOUNT_MISSING,
      INACTIVE_DEAL,
      closeDatePush({}),
      NEXT_STEP_MISSING,
      routingRule({}),
      DUPLICATE_RULE,
    ].map((rule) => ({
      ...rule,
      ...(rule.examples && { examples: rule.examples.map((one) => inStage(one, pipeline)) }),
    })),
  ],
  noiseBudget: 5,
  retentionDays: 180,
});

/** An example of the sales pipeline in this pipeline's own words. */
function inStage<T extends NonNullable<RulePack['rules'][number]['examples']>[number]>(
  example: T,
  { stages }: PackPipeline,
): T {
  const labelOf = (name: string) =>
    stages[SALES_PIPELINE.stages.findIndex(({ label }) => label === name)]?.label ?? name;
  return {
    ...example,
    ...(example.stage !== undefined && { stage: labelOf(example.stage) }),
    ...(example.history && {
      history: example.history.map((change) =>
        change.field === 'stage'
          ? { ...change, from: change.from && labelOf(change.from), to: change.to && labelOf(change.to) }
          : change,
      ),
    }),
  };
}

/** Dates that every portal keeps of a contact; Salesforce has none of them as it is delivered. */
const onHubspot = (label: string, name: string): RulePack['fields'][string] => ({
  ...onLead(label, 'datetime', name, name),
  salesforce: { lead: [], contact: [] },
});

const HUBSPOT_DATES: RulePack['fields'] = {
  becameMqlAt: onHubspot('Became MQL', 'hs_lifecyclestage_marketingqualifiedlead_date'),
  becameSqlAt: onHubspot('Became SQL', 'hs_lifecyclestage_salesqualifiedlead_date'),
  becameCustomerAt: onHubspot('Became customer', 'hs_lifecyclestage_customer_date'),
  meetingBookedAt: onHubspot('Meeting booked', 'engagements_last_meeting_booked'),
};

/** For a HubSpot portal as it is delivered: its own stages, and no property that it lacks. */
export const hubspotStarterPack: RulePack = starter(
  'hubspot-starter',
  'HubSpot starter',
  named('default', 'Sales Pipeline', [
    { id: 'appointmentscheduled', label: 'Appointment Scheduled' },
    { id: 'qualifiedtobuy', label: 'Qualified To Buy' },
    { id: 'presentationscheduled', label: 'Presentation Scheduled' },
    { id: 'decisionmakerboughtin', label: 'Decision Maker Bought-In' },
    { id: 'contractsent', label: 'Contract Sent' },
    { id: 'closedwon', label: 'Closed Won' },
    { id: 'closedlost', label: 'Closed Lost' },
  ]),
  { fields: HUBSPOT_DATES, slas: [MQL_CONTACT, MQL_ANSWER, MQL_MEETING, SQL_OPPORTUNITY] },
);

/** For a Salesforce org as it is delivered: the stages in daily use, and no custom field. */
export const salesforceStarterPack: RulePack = starter(
  'salesforce-starter',
  'Salesforce starter',
  named('default', 'Opportunities', [
    { id: 'prospecting', label: 'Prospecting' },
    { id: 'qualification', label: 'Qualification' },
    {
      id: 'needsanalysis',
      label: 'Needs Analysis',
      aliases: ['Value Proposition', 'Id. Decision Makers', 'Perception Analysis'],
    },
    { id: 'proposal', label: 'Proposal/Price Quote' },
    { id: 'negotiation', label: 'Negotiation/Review' },
    { id: 'closedwon', label: 'Closed Won' },
    { id: 'closedlost', label: 'Closed Lost' },
  ]),
  { fields: {}, slas: LEAD_HANDOFFS },
);
