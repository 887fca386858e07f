import type { FieldMap } from '../../../record/field-map';
import type {
  CrmRecord,
  EpochMs,
  FieldReading,
  ObjectKind,
  PageStage,
  RecordIdentity,
} from '../../../record/types';
import { apiFields, apiNamesFor, type DescribedValue } from '../../api/api-fields';
import { CrmApiError } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import { CREATED_BY } from '../created-by';
import { activityQuestions, firstContact, nextActivity, salesforceActivities } from './activities';
import { type Question, rowsOf } from './ask-at-once';
import type { SalesforceClient } from './client';
import { historyQuestions, salesforceHistory } from './history';
import type { SalesforceMetadata } from './metadata';
import { apiValue, relatedText } from './rows';
import type { SalesforceRow } from './shapes';
import { soqlId, soqlName } from './soql';

/** Reads one record with its history and activities, in one call. @throws CrmApiError */
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
  const questions = [
    rowQuestion(identity, metadata, packFields),
    ...historyQuestions(kind, id),
    ...(isDeal || kind === 'lead' ? activityQuestions(isDeal ? 'WhatId' : 'WhoId', id) : []),
  ];
  const [first, ...answers] = await client.queries(questions, options);
  const row = first && rowsOf(first)[0];
  if (!row) throw new CrmApiError('not-found', 'salesforce', questions[0]?.what ?? 'the record');
  const lived = historyQuestions(kind, id).length;
  const history = salesforceHistory(kind, answers.slice(0, lived), place.zone);
  const activities = salesforceActivities(answers.slice(lived));
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

/** What to know of an object's fields so that every mapped one can be read. */
export const salesforceFields = (kind: ObjectKind, packFields: FieldMap): string[] => [
  // Who created it stands in for when only on pages.
  ...new Set(
    [...apiNamesFor('salesforce', kind, packFields), 'CurrencyIsoCode'].filter((name) => name !== CREATED_BY),
  ),
];

/** Only fields that the org has are asked for: one that it lacks would fail the whole query. */
function rowQuestion(
  identity: RecordIdentity,
  { object, fields }: SalesforceMetadata,
  packFields: FieldMap,
): Question {
  const wanted = new Set(['Id']);
  for (const name of salesforceFields(identity.object, packFields)) {
    const field = fields.get(name);
    if (!field) continue;
    wanted.add(soqlName(name));
    if (field.relationshipName) wanted.add(soqlName(`${field.relationshipName}.Name`));
  }
  return {
    soql: `SELECT ${[...wanted].join(', ')} FROM ${soqlName(object)} WHERE Id = ${soqlId(identity.id)}`,
    what: `the ${object.toLowerCase()}`,
  };
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
      choices: new Map(field.choices.map((choice) => [choice.value, choice.label])),
      ...(typeof currency === 'string' && { currency }),
    },
  };
}

function stageOf(row: SalesforceRow, { stages }: SalesforceMetadata): PageStage | null {
  const id = apiValue(row.StageName);
  if (typeof id !== 'string') return null;
  return stages.find((stage) => stage.id === id) ?? { id, label: id };
}
