import { toRecord } from '../../src/crm/to-record';
import type { FieldMap } from '../../src/record/field-map';
import type { CrmRecord, FieldReading, PageField, RecordIdentity } from '../../src/record/types';
import { createPages } from '../demo-crm/pages/index';
import type { RecordView } from '../demo-crm/pages/view';
import { recordUrl } from '../demo-crm/record-url';
import type { DemoCrm } from '../demo-crm/server';

const ZONE = 'Europe/Berlin';

/** The record as the extension reads it off the demo CRM's page: every text that its cards show. */
export async function pageRecord(
  crm: DemoCrm,
  now: number,
  { crm: name, object, id }: Pick<RecordIdentity, 'crm' | 'object' | 'id'>,
  packFields: FieldMap,
): Promise<CrmRecord> {
  const url = new URL(recordUrl(crm.data, name, object, id));
  const asked = new URL(`/demo-data/${object}/${id}`, url);
  const response = await createPages(crm.data, () => now)({ method: 'GET', url: asked, body: '' });
  const view: RecordView = JSON.parse(String(response?.body));
  const shown = [...view.highlights, ...view.sections.flatMap(({ fields }) => fields)];
  const fields = Object.fromEntries(
    shown.map(({ name: apiName, label, text, stamp }): [string, PageField] => [
      apiName,
      text ? { state: 'text', text: stamp ? `${text}, ${stamp}` : text, label } : { state: 'empty', label },
    ]),
  );
  const { stage } = view;
  const current = stage?.steps.find((step) => step.id === stage.current || step.label === stage.current);
  const identity: RecordIdentity = {
    crm: name,
    object,
    id,
    org: name === 'hubspot' ? crm.data.portalId : crm.data.myDomain,
    url: url.href,
  };
  const reading = {
    identity,
    readAt: now,
    state: 'ready' as const,
    layout: 'cards',
    language: 'en',
    title: view.title,
    fields,
    currentStage: object === 'deal' && current ? { id: current.id, label: current.label } : null,
    stages: object === 'deal' ? (stage?.steps ?? []).map(({ id: step, label }) => ({ id: step, label })) : [],
    truncated: false,
  };
  return toRecord(reading, null, packFields, { now, zone: ZONE, locale: 'en' }).record;
}

/** Values alone: how the text was written, and to which precision a time, is the page's own. */
export function comparable(reading: FieldReading | undefined, day: (at: number) => string): unknown {
  if (reading?.state !== 'value') return reading?.state;
  const { value, precision } = reading;
  if (precision === undefined || typeof value !== 'number') return value;
  return precision === 'day' ? day(value) : Math.floor(value / 60_000);
}
