import type { CrmDescription, CrmField } from '../../../record/crm-description';
import type { CrmRecord, ObjectKind } from '../../../record/types';
import type { LeadlightDatabase } from '../../../store/database';

/** More records say nothing new of an account's stages. */
const MOST = 2000;

/** What the stored records show of their accounts: stages that were on the page, and fields that were read. */
export async function describeStored(db: LeadlightDatabase): Promise<CrmDescription[]> {
  const rows = await db.records.orderBy('asOf').reverse().limit(MOST).toArray();
  return describeRecords(rows.map(({ record }) => record));
}

/** The accounts of some records, the newest record first. Pure. */
export function describeRecords(records: readonly CrmRecord[]): CrmDescription[] {
  const accounts = new Map<string, CrmRecord[]>();
  for (const record of records) {
    const { crm, org } = record.identity;
    accounts.set(`${crm}:${org}`, [...(accounts.get(`${crm}:${org}`) ?? []), record]);
  }
  return [...accounts.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { crm, org } = first.identity;
    const fields = (object: ObjectKind) => fieldsOf(own.filter(({ identity }) => identity.object === object));
    return [
      {
        crm,
        org,
        pipelines: pipelinesOf(own.filter(({ identity }) => identity.object === 'deal')),
        fields: {
          deal: fields('deal'),
          lead: fields('lead'),
          contact: fields('contact'),
          company: fields('company'),
        },
        missing: ['which fields the CRM requires, and which stages end a deal: records do not say'],
      },
    ];
  });
}

/** Each list of stages that was seen; the longest of those with one name. */
function pipelinesOf(deals: readonly CrmRecord[]): CrmDescription['pipelines'] {
  const lists = new Map<string, CrmDescription['pipelines'][number]>();
  for (const { fields, stages, stage } of deals) {
    const seen = stages.length > 0 ? stages : stage ? [stage] : [];
    const label = fields.pipeline?.state === 'value' ? fields.pipeline.text : 'Pipeline';
    const known = lists.get(label);
    const all = [...(known?.stages ?? [])];
    for (const one of seen)
      if (!all.some((other) => other.label === one.label))
        all.push({ id: one.id ?? one.label, label: one.label, kind: null });
    if (all.length > 0) lists.set(label, { id: label, label, stages: all });
  }
  return [...lists.values()];
}

function fieldsOf(records: readonly CrmRecord[]): CrmField[] {
  const fields = new Map<string, CrmField>();
  for (const { apiNames } of records)
    for (const [name, apiName] of Object.entries(apiNames))
      if (!fields.has(apiName))
        fields.set(apiName, { name: apiName, label: name, type: 'text', isRequired: false, choices: [] });
  return [...fields.values()];
}
