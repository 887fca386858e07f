import { DEAL_FIELDS, LEAD_FIELDS } from '../../data/custom-fields';
import type { FieldKind } from '../view';

/** Which fields Lightning's record pages show, section by section, left and right in turn. */
interface Layout {
  noun: string;
  nouns: string;
  highlights: string[];
  sections: { title: string; names: string[] }[];
  columns: string[];
}

const SYSTEM = { title: 'System Information', names: ['CreatedById', 'LastModifiedById'] };

export const SALESFORCE_LAYOUTS: Record<'deal' | 'lead', Layout> = {
  deal: {
    noun: 'Opportunity',
    nouns: 'Opportunities',
    highlights: ['AccountId', 'CloseDate', 'Amount', 'OwnerId', 'Discount__c'],
    sections: [
      {
        title: 'Opportunity Information',
        names: [
          'Name',
          'Amount',
          'AccountId',
          'CloseDate',
          'StageName',
          'Probability',
          'Type',
          'LeadSource',
          'NextStep',
          'ForecastCategoryName',
          'OwnerId',
          'RecordTypeId',
          'LastActivityDate',
          'LastStageChangeDate',
        ],
      },
      {
        title: 'Qualification',
        names: [...DEAL_FIELDS.map((field) => field.salesforce), 'Loss_Reason__c'],
      },
      SYSTEM,
    ],
    columns: ['Name', 'AccountId', 'Amount', 'CloseDate', 'StageName', 'OwnerId'],
  },
  lead: {
    noun: 'Lead',
    nouns: 'Leads',
    highlights: ['Title', 'Company', 'Phone', 'Email'],
    sections: [
      {
        title: 'Lead Information',
        names: [
          'Name',
          'OwnerId',
          'Company',
          'Status',
          'Title',
          'LeadSource',
          'Email',
          'Industry',
          'Phone',
          'AnnualRevenue',
          'MobilePhone',
          'NumberOfEmployees',
          'Country',
          'LastActivityDate',
          'FirstCallDateTime',
          'FirstEmailDateTime',
          'IsConverted',
          'ConvertedDate',
        ],
      },
      { title: 'Scoring Signals', names: LEAD_FIELDS.map((field) => field.salesforce) },
      SYSTEM,
    ],
    columns: ['Name', 'Title', 'Company', 'Phone', 'Email', 'Status', 'OwnerId'],
  },
};

/** Labels of lookups and of the compound name are the layout's own. */
export const LABEL_BY_FIELD: Record<string, Record<string, string>> = {
  deal: { OwnerId: 'Opportunity Owner', RecordTypeId: 'Opportunity Record Type' },
  lead: { OwnerId: 'Lead Owner', Name: 'Name' },
};

export const COMMON_LABELS: Record<string, string> = {
  AccountId: 'Account Name',
  CreatedById: 'Created By',
  LastModifiedById: 'Last Modified By',
};

/** Where the page draws something else than the field's type says. */
export const KIND_BY_FIELD: Record<string, FieldKind> = {
  Approval_Chain__c: 'text',
  Discount__c: 'percent',
  Fit_Score__c: 'number',
  Pain_Points__c: 'area',
  Redlines__c: 'area',
  Technical_Requirements__c: 'area',
};
