import * as z from 'zod/mini';
import type { ObjectKind } from '../../../record/types';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import type { HubspotClient } from './client';
import type { HubspotOwner, HubspotProperty } from './shapes';

const text = z.string();
const stage = z.object({ id: text, label: text, displayOrder: z.number() });

/** What an account says of one kind of object, small enough to be kept. */
export const hubspotDescriptionShape = z.object({
  /** Which properties were asked for; the account may lack some of them. */
  asked: z.array(text),
  properties: z.array(
    z.object({
      name: text,
      label: text,
      options: z.array(z.object({ value: text, label: text })),
      hint: z.nullable(text),
    }),
  ),
  pipelines: z.array(z.object({ id: text, label: text, stages: z.array(stage) })),
  /** Null when the token may not read owners. */
  owners: z.nullable(z.array(z.object({ id: text, name: text }))),
  /** Of the account, where it states one. */
  currency: z.nullable(text),
  /** Scopes that were missed on the way. */
  missing: z.array(text),
});
export type HubspotDescription = z.infer<typeof hubspotDescriptionShape>;

/** Reads it in four calls; a part that is refused is left out and named in `missing`. @throws CrmApiError */
export async function describeHubspot(
  client: HubspotClient,
  object: ObjectKind,
  asked: readonly string[],
  options?: ReadOptions,
): Promise<HubspotDescription> {
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
  const wanted = new Set(asked);
  return {
    asked: [...asked],
    properties: properties.filter(({ name }) => wanted.has(name)).map(kept),
    pipelines: pipelines ?? [],
    owners: owners?.map((owner) => ({ id: owner.id, name: ownerName(owner) })) ?? null,
    currency: account.companyCurrency ?? null,
    missing,
  };
}

const kept = ({ name, label, options = [], numberDisplayHint }: HubspotProperty) => ({
  name,
  label,
  options,
  hint: numberDisplayHint ?? null,
});

const ownerName = ({ firstName, lastName, email, id }: HubspotOwner): string =>
  [firstName, lastName].filter(Boolean).join(' ') || email || id;
