import { type ConceptNames, defineFields } from '../define-fields';
import { CREATED_BY } from './created-by';

/** crm.md, "The canonical record". Default layouts state the creation time only behind who created. */
const CREATED = ['CreatedDate', CREATED_BY] as const;

const DEAL: ConceptNames = {
  name: ['Name'],
  amount: ['Amount'],
  stage: ['StageName'],
  pipeline: ['RecordTypeId'],
  closeDate: ['CloseDate'],
  createdAt: CREATED,
  stageEnteredAt: ['LastStageChangeDate'],
  owner: ['OwnerId'],
  nextStep: ['NextStep'],
  lastActivityAt: ['LastActivityDate'],
  forecastCategory: ['ForecastCategoryName'],
  probability: ['Probability'],
  dealType: ['Type'],
  source: ['LeadSource'],
  company: ['AccountId'],
};

const PERSON: ConceptNames = {
  name: ['Name'],
  createdAt: CREATED,
  owner: ['OwnerId'],
  lastActivityAt: ['LastActivityDate'],
  source: ['LeadSource'],
  jobTitle: ['Title'],
  email: ['Email'],
  phone: ['Phone', 'MobilePhone'],
};

const LEAD: ConceptNames = {
  ...PERSON,
  leadStatus: ['Status'],
  company: ['Company'],
  industry: ['Industry'],
  employees: ['NumberOfEmployees'],
  annualRevenue: ['AnnualRevenue'],
  country: ['Country', 'CountryCode'],
  formSubmittedAt: CREATED,
  firstContactAt: ['FirstCallDateTime', 'FirstEmailDateTime'],
  convertedAt: ['ConvertedDate'],
};

const CONTACT: ConceptNames = {
  ...PERSON,
  company: ['AccountId'],
  country: ['MailingCountry', 'MailingCountryCode'],
};

const ACCOUNT: ConceptNames = {
  name: ['Name'],
  createdAt: CREATED,
  owner: ['OwnerId'],
  lastActivityAt: ['LastActivityDate'],
  source: ['AccountSource'],
  company: ['Name'],
  industry: ['Industry'],
  employees: ['NumberOfEmployees'],
  annualRevenue: ['AnnualRevenue'],
  country: ['BillingCountry', 'BillingCountryCode'],
  phone: ['Phone'],
};

export const SALESFORCE_FIELDS = defineFields('salesforce', {
  deal: DEAL,
  lead: LEAD,
  contact: CONTACT,
  company: ACCOUNT,
});
