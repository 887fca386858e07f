import type { CrmDescription, CrmField, CrmStage } from '../../../record/crm-description';
import type { FieldType, ObjectKind } from '../../../record/types';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import { SALESFORCE_OBJECT } from '../url';
import type { SalesforceClient } from './client';
import type { SalesforceDescribe, SalesforceField, SalesforceRow } from './shapes';

const OBJECTS: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];
const STAGES =
  'SELECT ApiName, MasterLabel, IsClosed, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder';

/** All fields that this user may see, and the org's stages as one pipeline. @throws CrmApiError */
export async function describeSalesforceAccount(
  client: Pick<SalesforceClient, 'describe' | 'query'>,
  org: string,
  options?: ReadOptions,
): Promise<CrmDescription> {
  const missing: string[] = [];
  const unlessRefused = async <T>(work: Promise<T>, name: string): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      if (!isRefused(error)) throw error;
      missing.push(name);
      return null;
    }
  };
  const described = OBJECTS.map((object) => {
    const name = SALESFORCE_OBJECT[object];
    return unlessRefused(client.describe(name, options), name);
  });
  const rows = unlessRefused(client.query(STAGES, 'the stages', options), 'OpportunityStage');
  const [deal, lead, contact, company] = await Promise.all(described);
  const stages = ((await rows) ?? []).flatMap(stageOf);
  return {
    crm: 'salesforce',
    org,
    pipelines: stages.length > 0 ? [{ id: 'default', label: 'Opportunities', stages }] : [],
    fields: {
      deal: fieldsOf(deal),
      lead: fieldsOf(lead),
      contact: fieldsOf(contact),
      company: fieldsOf(company),
    },
    missing,
  };
}

function stageOf({ ApiName: id, MasterLabel: label, IsClosed, IsWon }: SalesforceRow): CrmStage[] {
  if (typeof id !== 'string' || typeof label !== 'string') return [];
  if (typeof IsClosed !== 'boolean') return [{ id, label, kind: null }];
  return [{ id, label, kind: !IsClosed ? 'open' : IsWon === true ? 'won' : 'lost' }];
}

const TYPES: Readonly<Record<string, FieldType>> = {
  picklist: 'choice',
  multipicklist: 'choice',
  double: 'number',
  int: 'number',
  percent: 'number',
  currency: 'money',
  date: 'date',
  datetime: 'datetime',
  boolean: 'boolean',
};

const fieldsOf = (described: SalesforceDescribe | null | undefined): CrmField[] =>
  (described?.fields ?? []).map(fieldOf);

/** Required: it may not be empty, may be set, and has no default. Checkboxes are never empty. */
const fieldOf = (field: SalesforceField): CrmField => ({
  name: field.name,
  label: field.label,
  type: TYPES[field.type] ?? 'text',
  isRequired:
    field.nillable === false &&
    field.createable === true &&
    field.defaultedOnCreate !== true &&
    field.type !== 'boolean',
  choices: (field.picklistValues ?? [])
    .filter(({ active }) => active !== false)
    .map(({ value, label }) => label ?? value),
});
