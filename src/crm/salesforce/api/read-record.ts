import type { FieldMap } from '../../../record/field-map';
import type { CrmRecord, EpochMs, FieldReading, PageStage, RecordIdentity } from '../../../record/types';
import { apiFields, type DescribedValue } from '../../api/api-fields';
import { CrmApiError } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import { fieldsFor } from '../../map-fields';
import { CREATED_BY } from '../created-by';
import { firstContact, nextActivity, readActivities } from './activities';
import type { SalesforceClient } from './client';
import { readSalesforceHistory } from './history';
import type { SalesforceMetadata } from './metadata';
import { apiValue, relatedText } from './rows';
import type { SalesforceField, SalesforceRow } from './shapes';
import { soqlId, soqlName } from './soql';

/** Reads one record with its history and activities. @throws CrmApiError */
export async function readSalesforceRecord(
  client: SalesforceClient,
  identity: RecordIdentity,
  metadata: SalesforceMetadata,
  packFields: FieldMap,
  place: { zone: string; now(): EpochMs },
  options?: ReadOptions,
): Promise<CrmRecord> {
  const { object: kind, id } = identity;
  const isDeal = kind === 'deal';
  const hasActivities = isDeal || kind === 'lead';
  const [row, history, activities] = await Promise.all([
    readRow(client, identity, metadata, packFields, options),
    readSalesforceHistory(client, kind, id, place.zone, options),
    hasActivities ? readActivities(client, isDeal ? 'WhatId' : 'WhoId', id, options) : Promise.resolve(null),
  ]);
  const now = place.now();
  const { fields, apiNames } = apiFields(identity, packFields, (name) =>
    describedValue(name, row, metadata, place.zone),
  );
  if (activities && isDeal) fields.nextActivityAt ??= nextActivity(activities, now, place.zone);
  if (activities && kind === 'lead' && isUnknown(fields.firstContactAt))
    fields.firstContactAt = firstContact(activities, now);
  return {
    identity,
    title: fields.name?.state === 'value' ? String(fields.name.value) : null,
    fields,
    stage: isDeal ? stageOf(row, metadata) : null,
    stages: metadata.stages,
    history,
    asOf: now,
    coverage: 'full',
    apiNames,
  };
}

const isUnknown = (reading: FieldReading | undefined): boolean => !reading || reading.state === 'empty';

/** Only fields that the org has are asked for: one that it lacks would fail the whole query. */
async function readRow(
  client: SalesforceClient,
  identity: RecordIdentity,
  { object, fields }: SalesforceMetadata,
  packFields: FieldMap,
  options?: ReadOptions,
): Promise<SalesforceRow> {
  const names = fieldsFor({ identity }, packFields).flatMap(({ apiNames }) => apiNames);
  const wanted = new Set(['Id']);
  // Who created it stands in for when only on pages.
  for (const name of [...names, 'CurrencyIsoCode'].filter((name) => name !== CREATED_BY)) {
    const field = fields.get(name);
    if (!field) continue;
    wanted.add(soqlName(name));
    if (field.relationshipName) wanted.add(soqlName(`${field.relationshipName}.Name`));
  }
  const soql = `SELECT ${[...wanted].join(', ')} FROM ${soqlName(object)} WHERE Id = ${soqlId(identity.id)}`;
  const what = `the ${object.toLowerCase()}`;
  const [row] = await client.query(soql, what, options);
  if (!row) throw new CrmApiError('not-found', 'salesforce', what);
  return row;
}

/** Undefined for a field the org lacks; null for a reference whose name is closed to us. */
function describedValue(
  name: string,
  row: SalesforceRow,
  { fields, recordTypes }: SalesforceMetadata,
  zone: string,
): DescribedValue | null | undefined {
  const field = fields.get(name);
  if (!field || !Object.hasOwn(row, name)) return undefined;
  const value = apiValue(row[name]);
  const { label } = field;
  if (field.type === 'reference') {
    const shown = relatedText(row, field.relationshipName ?? '', 'Name') ?? recordTypes.get(String(value));
    if (value !== null && shown === undefined) return null;
    return { value: value === null ? null : (shown ?? null), context: { label, zone } };
  }
  const currency = apiValue(row.CurrencyIsoCode);
  return {
    value,
    context: {
      label,
      zone,
      choices: choicesOf(field),
      ...(typeof currency === 'string' && { currency }),
    },
  };
}

const choicesOf = ({ picklistValues }: SalesforceField): ReadonlyMap<string, string> =>
  new Map((picklistValues ?? []).map(({ value, label }) => [value, label ?? value]));

function stageOf(row: SalesforceRow, { stages }: SalesforceMetadata): PageStage | null {
  const id = apiValue(row.StageName);
  if (typeof id !== 'string') return null;
  return stages.find((stage) => stage.id === id) ?? { id, label: id };
}
