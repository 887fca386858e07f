import type { PageReading, RecordIdentity } from '../../record/types';
import type { CrmPage, KnownLabels, SavedTexts } from '../adapter';
import { collectFields } from '../page/fields';
import { addByLabel, type LabelledField } from '../page/labels';
import { emptyReading } from '../page/reading';
import { type Finder, finderFor } from '../page/shadow';
import { isShown } from '../page/shown';
import { shownText } from '../page/text';
import { apiNameOf, FIELD_HOOK, layoutOf } from './field-hook';
import { salesforceField } from './field-value';
import { LABEL_ROW, labelRow } from './label-rows';
import { PATH_ITEM, readPath, settleStage } from './path';
import { SALESFORCE_OBJECT, salesforceIdentity } from './url';
import { isOfRecord, visibleRecord } from './visible-record';

const TITLE = '[slot="primaryField"]';
const SPINNER = 'lightning-spinner, .slds-spinner';
const PLACEHOLDER = `${SPINNER}, [class*="stencil"]`;

/** Salesforce Lightning record pages, page layouts and Dynamic Forms alike. */
export const salesforcePage: CrmPage = {
  crm: 'salesforce',
  identify: salesforceIdentity,
  read: readSalesforce,
  fieldElements,
  findField: (doc, apiName) => fieldElements(doc).get(apiName) ?? null,
  root: shownRecord,
};

function shownRecord(doc: Document): Element | null {
  const record = visibleRecord(doc);
  return record === 'several' ? null : record;
}

function fieldElements(doc: Document): Map<string, HTMLElement> {
  const rows = new Map<string, HTMLElement>();
  const record = shownRecord(doc);
  const object = salesforceIdentity(new URL(doc.URL))?.object;
  if (!record || !object) return rows;
  for (const hook of finderFor(record).all(record, FIELD_HOOK)) {
    const apiName = apiNameOf(hook, object, record);
    if (apiName && !rows.has(apiName)) rows.set(apiName, hook as HTMLElement);
  }
  return rows;
}

function readSalesforce(
  doc: Document,
  identity: RecordIdentity,
  readAt: number,
  saved: SavedTexts = new Map(),
  labels: KnownLabels = new Map(),
): PageReading {
  const record = visibleRecord(doc);
  if (record === 'several') return emptyReading(identity, readAt, 'failed', 'several records');
  if (record === null) return emptyReading(identity, readAt, 'failed', 'unknown');
  const find = finderFor(record);
  const found = gather(record, find, identity, saved);
  const { fields } = found.collector;
  addByLabel(found.collector, found.labelled, labels);
  const stage = settleStage(identity.object, readPath(record, find, found.pathItems), fields);
  const hasFields = Object.keys(fields).length > 0;
  if (!hasFields && !stage.currentStage)
    return emptyReading(identity, readAt, find.first(record, PLACEHOLDER) ? 'loading' : 'failed', 'unknown');
  return {
    identity,
    readAt,
    state: hasFields && !isWaiting(fields) && !isDrawing(record, find) ? 'ready' : 'loading',
    layout: [...found.layouts].join(' and ') || 'Path only',
    language: doc.documentElement.lang.slice(0, 64) || null,
    title: titleOf(record, find) ?? nameOf(fields),
    fields,
    ...stage,
    truncated: found.collector.isTruncated(),
  };
}

interface Gathered {
  collector: ReturnType<typeof collectFields>;
  layouts: Set<string>;
  pathItems: Element[];
  labelled: LabelledField[];
}

/** One query for everything, open shadow roots included. */
function gather(record: Element, find: Finder, { object }: RecordIdentity, saved: SavedTexts): Gathered {
  const collector = collectFields();
  const layouts = new Set<string>();
  const pathItems: Element[] = [];
  const labelled: LabelledField[] = [];
  for (const element of find.all(record, `${FIELD_HOOK}, ${PATH_ITEM}, ${LABEL_ROW}`)) {
    if (element.matches(PATH_ITEM)) {
      if (isOfRecord(element, record)) pathItems.push(element);
      continue;
    }
    if (!element.matches(FIELD_HOOK)) {
      const found = labelRow(element, record, SALESFORCE_OBJECT[object], find);
      if (found) labelled.push(found);
      continue;
    }
    const apiName = apiNameOf(element, object, record);
    if (!apiName) continue;
    layouts.add(layoutOf(element));
    if (!collector.add(apiName, salesforceField(element, find, saved.get(apiName)))) break;
  }
  return { collector, layouts, pathItems, labelled };
}

function isWaiting(fields: PageReading['fields']): boolean {
  return Object.values(fields).some((field) => field.state === 'unreadable' && field.reason === 'loading');
}

/** True while a spinner turns right beside fields: more sections are to come. Others may turn for ever. */
function isDrawing(record: Element, find: Finder): boolean {
  return find
    .all(record, SPINNER)
    .some(({ parentElement: around }) => around && find.first(around, FIELD_HOOK) && isShown(around));
}

function titleOf(record: Element, find: Finder): string | null {
  const title = find.first(record, TITLE);
  const text = title && shownText(title);
  return typeof text === 'string' && text !== '' ? text : null;
}

function nameOf(fields: PageReading['fields']): string | null {
  const { Name } = fields;
  return Name?.state === 'text' && !Name.unsaved ? Name.text : null;
}
