import type { PageStage } from '../../../record/types';
import type { HubspotDescription } from './describe';

/** What one needs to read any record of an object: names behind ids, labels behind values. */
export interface HubspotMetadata {
  properties: ReadonlyMap<string, HubspotDescription['properties'][number]>;
  /** Stages of each pipeline in display order, by pipeline id. */
  stages: ReadonlyMap<string, readonly PageStage[]>;
  pipelineNames: ReadonlyMap<string, string>;
  /** Null when the token may not read owners. */
  owners: ReadonlyMap<string, string> | null;
  /** Of the account, where it states one. */
  currency: string | null;
  /** Scopes that were missed on the way. */
  missing: readonly string[];
}

/** A description made ready for looking things up. */
export function hubspotMetadata(description: HubspotDescription): HubspotMetadata {
  const { properties, pipelines, owners, currency, missing } = description;
  return {
    properties: new Map(properties.map((property) => [property.name, property])),
    stages: new Map(pipelines.map(({ id, stages }) => [id, inOrder(stages)])),
    pipelineNames: new Map(pipelines.map(({ id, label }) => [id, label])),
    owners: owners && new Map(owners.map(({ id, name }) => [id, name])),
    currency,
    missing,
  };
}

/** HubSpot lists stages in no order of its own. */
const inOrder = (
  stages: readonly { id: string; label: string; displayOrder: number }[],
): readonly PageStage[] =>
  [...stages].sort((a, b) => a.displayOrder - b.displayOrder).map(({ id, label }) => ({ id, label }));
