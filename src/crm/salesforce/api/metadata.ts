import type { ObjectKind, PageStage } from '../../../record/types';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import { SALESFORCE_OBJECT } from '../url';
import type { SalesforceClient } from './client';
import type { SalesforceField, SalesforceRow } from './shapes';

/** What one needs to read any record of an object. */
export interface SalesforceMetadata {
  object: string;
  /** Fields that this user may see, by API name. */
  fields: ReadonlyMap<string, SalesforceField>;
  /** Names of record types, which are this CRM's pipelines, by 18-character id. */
  recordTypes: ReadonlyMap<string, string>;
  /** The org's stages in its order; empty where they can't be read, and for other objects. */
  stages: readonly PageStage[];
  /** What could not be read. */
  missing: string[];
}

/** Describes the object and lists the org's stages. @throws CrmApiError */
export async function readSalesforceMetadata(
  client: SalesforceClient,
  kind: ObjectKind,
  options?: ReadOptions,
): Promise<SalesforceMetadata> {
  const object = SALESFORCE_OBJECT[kind];
  const missing: string[] = [];
  const described = await client.describe(object, options);
  const stages = kind === 'deal' ? await stagesOf(client, missing, options) : [];
  return {
    object,
    fields: new Map(described.fields.map((field) => [field.name, field])),
    recordTypes: new Map(
      (described.recordTypeInfos ?? []).map(({ recordTypeId, name }) => [recordTypeId, name]),
    ),
    stages,
    missing,
  };
}

const STAGES = 'SELECT ApiName, MasterLabel FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder';

async function stagesOf(
  client: SalesforceClient,
  missing: string[],
  options?: ReadOptions,
): Promise<PageStage[]> {
  try {
    return (await client.query(STAGES, 'the stages', options)).flatMap(stageOf);
  } catch (error) {
    if (!isRefused(error)) throw error;
    missing.push('OpportunityStage');
    return [];
  }
}

function stageOf({ ApiName: id, MasterLabel: label }: SalesforceRow): PageStage[] {
  return typeof id === 'string' && typeof label === 'string' ? [{ id, label }] : [];
}
