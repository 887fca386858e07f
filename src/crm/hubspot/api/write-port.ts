import { stageKey } from '../../../record/stage-key';
import type { EpochMs, ObjectKind, RecordIdentity } from '../../../record/types';
import type { FieldSet, RecordVersion } from '../../../record/write-back';
import { CrmApiError, isRefused } from '../../api/failure';
import { type Memory, recalled } from '../../api/memory';
import type { Owner, WritableField, WritePort } from '../../api/write/port';
import { checkedId, type HubspotClient } from './client';
import { HUBSPOT_OBJECT } from './objects';
import { modifiedName } from './search-page';
import { hubspotWriteFailure } from './write-failures';
import { ownerListShape, tokenInfoShape, writableShape, writtenShape } from './write-shapes';
import { addHubspotTask, hasHubspotTask } from './write-task';

const OWNER = 'hubspot_owner_id';

/** What a key needs so that all buttons work; HubSpot puts tasks under the contacts’ scopes. */
export const HUBSPOT_WRITE_SCOPES = [
  'crm.objects.deals.write',
  'crm.objects.contacts.write',
  'crm.objects.leads.write',
];

/**
 * Writing by HubSpot's API. It has no conditional request, so versions are compared here, right before the
 * write: what changes within the moment between the two is not seen (docs/write-back.md).
 */
export function hubspotWritePort(
  client: HubspotClient,
  token: () => Promise<string>,
  memory: Memory,
  now: () => EpochMs,
): WritePort {
  const owners = async () =>
    (
      await recalled('owners', {
        memory,
        schema: ownerListShape,
        now,
        read: readOwners,
        isEnough: () => true,
      })
    ).owners;

  async function readOwners() {
    return {
      owners: (await client.owners()).map(({ id, firstName, lastName, email }) => ({
        id,
        name: [firstName, lastName].filter(Boolean).join(' ') || email || id,
        email: email ?? null,
      })),
    };
  }

  return {
    crm: 'hubspot',
    field: (object, apiName) => readField(client, object, apiName),
    read: (identity, apiNames) => readVersion(client, identity, apiNames),
    async ownersNamed(names): Promise<Owner[]> {
      const keys = names.map(stageKey);
      return (await owners()).filter(
        ({ name, email }) => keys.includes(stageKey(name)) || keys.includes(stageKey(email)),
      );
    },
    ownerName: async (id) => (await owners()).find((owner) => owner.id === id)?.name ?? null,
    async set({ object, id }, values) {
      await client.call({
        method: 'PATCH',
        path: `/crm/v3/objects/${HUBSPOT_OBJECT[object]}/${checkedId(id)}`,
        body: {
          properties: Object.fromEntries(Object.entries(values).map(([name, to]) => [name, to ?? ''])),
        },
        schema: writtenShape,
        what: `the ${object}`,
        isOnce: true,
        readFailure: hubspotWriteFailure,
      });
    },
    hasTask: (identity, mark) => hasHubspotTask(client, identity, mark),
    addTask: (identity, task, mark, assignee) => addHubspotTask(client, identity, task, mark, assignee),
    missingScopes: () => missingScopes(client, token),
  };
}

async function readField(
  client: HubspotClient,
  object: ObjectKind,
  apiName: string,
): Promise<WritableField | null> {
  try {
    const { name, label, type, options, modificationMetadata } = await client.call({
      path: `/crm/v3/properties/${HUBSPOT_OBJECT[object]}/${encodeURIComponent(apiName)}`,
      schema: writableShape,
      what: 'fields',
    });
    const isOwner = name === OWNER;
    return {
      apiName: name,
      label,
      isReadOnly: modificationMetadata?.readOnlyValue === true,
      type: isOwner ? 'owner' : type === 'enumeration' ? 'choice' : 'text',
      choices: (options ?? []).filter(({ hidden }) => hidden !== true),
    };
  } catch (error) {
    if (error instanceof CrmApiError && error.kind === 'not-found') return null;
    throw error;
  }
}

async function readVersion(
  client: HubspotClient,
  { object, id }: RecordIdentity,
  apiNames: readonly FieldSet['apiName'][],
): Promise<RecordVersion> {
  const modified = modifiedName(object);
  const { properties, updatedAt } = await client.record(
    object,
    id,
    { properties: [...apiNames, modified] },
    [],
  );
  const stamp = properties[modified] ?? updatedAt;
  if (!stamp)
    throw new CrmApiError('unexpected-answer', 'hubspot', `the ${object}`, {
      detail: `${modified} is missing`,
    });
  return { stamp, values: Object.fromEntries(apiNames.map((name) => [name, properties[name] || null])) };
}

/** The token goes to HubSpot's own host, as in every call; there is no other way to ask for its scopes. */
async function missingScopes(client: HubspotClient, token: () => Promise<string>): Promise<string[] | null> {
  try {
    const { scopes } = await client.call({
      method: 'POST',
      path: '/oauth/v2/private-apps/get/access-token-info',
      body: { tokenKey: await token() },
      schema: tokenInfoShape,
      what: 'the key’s scopes',
    });
    return HUBSPOT_WRITE_SCOPES.filter((scope) => !scopes.includes(scope));
  } catch (error) {
    if (isRefused(error) || (error instanceof CrmApiError && error.kind === 'unexpected-answer')) return null;
    throw error;
  }
}
