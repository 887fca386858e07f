import * as z from 'zod/mini';
import type { ObjectKind } from '../../../record/types';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import { SALESFORCE_OBJECT } from '../url';
import type { SalesforceClient } from './client';
import type { SalesforceField, SalesforceRow } from './shapes';

const text = z.string();

/** What an org says of one object to this user, small enough to be kept. */
export const salesforceDescriptionShape = z.object({
  /** Which fields were asked for; the org may lack some of them, or hide them from this user. */
  asked: z.array(text),
  fields: z.array(
    z.object({
      name: text,
      label: text,
      type: text,
      relationshipName: z.nullable(text),
      choices: z.array(z.object({ value: text, label: text })),
    }),
  ),
  recordTypes: z.array(z.object({ id: text, name: text })),
  /** The org's stages in its order; empty where they can't be read, and for other objects. */
  stages: z.array(z.object({ id: text, label: text })),
  /** What could not be read. */
  missing: z.array(text),
});
export type SalesforceDescription = z.infer<typeof salesforceDescriptionShape>;

/** Describes the object and lists the org's stages, in at most two calls. @throws CrmApiError */
export async function describeSalesforce(
  client: SalesforceClient,
  kind: ObjectKind,
  asked: readonly string[],
  options?: ReadOptions,
): Promise<SalesforceDescription> {
  const missing: string[] = [];
  const described = await client.describe(SALESFORCE_OBJECT[kind], options);
  const stages = kind === 'deal' ? await stagesOf(client, missing, options) : [];
  const wanted = new Set(asked);
  return {
    asked: [...asked],
    fields: described.fields.filter(({ name }) => wanted.has(name)).map(kept),
    recordTypes: (described.recordTypeInfos ?? []).map(({ recordTypeId: id, name }) => ({ id, name })),
    stages,
    missing,
  };
}

const kept = ({ name, label, type, relationshipName, picklistValues }: SalesforceField) => ({
  name,
  label,
  type,
  relationshipName: relationshipName ?? null,
  choices: (picklistValues ?? []).map(({ value, label: shown }) => ({ value, label: shown ?? value })),
});

const STAGES = 'SELECT ApiName, MasterLabel FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder';

async function stagesOf(
  client: SalesforceClient,
  missing: string[],
  options?: ReadOptions,
): Promise<SalesforceDescription['stages']> {
  try {
    return (await client.query(STAGES, 'the stages', options)).flatMap(stageOf);
  } catch (error) {
    if (!isRefused(error)) throw error;
    missing.push('OpportunityStage');
    return [];
  }
}

function stageOf({ ApiName: id, MasterLabel: label }: SalesforceRow): SalesforceDescription['stages'] {
  return typeof id === 'string' && typeof label === 'string' ? [{ id, label }] : [];
}
