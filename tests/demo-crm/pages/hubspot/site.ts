import type { ObjectKind } from '../../../../src/record/types';
import { LEAD_STAGES } from '../../api/hubspot/lead-properties';
import type { ApiObject, ApiRecord } from '../../api/hubspot/object';
import { createObjects } from '../../api/hubspot/objects';
import { findCompany, findDeal, findLead, findPipeline, findStage } from '../../data/lookup';
import type { DemoData } from '../../model';
import { activityViews } from '../activity-views';
import { extraFields, fieldView, type Look, parseInput } from '../field-view';
import { translate } from '../labels';
import { following, type Inputs, type Route, type Site } from '../site';
import type { ListView, RecordView, SectionView, StageControl, StageView } from '../view';
import { associationsOf, fieldsOf, type Origin } from './associations';
import { HUBSPOT_LAYOUTS } from './layout';
import { kindOf, propertyInfo } from './property-source';

const TYPE_IDS: Record<ObjectKind, string> = { deal: '0-3', contact: '0-1', lead: '0-136', company: '0-2' };
const MAX_ROWS = 100;

const objectOfType = (typeId: string | undefined): ObjectKind | null =>
  (['deal', 'contact', 'lead', 'company'] as const).find((kind) => TYPE_IDS[kind] === typeId) ?? null;

function route(path: string): Route | null {
  const record = /^\/contacts\/\d+\/record\/(\d-\d+)\/(\d+)(?:\/|$)/.exec(path);
  const object = objectOfType(record?.[1]);
  if (record?.[2] && object) return { view: 'record', object, id: record[2] };
  const legacy = /^\/contacts\/\d+\/(deal|contact|lead|company)\/(\d+)(?:\/|$)/.exec(path);
  if (legacy?.[2]) return { view: 'record', object: legacy[1] as ObjectKind, id: legacy[2] };
  const list = /^\/contacts\/\d+\/objects\/(\d-\d+)\/views\/[^/]+\/(list|board)\/?$/.exec(path);
  const listed = objectOfType(list?.[1]);
  if (list && listed) return { view: 'list', object: listed, layout: list[2] === 'board' ? 'board' : 'list' };
  return path === '/' || path.startsWith('/home') ? { view: 'home' } : null;
}

const stageViews = (stages: readonly StageView[], { options }: Look): StageView[] =>
  stages.map(({ id, label, kind }) => ({ id, label: translate(label, options.lang), kind }));

function stageControl(record: ApiRecord, { data, look }: Origin): StageControl | null {
  const pipeline = findPipeline(data, record.read('pipeline') ?? '');
  if (!pipeline) return null;
  return {
    field: 'dealstage',
    current: record.read('dealstage') ?? '',
    steps: stageViews(pipeline.stages, look),
    pipeline: pipeline.label,
  };
}

function cardsOf(kind: ObjectKind, object: ApiObject, record: ApiRecord, origin: Origin): SectionView[] {
  const cards = HUBSPOT_LAYOUTS[kind].cards.map(({ title, names }) => ({
    title,
    fields: fieldsOf(object, record, names, origin),
  }));
  const stages = findPipeline(origin.data, record.read('pipeline') ?? '')?.stages ?? [];
  if (stages.length > 0) {
    const names = ['hs_v2_date_entered_current_stage', ...stages.map(({ id }) => `hs_v2_date_entered_${id}`)];
    cards.push({ title: 'Stage dates', fields: fieldsOf(object, record, names, origin) });
  }
  const { extraFields: count } = origin.look.options;
  if (count > 0) {
    const extra = extraFields(count, (n) => `custom_extra_${n}`);
    cards.push({ title: 'More properties', fields: extra.map((field) => fieldView(field, origin.look)) });
  }
  return cards;
}

function allProperties(object: ApiObject, record: ApiRecord, origin: Origin): SectionView[] {
  const names = object.properties.map((property) => property.name);
  const isStageFact = (name: string) => name.startsWith('hs_v2_');
  return [
    { title: 'General information', fields: names.filter((name) => !isStageFact(name)) },
    { title: 'Stage history', fields: names.filter(isStageFact) },
    { title: 'Other', fields: ['fax'] },
  ].map(({ title, fields }) => ({ title, fields: fieldsOf(object, record, fields, origin) }));
}

/** A lead's stage follows from its status: moving the stage sets the first status that stands for it. */
function asStatus({ hs_pipeline_stage: stageId, ...inputs }: Inputs): Inputs {
  const status = LEAD_STAGES.find(({ id }) => id === stageId)?.statuses[0];
  return status ? { ...inputs, hs_lead_status: status } : inputs;
}

/** HubSpot's record pages, lists and boards. */
export function createHubspotSite(data: DemoData, clock: () => number): Site {
  const findObject = createObjects(data);
  const objectFor = (kind: ObjectKind): ApiObject => {
    const object = findObject(TYPE_IDS[kind]);
    if (!object) throw new Error(`The demo account has no object ${TYPE_IDS[kind]}.`);
    return object;
  };
  const link = (kind: ObjectKind, id: string) => `/contacts/${data.portalId}/record/${TYPE_IDS[kind]}/${id}`;
  const listLink = (kind: ObjectKind) =>
    `/contacts/${data.portalId}/objects/${TYPE_IDS[kind]}/views/all/list`;

  function nextId(kind: ObjectKind, id: string): string {
    const company = findCompany(data, id);
    if (kind === 'company' && company) return following(data.companies, company).hubspotId;
    const deal = findDeal(data, id);
    if (kind === 'deal' && deal) return following(data.deals, deal).hubspotId;
    const lead = findLead(data, id);
    if (!lead) return id;
    const next = following(data.leads, lead);
    return kind === 'lead' ? next.hubspotId : next.hubspotContactId;
  }

  function record(kind: ObjectKind, id: string, look: Look): RecordView | null {
    const object = objectFor(kind);
    const found = object.find(id);
    const finders = { deal: findDeal, lead: findLead, contact: findLead, company: findCompany };
    const source = finders[kind](data, id);
    if (!found || !source) return null;
    const origin = { data, findObject, look };
    const { noun, nouns, highlights } = HUBSPOT_LAYOUTS[kind];
    return {
      object: kind,
      id,
      title: 'name' in source ? source.name : `${source.firstName} ${source.lastName}`.trim(),
      noun,
      nouns,
      highlights: fieldsOf(object, found, highlights, origin),
      sections: cardsOf(kind, object, found, origin),
      all: allProperties(object, found, origin),
      stage: kind === 'deal' ? stageControl(found, origin) : null,
      activities: 'activities' in source ? activityViews(source, data, clock(), look) : [],
      associations: associationsOf(object, found, origin),
      related: [],
      listHref: listLink(kind),
      nextHref: link(kind, nextId(kind, id)),
    };
  }

  function list(kind: ObjectKind, look: Look): ListView {
    const object = objectFor(kind);
    const { nouns, columns } = HUBSPOT_LAYOUTS[kind];
    const all = object.all();
    const rows = all.slice(0, MAX_ROWS).map((entry) => ({
      href: link(kind, entry.id),
      cells: fieldsOf(object, entry, columns, { data, findObject, look }).map((field) => field.text || '--'),
      stage: findStage(data, entry.read('dealstage') ?? '')?.id ?? '',
    }));
    return {
      object: kind,
      title: `All ${nouns.toLowerCase()}`,
      nouns,
      columns: columns.map((name) => translate(propertyInfo(object, name)?.label ?? name, look.options.lang)),
      rows,
      steps: kind === 'deal' ? stageViews(data.pipelines[0]?.stages ?? [], look) : [],
      total: look.format.number(all.length),
    };
  }

  function change(kind: ObjectKind, id: string, inputs: Inputs, { options }: Look): void {
    const object = objectFor(kind);
    const written = Object.entries(asStatus(inputs)).map(([name, text]) => {
      const property = propertyInfo(object, name);
      const value = parseInput(property ? kindOf(property) : 'text', text, options.locale);
      return [name, value === null ? null : String(value)] as const;
    });
    object.change?.(id, Object.fromEntries(written), {
      at: clock(),
      source: 'CRM_UI',
      userId: data.owners[0]?.hubspotId ?? null,
    });
  }

  return { route, record, list, change };
}
