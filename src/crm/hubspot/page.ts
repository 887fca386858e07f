import type { PageField, PageReading, RecordIdentity } from '../../record/types';
import type { CrmPage, KnownLabels, SavedTexts } from '../adapter';
import { collectFields, type FieldCollector } from '../page/fields';
import { addByLabel, type LabelledField } from '../page/labels';
import { emptyReading } from '../page/reading';
import { shownOnce } from '../page/shown';
import { shownText } from '../page/text';
import { type Scope, scopeIn } from './other-record';
import { isList, previewOn } from './preview';
import { labelledRow, propertyField } from './property-field';
import { HOOKS, type Hook, hookOf } from './property-rows';
import { bareStage, hubspotStage, isStageProperty } from './stage';
import { HUBSPOT_TYPE, hubspotIdentity } from './url';

/** HubSpot record pages, and previews beside lists and boards: one pass over the hooks of crm.md, scoped to what is shown. */
export const hubspotPage: CrmPage = {
  crm: 'hubspot',
  identify: identifyIn,
  opensInPlace: isList,
  read: readHubspot,
  fieldElements,
  findField: (doc, apiName) => fieldElements(doc).get(apiName) ?? null,
  /** Cards and the panel with all properties share no container but the body. */
  root: (doc) => doc.body,
};

/** The record of the address, else of the preview beside a list or board. */
function identifyIn(url: URL, doc?: Document): RecordIdentity | null {
  return hubspotIdentity(url) ?? (doc ? (previewOn(doc, url)?.identity ?? null) : null);
}

/** Null when the page does not show this record, or no longer. */
function scopeOf(doc: Document, identity: RecordIdentity): Scope | null {
  const url = new URL(doc.URL);
  const typeId = HUBSPOT_TYPE[identity.object];
  if (!isList(url)) return scopeIn(doc, typeId, null);
  const preview = previewOn(doc, url);
  if (preview?.identity.id !== identity.id) return null;
  return scopeIn(preview.container, typeId, preview.container);
}

function* shownHooks(doc: Document, identity: RecordIdentity): Generator<Hook> {
  const isShown = shownOnce();
  const scope = scopeOf(doc, identity);
  if (!scope) return;
  for (const element of (scope.preview ?? doc).querySelectorAll<HTMLElement>(HOOKS)) {
    const hook = hookOf(element, scope);
    if (hook && isShown(hook.container)) yield hook;
  }
}

function fieldElements(doc: Document): Map<string, HTMLElement> {
  const rows = new Map<string, HTMLElement>();
  const identity = identifyIn(new URL(doc.URL), doc);
  for (const hook of identity ? shownHooks(doc, identity) : [])
    if ('name' in hook && !rows.has(hook.name)) rows.set(hook.name, hook.element);
  return rows;
}

interface Gathered {
  collector: FieldCollector;
  titles: Set<string>;
  hasSkeletons: boolean;
  hasRows: boolean;
  labelled: LabelledField[];
}

function readHubspot(
  doc: Document,
  identity: RecordIdentity,
  readAt: number,
  saved: SavedTexts = new Map(),
  labels: KnownLabels = new Map(),
): PageReading {
  const { collector, titles, hasSkeletons, hasRows, labelled } = gather(doc, identity, saved);
  addByLabel(collector, labelled, labels);
  const { fields } = collector;
  const hasFields = Object.keys(fields).length > 0;
  if (titles.size > 1) return emptyReading(identity, readAt, 'failed', 'several records');
  if (!hasFields && !hasSkeletons) return emptyReading(identity, readAt, 'failed', 'unknown');
  const [title = null] = titles;
  return {
    identity,
    readAt,
    state: hasSkeletons ? 'loading' : 'ready',
    layout: hasRows ? 'Properties cards' : 'Highlights only',
    language: doc.documentElement.lang.slice(0, 64) || null,
    title,
    fields,
    currentStage: hubspotStage(identity.object, fields, (name) => saved.get(name)),
    stages: [],
    truncated: collector.isTruncated(),
  };
}

function gather(doc: Document, identity: RecordIdentity, saved: SavedTexts): Gathered {
  const gathered: Gathered = {
    collector: collectFields(),
    titles: new Set(),
    hasSkeletons: false,
    hasRows: false,
    labelled: [],
  };
  const stageHighlights: [string, PageField][] = [];
  for (const hook of shownHooks(doc, identity)) {
    if (hook.kind === 'title') {
      const text = shownText(hook.element);
      if (typeof text === 'string' && text !== '') gathered.titles.add(text);
    } else if (hook.kind === 'skeleton') {
      gathered.hasSkeletons = true;
    } else if (hook.kind === 'label-row') {
      const found = labelledRow(hook.element);
      if (found) gathered.labelled.push(found);
    } else {
      gathered.hasRows ||= hook.kind === 'row';
      const field = propertyField(hook, saved);
      if (hook.kind === 'highlight' && isStageProperty(hook.name)) stageHighlights.push([hook.name, field]);
      else if (!gathered.collector.add(hook.name, field)) break;
    }
  }
  const { fields } = gathered.collector;
  for (const [name, field] of stageHighlights)
    gathered.collector.add(name, bareStage(identity.object, field, fields));
  return gathered;
}
