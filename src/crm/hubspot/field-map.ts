import { type ConceptNames, defineFields } from '../define-fields';

/** crm.md, "The canonical record". People have the same properties on contact and lead pages. */
const DEAL: ConceptNames = {
  name: ['dealname'],
  amount: ['amount'],
  stage: ['dealstage'],
  pipeline: ['pipeline'],
  closeDate: ['closedate'],
  createdAt: ['createdate'],
  stageEnteredAt: ['hs_v2_date_entered_current_stage'],
  owner: ['hubspot_owner_id'],
  assignedAt: ['hubspot_owner_assigneddate'],
  nextStep: ['hs_next_step'],
  nextActivityAt: ['notes_next_activity_date'],
  lastActivityAt: ['notes_last_updated'],
  lastContactedAt: ['notes_last_contacted'],
  forecastCategory: ['hs_manual_forecast_category'],
  probability: ['hs_deal_stage_probability'],
  lossReason: ['closed_lost_reason'],
  dealType: ['dealtype'],
  source: ['hs_analytics_source'],
};

const PERSON: ConceptNames = {
  createdAt: ['createdate'],
  owner: ['hubspot_owner_id'],
  assignedAt: ['hubspot_owner_assigneddate'],
  nextActivityAt: ['notes_next_activity_date'],
  lastActivityAt: ['notes_last_updated'],
  lastContactedAt: ['notes_last_contacted'],
  source: ['hs_analytics_source'],
  leadStatus: ['hs_lead_status'],
  company: ['company'],
  jobTitle: ['jobtitle'],
  industry: ['industry'],
  employees: ['numemployees', 'numberofemployees'],
  annualRevenue: ['annualrevenue'],
  country: ['country'],
  email: ['email'],
  phone: ['phone', 'mobilephone'],
  formSubmittedAt: ['first_conversion_date', 'recent_conversion_date'],
  firstContactAt: ['hs_first_outreach_date', 'hs_sa_first_engagement_date'],
  lifecycleStage: ['lifecyclestage'],
  convertedAt: ['first_deal_created_date'],
};

const LEAD: ConceptNames = {
  ...PERSON,
  name: ['hs_lead_name'],
  stage: ['hs_pipeline_stage'],
  pipeline: ['hs_pipeline'],
  createdAt: ['hs_createdate', 'createdate'],
  stageEnteredAt: ['hs_v2_date_entered_current_stage'],
};

const COMPANY: ConceptNames = {
  name: ['name'],
  createdAt: ['createdate'],
  owner: ['hubspot_owner_id'],
  assignedAt: ['hubspot_owner_assigneddate'],
  nextActivityAt: ['notes_next_activity_date'],
  lastActivityAt: ['notes_last_updated'],
  lastContactedAt: ['notes_last_contacted'],
  source: ['hs_analytics_source'],
  leadStatus: ['hs_lead_status'],
  company: ['name'],
  industry: ['industry'],
  employees: ['numberofemployees'],
  annualRevenue: ['annualrevenue'],
  country: ['country'],
  phone: ['phone'],
  lifecycleStage: ['lifecyclestage'],
  convertedAt: ['first_deal_created_date'],
};

export const HUBSPOT_FIELDS = defineFields('hubspot', {
  deal: DEAL,
  lead: LEAD,
  contact: PERSON,
  company: COMPANY,
});
