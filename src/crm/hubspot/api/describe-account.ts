import type { CrmDescription, CrmField, CrmStage } from '../../../record/crm-description';
import type { FieldType, ObjectKind } from '../../../record/types';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import type { HubspotClient } from './client';
import type { HubspotPipeline, HubspotProperty } from './shapes';

const OBJECTS: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];

/** All properties and the deal pipelines of an account; what its key may not read is named. @throws CrmApiError */
export async function describeHubspotAccount(
  client: Pick<HubspotClient, 'pipelines' | 'properties'>,
  org: string,
  options?: ReadOptions,
): Promise<CrmDescription> {
  const missing: string[] = [];
  const unlessRefused = async <T>(work: Promise<readonly T[]>, scope: string): Promise<readonly T[]> => {
    try {
      return await work;
    } catch (error) {
      if (!isRefused(error)) throw error;
      missing.push(...(error.scopes.length ? error.scopes : [scope]));
      return [];
    }
  };
  const pipelines = unlessRefused(client.pipelines('deal', options), 'crm.objects.deals.read');
  const properties = OBJECTS.map((object) =>
    unlessRefused(client.properties(object, options), `crm.objects.${object}s.read`),
  );
  const [deal = [], lead = [], contact = [], company = []] = await Promise.all(properties);
  return {
    crm: 'hubspot',
    org,
    pipelines: (await pipelines).map(pipelineOf),
    fields: {
      deal: deal.map(fieldOf),
      lead: lead.map(fieldOf),
      contact: contact.map(fieldOf),
      company: company.map(fieldOf),
    },
    missing: [...new Set(missing)],
  };
}

const TYPES: Readonly<Record<string, FieldType>> = {
  enumeration: 'choice',
  number: 'number',
  date: 'date',
  datetime: 'datetime',
  bool: 'boolean',
};

const fieldOf = ({ name, label, type, options = [], numberDisplayHint }: HubspotProperty): CrmField => ({
  name,
  label,
  type: numberDisplayHint === 'currency' ? 'money' : (TYPES[type] ?? 'text'),
  // HubSpot asks for properties by its forms, and does not tell of them.
  isRequired: false,
  choices: options.map((option) => option.label),
});

const pipelineOf = ({ id, label, stages }: HubspotPipeline): CrmDescription['pipelines'][number] => ({
  id,
  label,
  stages: [...stages]
    .sort((a, b) => a.displayOrder - b.displayOrder)
    .map((stage) => ({ id: stage.id, label: stage.label, kind: kindOf(stage.metadata) })),
});

/** A closed stage is won with a probability of 1 and lost with one of 0. */
function kindOf(metadata: Record<string, unknown> | undefined): CrmStage['kind'] {
  if (metadata?.isClosed === undefined) return null;
  if (String(metadata.isClosed) !== 'true') return 'open';
  return Number(metadata.probability) === 1 ? 'won' : 'lost';
}
