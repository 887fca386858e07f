import type { FieldMap } from '../../../record/field-map';
import type {
  CrmRecord,
  EngagementEvent,
  EpochMs,
  FieldReading,
  ObjectKind,
  PageStage,
  RecordIdentity,
} from '../../../record/types';
import { apiFields, apiNamesFor } from '../../api/api-fields';
import { type ApiValueContext, apiInstant } from '../../api/api-value';
import { hubspotHistory } from './history';
import type { HubspotMetadata } from './metadata';
import type { HubspotEvent, HubspotObject } from './shapes';
import { stagePropertyNames } from './stage-names';

/** One record of HubSpot's API with what is needed to understand it. */
export interface HubspotAnswer {
  identity: RecordIdentity;
  object: HubspotObject;
  metadata: HubspotMetadata;
  /** Null when they are not known. */
  events: readonly HubspotEvent[] | null;
  readAt: EpochMs;
  /** IANA zone that pages are shown in. */
  zone: string;
}

/** Probability is a fraction in the API and percent on pages, whatever its display hint says. */
const FRACTIONS = new Set(['hs_deal_stage_probability', 'hs_forecast_probability']);

/** The API's record as the same canonical record that a page gives, with the CRM's own history. */
export function hubspotRecord(answer: HubspotAnswer, packFields: FieldMap): CrmRecord {
  const { identity, object, metadata, events, readAt } = answer;
  const values = object.properties;
  const { fields, apiNames } = apiFields(identity, packFields, (apiName) => {
    if (!Object.hasOwn(values, apiName)) return undefined;
    const context = contextOf(apiName, answer);
    return context && { value: values[apiName] ?? null, context };
  });
  const stage = stageOf(answer);
  if (identity.object === 'deal' && stage) fields.stage = shownStage(stage, fields.stage);
  completeMoney(fields, answer);
  return {
    identity,
    title: fields.name?.state === 'value' ? String(fields.name.value) : null,
    fields,
    stage,
    stages: stagesOf(answer),
    history: hubspotHistory(object, metadata, identity.object, answer.zone),
    ...(events && events.length > 0 && { events: events.flatMap(eventOf) }),
    asOf: readAt,
    coverage: 'full',
    apiNames,
  };
}

/** Null where the value could only be shown as an id, which is not what the field says. */
function contextOf(
  apiName: string,
  { metadata, object, identity, zone }: HubspotAnswer,
): ApiValueContext | null {
  const property = metadata.properties.get(apiName);
  const label = property?.label ?? apiName;
  if (apiName === 'hubspot_owner_id')
    return ownerContext(metadata, object.properties[apiName], { label, zone });
  const names = stagePropertyNames(identity.object);
  if (apiName === names?.stage)
    return { label, zone, choices: labelsOf(metadata, object.properties[names.pipeline]) };
  if (apiName === names?.pipeline) return { label, zone, choices: metadata.pipelineNames };
  const isFraction = FRACTIONS.has(apiName) || property?.hint === 'percentage';
  const choices = new Map((property?.options ?? []).map((option) => [option.value, option.label]));
  return { label, zone, choices, ...(isFraction && { isFraction }) };
}

/** An owner who joined after the names were read has only an id so far. */
function ownerContext(
  { owners }: HubspotMetadata,
  id: string | null | undefined,
  context: ApiValueContext,
): ApiValueContext | null {
  return owners && (!id || owners.has(id)) ? { ...context, choices: owners } : null;
}

const labelsOf = ({ stages }: HubspotMetadata, pipeline: string | null | undefined) =>
  new Map((stages.get(pipeline ?? '') ?? []).map(({ id, label }) => [id ?? '', label]));

function stagesOf({ identity, object, metadata }: HubspotAnswer): PageStage[] {
  const names = stagePropertyNames(identity.object);
  const pipeline = names && object.properties[names.pipeline];
  return [...(metadata.stages.get(pipeline ?? '') ?? [])];
}

/** The saved stage; its label is the id where the pipeline could not be read. */
function stageOf(answer: HubspotAnswer): PageStage | null {
  const names = stagePropertyNames(answer.identity.object);
  const id = names && answer.object.properties[names.stage];
  if (!id) return null;
  return stagesOf(answer).find((stage) => stage.id === id) ?? { id, label: id };
}

function shownStage({ label }: PageStage, reading: FieldReading | undefined): FieldReading {
  return { state: 'value', value: label, text: label, label: reading?.label ?? 'Deal Stage' };
}

/** The deal's own currency, else the account's. */
function completeMoney(fields: Record<string, FieldReading>, { object, metadata }: HubspotAnswer): void {
  const currency = object.properties.deal_currency_code ?? metadata.currency;
  const { amount } = fields;
  if (currency && amount?.state === 'value') fields.amount = { ...amount, currency };
}

/** Custom events carry the account's number before their own name. */
function eventOf({ eventType, occurredAt }: HubspotEvent): EngagementEvent[] {
  const at = apiInstant(occurredAt);
  const kind = eventType.replace(/^pe\d+_/, '');
  return at === null ? [] : [{ kind, at, source: 'hubspot' }];
}

/** What to ask for so that every mapped field, and the stage and currency behind them, can be read. */
export function hubspotProperties(object: ObjectKind, packFields: FieldMap): string[] {
  const names = stagePropertyNames(object);
  const own = apiNamesFor('hubspot', object, packFields);
  const extra = object === 'deal' ? ['deal_currency_code'] : [];
  return [...new Set([...own, ...extra, ...(names ? [names.stage, names.pipeline] : [])])];
}
