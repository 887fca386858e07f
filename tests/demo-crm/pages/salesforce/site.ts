import type { ObjectKind } from '../../../../src/record/types';
import { leadObject } from '../../api/salesforce/lead';
import type { Row, SObject } from '../../api/salesforce/object';
import { opportunityObject } from '../../api/salesforce/opportunity';
import { stageIdByName } from '../../api/salesforce/references';
import { changeDeal, type How } from '../../data/changes';
import { findDeal, findLead, findPipeline } from '../../data/lookup';
import { LEAD_STATUSES } from '../../data/vocabulary';
import type { DemoData, DemoDeal } from '../../model';
import { activityViews } from '../activity-views';
import { extraFields, fieldView, type Look, parseInput, type RawValue } from '../field-view';
import { translate } from '../labels';
import { following, type Inputs, type Route, type Site } from '../site';
import type { FieldView, ListView, RecordView, SectionView, StageControl } from '../view';
import { fieldSource, kindOf } from './field-source';
import { SALESFORCE_LAYOUTS } from './layout';
import { relatedLists } from './related';

type Kind = 'deal' | 'lead';
const MAX_ROWS = 100;

const kindOfName = (name: string | undefined): Kind | null =>
  name === 'Opportunity' ? 'deal' : name === 'Lead' ? 'lead' : null;

function route(path: string): Route | null {
  const record = /^\/lightning\/r\/(\w+)\/(\w{15}|\w{18})\/view\/?$/.exec(path);
  const object = kindOfName(record?.[1]);
  if (record?.[2] && object) return { view: 'record', object, id: record[2] };
  const listed = kindOfName(/^\/lightning\/o\/(\w+)\/(?:list|home)\/?$/.exec(path)?.[1]);
  if (listed) return { view: 'list', object: listed, layout: 'list' };
  return path === '/' || path.startsWith('/lightning/') ? { view: 'home' } : null;
}

function opportunityPath(deal: DemoDeal, data: DemoData, { options }: Look): StageControl | null {
  const pipeline = findPipeline(data, deal.pipelineId);
  if (!pipeline) return null;
  const steps = pipeline.stages.map(({ id, label, kind }) => ({ id, label, kind }));
  return {
    field: 'StageName',
    current: steps.find(({ id }) => id === deal.stageId)?.label ?? '',
    steps: steps.map(({ label, kind }) => ({ id: label, label: translate(label, options.lang), kind })),
    pipeline: pipeline.label,
  };
}

function leadPath(row: Row): StageControl {
  const isConverted = (name: string) => name === LEAD_STATUSES.OPEN_DEAL;
  const names = [...new Set<string>(Object.values(LEAD_STATUSES))].sort(
    (a, b) => Number(isConverted(a)) - Number(isConverted(b)),
  );
  return {
    field: 'Status',
    current: String(row.get('Status')),
    steps: names.map((name) => ({ id: name, label: name, kind: 'open' })),
    pipeline: 'Lead',
  };
}

/** Lightning's record pages and list views. */
export function createSalesforceSite(data: DemoData, clock: () => number): Site {
  const objects: Record<Kind, SObject> = { deal: opportunityObject(data), lead: leadObject(data) };
  const link = (kind: Kind, id: string) => `/lightning/r/${objects[kind].name}/${id}/view`;

  const fieldsOf = (kind: Kind, row: Row, names: readonly string[], look: Look): FieldView[] =>
    names.flatMap((name) => {
      const source = fieldSource(name, row, objects[kind], data);
      return source ? [fieldView(source, look)] : [];
    });

  function sectionsOf(kind: Kind, row: Row, look: Look): SectionView[] {
    const sections = SALESFORCE_LAYOUTS[kind].sections.map(({ title, names }) => ({
      title,
      fields: fieldsOf(kind, row, names, look),
    }));
    const { extraFields: count } = look.options;
    if (count === 0) return sections;
    const extra = extraFields(count, (n) => `Extra_${n}__c`).map((source) => fieldView(source, look));
    return [...sections, { title: 'More Fields', fields: extra }];
  }

  function record(object: ObjectKind, id: string, look: Look): RecordView | null {
    if (object !== 'deal' && object !== 'lead') return null;
    const row = objects[object].find(id);
    const deal = object === 'deal' ? findDeal(data, id) : undefined;
    const lead = object === 'lead' ? findLead(data, id) : undefined;
    const source = deal ?? lead;
    if (!row || !source) return null;
    const { noun, nouns, highlights } = SALESFORCE_LAYOUTS[object];
    const next = deal ? following(data.deals, deal) : lead ? following(data.leads, lead) : source;
    return {
      object,
      id: row.id,
      title: String(row.get('Name')),
      noun,
      nouns,
      highlights: fieldsOf(object, row, highlights, look),
      sections: sectionsOf(object, row, look),
      all: [],
      stage: deal ? opportunityPath(deal, data, look) : leadPath(row),
      activities: activityViews(source, data, clock(), look),
      associations: [],
      related: deal ? relatedLists(deal, data, look) : [],
      listHref: `/lightning/o/${noun}/list`,
      nextHref: link(object, next.salesforceId),
    };
  }

  function list(object: ObjectKind, look: Look): ListView {
    const kind: Kind = object === 'lead' ? 'lead' : 'deal';
    const { noun, nouns, columns } = SALESFORCE_LAYOUTS[kind];
    const rows = objects[kind].rows();
    const [first] = rows;
    return {
      object: kind,
      title: `All ${nouns}`,
      nouns,
      columns: first ? fieldsOf(kind, first, columns, look).map((field) => field.label) : [noun],
      rows: rows.slice(0, MAX_ROWS).map((row) => ({
        href: link(kind, row.id),
        cells: fieldsOf(kind, row, columns, look).map((field) => field.text),
        stage: '',
      })),
      steps: [],
      total: look.format.number(rows.length),
    };
  }

  function change(object: ObjectKind, id: string, inputs: Inputs, { options }: Look): void {
    if (object !== 'deal' && object !== 'lead') return;
    const how: How = { at: clock(), source: 'CRM_UI', userId: data.owners[0]?.hubspotId ?? null };
    const { StageName: stageName, ...others } = inputs;
    const written = Object.entries(others).map(([name, text]): [string, RawValue] => [
      name,
      parseInput(kindOf(objects[object], name), text, options.locale),
    ]);
    if (written.length > 0) objects[object].change?.(id, Object.fromEntries(written), how);
    const deal = findDeal(data, id);
    const stageId = deal && stageName ? stageIdByName(data, stageName, deal.pipelineId) : undefined;
    if (stageId !== undefined) changeDeal(data, id, { stageId }, how);
  }

  return { route, record, list, change };
}
