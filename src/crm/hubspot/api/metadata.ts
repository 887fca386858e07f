import type { ObjectKind, PageStage } from '../../../record/types';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import type { HubspotClient } from './client';
import type { HubspotOwner, HubspotProperty } from './shapes';

/** What one needs to read any record of an object: names behind ids, labels behind values. */
export interface HubspotMetadata {
  properties: ReadonlyMap<string, HubspotProperty>;
  /** Stages of each pipeline in display order, by pipeline id. */
  stages: ReadonlyMap<string, readonly PageStage[]>;
  pipelineNames: ReadonlyMap<string, string>;
  /** Null when the token may not read owners. */
  owners: ReadonlyMap<string, string> | null;
  /** Of the account, where it states one. */
  currency: string | null;
  /** Scopes that were missed on the way. */
  missing: string[];
}

/** Reads it all; a part that is refused is left out and named in `missing`. */
export async function readHubspotMetadata(
  client: HubspotClient,
  object: ObjectKind,
  options?: ReadOptions,
): Promise<HubspotMetadata> {
  const missing: string[] = [];
  const unlessRefused = async <T>(work: Promise<T>, scope: string): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      if (!isRefused(error)) throw error;
      missing.push(...(error.scopes.length ? error.scopes : [scope]));
      return null;
    }
  };
  const hasPipelines = object === 'deal' || object === 'lead';
  const [properties, pipelines, owners, account] = await Promise.all([
    client.properties(object, options),
    hasPipelines
      ? unlessRefused(client.pipelines(object, options), `crm.objects.${object}s.read`)
      : Promise.resolve([]),
    unlessRefused(client.owners(options), 'crm.objects.owners.read'),
    client.account(options),
  ]);
  return {
    properties: new Map(properties.map((property) => [property.name, property])),
    stages: new Map((pipelines ?? []).map(({ id, stages }) => [id, inOrder(stages)])),
    pipelineNames: new Map((pipelines ?? []).map(({ id, label }) => [id, label])),
    owners: owners && new Map(owners.map((owner) => [owner.id, ownerName(owner)])),
    currency: account.companyCurrency ?? null,
    missing,
  };
}

/** HubSpot lists stages in no order of its own. */
const inOrder = (
  stages: readonly { id: string; label: string; displayOrder: number }[],
): readonly PageStage[] =>
  [...stages].sort((a, b) => a.displayOrder - b.displayOrder).map(({ id, label }) => ({ id, label }));

const ownerName = ({ firstName, lastName, email, id }: HubspotOwner): string =>
  [firstName, lastName].filter(Boolean).join(' ') || email || id;
