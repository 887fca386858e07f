import type { ObjectKind } from '../../../../src/record/types';
import { DEAL_FIELDS, LEAD_FIELDS } from '../../data/custom-fields';
import type { FieldKind } from '../view';

/** Which properties HubSpot's record pages show, in which card. */
interface Layout {
  noun: string;
  nouns: string;
  /** Beside the name at the top of the left column. */
  highlights: string[];
  cards: { title: string; names: string[] }[];
  /** Columns of the list. */
  columns: string[];
}

const ENGAGEMENT = [
  'recent_conversion_date',
  'recent_conversion_event_name',
  'first_conversion_date',
  'hubspot_owner_assigneddate',
  'hs_first_outreach_date',
  'hs_sa_first_engagement_date',
  'notes_last_contacted',
  'notes_last_updated',
  'notes_next_activity_date',
  'hs_last_sales_activity_timestamp',
  'first_deal_created_date',
];

const PERSON = [
  'email',
  'phone',
  'mobilephone',
  'fax',
  'hubspot_owner_id',
  'lifecyclestage',
  'hs_lead_status',
  'company',
  'jobtitle',
  'industry',
  'numemployees',
  'annualrevenue',
  'country',
  'hs_analytics_source',
  'createdate',
];

const SIGNALS = { title: 'Scoring signals', names: LEAD_FIELDS.map((field) => field.hubspot) };

/** The card of stage dates follows the deal's pipeline, so it is added per record. */
export const HUBSPOT_LAYOUTS: Record<ObjectKind, Layout> = {
  company: {
    noun: 'Company',
    nouns: 'Companies',
    highlights: ['domain', 'phone'],
    cards: [
      {
        title: 'About this company',
        names: ['name', 'domain', 'industry', 'numberofemployees', 'annualrevenue', 'country', 'createdate'],
      },
    ],
    columns: ['name', 'domain', 'industry', 'country', 'createdate'],
  },
  deal: {
    noun: 'Deal',
    nouns: 'Deals',
    highlights: ['amount', 'closedate', 'dealstage', 'pipeline'],
    cards: [
      {
        title: 'About this deal',
        names: [
          'hubspot_owner_id',
          'dealname',
          'amount',
          'closedate',
          'dealstage',
          'pipeline',
          'hs_next_step',
          'dealtype',
          'hs_manual_forecast_category',
          'hs_deal_stage_probability',
          'createdate',
          'notes_last_updated',
          'notes_last_contacted',
          'notes_next_activity_date',
          'hubspot_owner_assigneddate',
          'hs_analytics_source',
          'closed_lost_reason',
        ],
      },
      { title: 'Qualification', names: DEAL_FIELDS.map((field) => field.hubspot) },
    ],
    columns: ['dealname', 'dealstage', 'closedate', 'hubspot_owner_id', 'amount', 'createdate'],
  },
  contact: {
    noun: 'Contact',
    nouns: 'Contacts',
    highlights: ['jobtitle', 'email'],
    cards: [
      { title: 'About this contact', names: PERSON },
      { title: 'Engagement', names: ENGAGEMENT },
      SIGNALS,
    ],
    columns: ['email', 'phone', 'company', 'hs_lead_status', 'hubspot_owner_id', 'createdate'],
  },
  lead: {
    noun: 'Lead',
    nouns: 'Leads',
    highlights: ['hs_pipeline_stage', 'email'],
    cards: [
      { title: 'About this lead', names: ['hs_pipeline_stage', 'hs_pipeline', ...PERSON, 'hs_createdate'] },
      { title: 'Engagement', names: ENGAGEMENT },
      SIGNALS,
    ],
    columns: ['hs_lead_name', 'hs_pipeline_stage', 'company', 'hubspot_owner_id', 'createdate'],
  },
};

/** Where the page draws something else than the property's type says. */
export const KIND_BY_PROPERTY: Record<string, FieldKind> = {
  amount: 'money',
  annualrevenue: 'money',
  closedate: 'date',
  discount: 'percent',
  email: 'email',
  fax: 'phone',
  hs_deal_stage_probability: 'percent',
  hs_object_id: 'text',
  hubspot_owner_id: 'owner',
  mobilephone: 'phone',
  pain_points: 'area',
  phone: 'phone',
  redlines: 'area',
  technical_requirements: 'area',
};
