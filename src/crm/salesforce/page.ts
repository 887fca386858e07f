import type { PageReading, RecordIdentity } from '../../record/types';
import type { CrmPage, KnownLabels, SavedTexts } from '../adapter';
import { addByLabel } from '../page/labels';
import { emptyReading } from '../page/reading';
import { type Finder, finderFor } from '../page/shadow';
import { isShown } from '../page/shown';
import { shownText } from '../page/text';
import { apiNameOf, FIELD_HOOK } from './field-hook';
import { gather, shownAmong } from './gather';
import { readPaths, settleStage } from './path';
import { stepLists } from './path-steps';
import { salesforceIdentity } from './url';
import { isOfRecord, visibleRecord } from './visible-record';

const TITLE = '[slot="primaryField"]';
const SPINNER = 'lightning-spinner, .slds-spinner';
const PLACEHOLDER = `${SPINNER}, [class*="stencil"]`;

/** Salesforce Lightning record pages, page layouts and Dynamic Forms alike. */
export const salesforcePage: CrmPage = {
  crm: 'salesforce',
  identify: salesforceIdentity,
  opensInPlace: () => false,
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
  const paths = readPaths(stepLists(record, found.pathItems), find);
  const stage = settleStage(identity.object, paths, fields);
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

function isWaiting(fields: PageReading['fields']): boolean {
  return Object.values(fields).some((field) => field.state === 'unreadable' && field.reason === 'loading');
}

/** True while a spinner turns right beside fields: more sections are to come. Others may turn for ever. */
function isDrawing(record: Element, find: Finder): boolean {
  return find
    .all(record, SPINNER)
    .some(({ parentElement: around }) => around && find.first(around, FIELD_HOOK) && isShown(around));
}

/** Null when the record seems to have two: then one of them is another record's. */
function titleOf(record: Element, find: Finder): string | null {
  const titles = find.all(record, TITLE).filter((title) => isOfRecord(title, record));
  const texts = new Set(shownAmong(titles).map((title) => shownText(title)));
  const [text, second] = texts;
  return typeof text === 'string' && text !== '' && second === undefined ? text : null;
}

function nameOf(fields: PageReading['fields']): string | null {
  const { Name } = fields;
  return Name?.state === 'text' && !Name.unsaved ? Name.text : null;
}
