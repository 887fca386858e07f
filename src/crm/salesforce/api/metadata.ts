import type { ObjectKind, PageStage } from '../../../record/types';
import { SALESFORCE_OBJECT } from '../url';
import type { SalesforceDescription } from './describe';

/** What one needs to read any record of an object. */
export interface SalesforceMetadata {
  object: string;
  /** Fields that this user may see, by API name. */
  fields: ReadonlyMap<string, SalesforceDescription['fields'][number]>;
  /** Names of record types, which are this CRM's pipelines, by 18-character id. */
  recordTypes: ReadonlyMap<string, string>;
  stages: readonly PageStage[];
}

/** A description made ready for looking things up. */
export function salesforceMetadata(kind: ObjectKind, description: SalesforceDescription): SalesforceMetadata {
  const { fields, recordTypes, stages } = description;
  return {
    object: SALESFORCE_OBJECT[kind],
    fields: new Map(fields.map((field) => [field.name, field])),
    recordTypes: new Map(recordTypes.map(({ id, name }) => [id, name])),
    stages,
  };
}
