import type { FieldType } from './types';

/**
 * The canonical fields (crm.md, "The canonical record") with the type their text is
 * read as. CRM adapters map their API names to these; rule packs may add fields.
 */
export const CONCEPTS = {
  name: { label: 'Name', type: 'text' },
  amount: { label: 'Amount', type: 'money' },
  stage: { label: 'Stage', type: 'choice' },
  pipeline: { label: 'Pipeline', type: 'choice' },
  closeDate: { label: 'Close date', type: 'date' },
  createdAt: { label: 'Created', type: 'datetime' },
  stageEnteredAt: { label: 'Stage entered', type: 'datetime' },
  owner: { label: 'Owner', type: 'text' },
  assignedAt: { label: 'Owner assigned', type: 'datetime' },
  nextStep: { label: 'Next step', type: 'text' },
  nextActivityAt: { label: 'Next activity', type: 'datetime' },
  lastActivityAt: { label: 'Last activity', type: 'datetime' },
  lastContactedAt: { label: 'Last contacted', type: 'datetime' },
  forecastCategory: { label: 'Forecast category', type: 'choice' },
  probability: { label: 'Probability', type: 'number' },
  lossReason: { label: 'Loss reason', type: 'text' },
  dealType: { label: 'Type', type: 'choice' },
  source: { label: 'Source', type: 'choice' },
  leadStatus: { label: 'Lead status', type: 'choice' },
  company: { label: 'Company', type: 'text' },
  jobTitle: { label: 'Job title', type: 'text' },
  industry: { label: 'Industry', type: 'choice' },
  employees: { label: 'Employees', type: 'number' },
  annualRevenue: { label: 'Annual revenue', type: 'money' },
  country: { label: 'Country', type: 'text' },
  email: { label: 'E-mail', type: 'text' },
  phone: { label: 'Phone', type: 'text' },
  formSubmittedAt: { label: 'Form submitted', type: 'datetime' },
  firstContactAt: { label: 'First rep contact', type: 'datetime' },
  lifecycleStage: { label: 'Lifecycle stage', type: 'choice' },
  convertedAt: { label: 'Converted', type: 'datetime' },
} as const satisfies Record<string, { label: string; type: FieldType }>;

export type Concept = keyof typeof CONCEPTS;

/** True for a field name that every CRM adapter understands without a rule pack. */
export function isConcept(name: string): name is Concept {
  return Object.hasOwn(CONCEPTS, name);
}
