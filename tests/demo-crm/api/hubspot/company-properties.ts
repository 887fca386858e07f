import { INDUSTRIES } from '../../data/vocabulary';
import type { DemoCompany } from '../../model';
import { options, type Property } from './property';
import { instant, number, optionValue } from './values';

type CompanyProperty = Property<DemoCompany, never>;

/** The model does not say when a company was made; all of them came with the first import. */
export const COMPANIES_CREATED_AT = Date.UTC(2024, 0, 15, 12);

/** Companies are read-only in the demo org. */
export const COMPANY_PROPERTIES: readonly CompanyProperty[] = [
  { name: 'hs_object_id', label: 'Record ID', type: 'number', read: (company) => company.hubspotId },
  { name: 'name', label: 'Company name', type: 'string', read: (company) => company.name },
  { name: 'domain', label: 'Company Domain Name', type: 'string', read: (company) => company.domain },
  {
    name: 'industry',
    label: 'Industry',
    type: 'enumeration',
    options: options(INDUSTRIES),
    read: (company) => optionValue(company.industry),
  },
  {
    name: 'numberofemployees',
    label: 'Number of Employees',
    type: 'number',
    read: (company) => number(company.employees),
  },
  {
    name: 'annualrevenue',
    label: 'Annual Revenue',
    type: 'number',
    read: (company) => number(company.annualRevenue),
  },
  { name: 'country', label: 'Country/Region', type: 'string', read: (company) => company.country },
  { name: 'createdate', label: 'Create Date', type: 'datetime', read: () => instant(COMPANIES_CREATED_AT) },
  {
    name: 'hs_lastmodifieddate',
    label: 'Last Modified Date',
    type: 'datetime',
    read: () => instant(COMPANIES_CREATED_AT),
  },
];
