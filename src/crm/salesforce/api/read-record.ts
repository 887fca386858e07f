import type { FieldMap } from '../../../record/field-map';
import type {
  CrmRecord,
  EpochMs,
  FieldReading,
  HistoryEntry,
  ObjectKind,
  PageStage,
  RecordIdentity,
} from '../../../record/types';
import { apiFields, apiNamesFor, type DescribedValue } from '../../api/api-fields';
import { CrmApiError } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import { CREATED_BY } from '../created-by';
import { withoutFalseSilence } from '../first-contact';
import {
  activityQuestions,
  engagement,
  firstContact,
  nextActivity,
  responseQuestion,
  salesforceActivities,
} from './activities';
import { type Question, type QuestionAnswer, rowsOf, rowsUnlessRefused } from './ask-at-once';
import type { SalesforceClient } from './client';
import { historyQuestions, salesforceHistory } from './history';
import type { SalesforceMetadata } from './metadata';
import { apiValue, relatedText } from './rows';
import type { SalesforceRow } from './shapes';
import { soqlIds, soqlName } from './soql';

/** What is asked of an org for records of one kind: the rows, their history, their activities. */
export interface SalesforceQuestions {
  object: ObjectKind;
  metadata: SalesforceMetadata;
  packFields: FieldMap;
}

/** The questions for some records, the rows themselves first. At most five. */
export function recordQuestions(
  { object, metadata, packFields }: SalesforceQuestions,
  ids: readonly string[],
  more: readonly string[] = [],
): Question[] {
  const whose = activityParent(object);
  return [
    rowQuestion(object, ids, metadata, packFields, more),
    ...historyQuestions(object, ids),
    ...(whose ? activityQuestions(whose, ids) : []),
    ...(object === 'lead' ? [responseQuestion(ids)] : []),
  ];
}

/** Which field of a task or event names the record; null for kinds whose activities are not asked for. */
export function activityParent(object: ObjectKind): 'WhatId' | 'WhoId' | null {
  if (object === 'deal') return 'WhatId';
  return object === 'lead' ? 'WhoId' : null;
}

/** Reads one record with its history and activities, in one call. @throws CrmApiError */
export async function readSalesforceRecord(
  client: SalesforceClient,
  identity: RecordIdentity,
  metadata: SalesforceMetadata,
  packFields: FieldMap,
  place: { zone: string; now(): EpochMs },
  options?: ReadOptions,
): Promise<CrmRecord> {
  const { object, id } = identity;
  const asked = { object, metadata, packFields };
  const questions = recordQuestions(asked, [id]);
  const [first, ...answers] = await client.queries(questions, options);
  const row = first && rowsOf(first)[0];
  if (!row) throw new CrmApiError('not-found', 'salesforce', questions[0]?.what ?? 'the record');
  return salesforceRecord(identity, row, answers, asked, {
    zone: place.zone,
    now: place.now(),
    skewMs: client.clockSkewMs() ?? 0,
  });
}

/** What is done or planned is told by the CRM's clock, which is known to a second: what was just done is done. */
const SKEW_PRECISION_MS = 1000;

/** One row with the answers about its life, in the order of `recordQuestions`, as a record. @throws CrmApiError */
export function salesforceRecord(
  identity: RecordIdentity,
  row: SalesforceRow,
  answers: readonly QuestionAnswer[],
  { object: kind, metadata, packFields }: SalesforceQuestions,
  { zone, now, skewMs = 0 }: { zone: string; now: EpochMs; skewMs?: number },
): CrmRecord {
  const isDeal = kind === 'deal';
  const crmNow = now + skewMs + SKEW_PRECISION_MS;
  const lived = historyQuestions(kind, [identity.id]).length;
  const history = salesforceHistory(kind, answers.slice(0, lived), zone);
  const activities = salesforceActivities(answers.slice(lived, lived + 2));
  const responded = answers[lived + 2];
  const responses = responded ? rowsUnlessRefused(responded) : null;
  const { fields, apiNames } = apiFields(identity, packFields, (name) =>
    describedValue(name, row, metadata, zone),
  );
  const assigned = assignment(history, fields.owner);
  if (assigned) fields.assignedAt ??= assigned;
  if (activities && isDeal) fields.nextActivityAt ??= nextActivity(activities, crmNow, zone);
  if (activities && kind === 'lead' && isUnknown(fields.firstContactAt)) {
    fields.firstContactAt = firstContact(activities, crmNow);
    delete apiNames.firstContactAt;
  }
  withoutFalseSilence(fields, apiNames);
  return {
    identity,
    title: fields.name?.state === 'value' ? String(fields.name.value) : null,
    fields,
    stage: isDeal ? stageOf(row, metadata) : null,
    stages: metadata.stages,
    history,
    ...engagement(activities, responses, crmNow),
    asOf: now,
    coverage: 'full',
    apiNames,
  };
}

/** When the owner of today was given the record, where the org tracks that; no field of Salesforce tells it. */
function assignment(
  history: readonly HistoryEntry[],
  owner: FieldReading | undefined,
): FieldReading | undefined {
  const last = history.findLast(({ field }) => field === 'owner');
  if (!last || owner?.state !== 'value' || last.to !== owner.value) return undefined;
  const text = new Date(last.at).toISOString();
  return { state: 'value', value: last.at, text, label: 'Owner assigned', precision: 'exact' };
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
  kind: ObjectKind,
  ids: readonly string[],
  { object, fields }: SalesforceMetadata,
  packFields: FieldMap,
  more: readonly string[],
): Question {
  const wanted = new Set(['Id', ...more]);
  for (const name of salesforceFields(kind, packFields)) {
    const field = fields.get(name);
    if (!field) continue;
    wanted.add(soqlName(name));
    if (field.relationshipName) wanted.add(soqlName(`${field.relationshipName}.Name`));
  }
  return {
    soql: `SELECT ${[...wanted].join(', ')} FROM ${soqlName(object)} WHERE ${soqlIds('Id', ids)}`,
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
