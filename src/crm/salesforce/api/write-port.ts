import type { ObjectKind, RecordIdentity } from '../../../record/types';
import type { RecordVersion } from '../../../record/write-back';
import { apiInstant } from '../../api/api-value';
import { CrmApiError } from '../../api/failure';
import type { Owner, WritableField, WritePort } from '../../api/write/port';
import { SALESFORCE_OBJECT } from '../url';
import type { SalesforceClient } from './client';
import { apiValue } from './rows';
import type { SalesforceRow } from './shapes';
import { soqlId, soqlName, soqlText } from './soql';
import { salesforceWriteFailure } from './write-failures';
import { changedShape, writableShape } from './write-shapes';
import { addSalesforceTask, hasSalesforceTask } from './write-task';

const OWNER = 'OwnerId';

/**
 * Writing by Salesforce's API as the user who is signed in. Versions are compared here, and once more by
 * Salesforce itself (If-Unmodified-Since, to the second).
 */
export function salesforceWritePort(client: SalesforceClient): WritePort {
  return {
    crm: 'salesforce',
    field: (object, apiName) => readField(client, object, apiName),
    read: (identity, apiNames) => readVersion(client, identity, apiNames),
    ownersNamed: (names) => ownersNamed(client, names),
    ownerName: (id) => ownerName(client, id),
    async set({ object, id }, values, basedOn) {
      await client.call({
        method: 'PATCH',
        path: `/sobjects/${SALESFORCE_OBJECT[object]}/${id}`,
        body: values,
        headers: { 'if-unmodified-since': httpDate(basedOn) },
        schema: changedShape,
        what: `the ${SALESFORCE_OBJECT[object].toLowerCase()}`,
        isOnce: true,
        readFailure: salesforceWriteFailure,
      });
    },
    hasTask: (identity, mark) => hasSalesforceTask(client, identity, mark),
    addTask: (identity, task, mark, assignee) => addSalesforceTask(client, identity, task, mark, assignee),
    // A session may do what its user may; there are no scopes to ask for.
    missingScopes: async () => [],
  };
}

/** HTTP dates have whole seconds; rounding down would refuse the very version that was read. */
function httpDate(stamp: string): string {
  const at = apiInstant(stamp);
  if (at === null) throw new CrmApiError('unexpected-answer', 'salesforce', 'the modification time');
  return new Date(Math.ceil(at / 1000) * 1000).toUTCString();
}

async function readField(
  client: SalesforceClient,
  object: ObjectKind,
  apiName: string,
): Promise<WritableField | null> {
  const name = SALESFORCE_OBJECT[object];
  const { fields } = await client.call({
    path: `/sobjects/${name}/describe`,
    schema: writableShape,
    what: `the fields of ${name}`,
  });
  const field = fields.find((entry) => entry.name === apiName);
  if (!field) return null;
  return {
    apiName: field.name,
    label: field.label,
    isReadOnly: field.updateable === false,
    type: field.name === OWNER ? 'owner' : field.type === 'picklist' ? 'choice' : 'text',
    choices: (field.picklistValues ?? [])
      .filter(({ active }) => active !== false)
      .map(({ value, label }) => ({ value, label: label ?? value })),
  };
}

async function readVersion(
  client: SalesforceClient,
  { object, id }: RecordIdentity,
  apiNames: readonly string[],
): Promise<RecordVersion> {
  const fields = ['SystemModstamp', ...apiNames];
  const row = await client.retrieve(SALESFORCE_OBJECT[object], id, fields);
  const stamp = row.SystemModstamp;
  if (typeof stamp !== 'string')
    throw new CrmApiError('unexpected-answer', 'salesforce', 'the record', {
      detail: 'SystemModstamp is missing',
    });
  return { stamp, values: Object.fromEntries(apiNames.map((name) => [name, textOf(row[name])])) };
}

function textOf(cell: unknown): string | null {
  const value = apiValue(cell);
  return value === null || value === '' ? null : String(value);
}

/** Active users, and queues where no user is called so. */
async function ownersNamed(client: SalesforceClient, names: readonly string[]): Promise<Owner[]> {
  const literals = names.map(soqlText).join(', ');
  const any = ['Name', 'Email', 'Username']
    .map((field) => `${soqlName(field)} IN (${literals})`)
    .join(' OR ');
  const users = await client.query(
    `SELECT Id, Name FROM User WHERE IsActive = true AND (${any})`,
    'the users',
  );
  if (users.length > 0) return users.flatMap(ownerOf);
  const queues = await client.query(
    `SELECT Id, Name FROM Group WHERE Type = 'Queue' AND Name IN (${literals})`,
    'the queues',
  );
  return queues.flatMap(ownerOf);
}

async function ownerName(client: SalesforceClient, id: string): Promise<string | null> {
  const from = id.startsWith('005') ? 'User' : 'Group';
  const [row] = await client.query(`SELECT Id, Name FROM ${from} WHERE Id = ${soqlId(id)}`, 'the owner');
  return row ? (ownerOf(row)[0]?.name ?? null) : null;
}

const ownerOf = ({ Id, Name }: SalesforceRow): Owner[] =>
  typeof Id === 'string' && typeof Name === 'string' ? [{ id: Id, name: Name }] : [];
