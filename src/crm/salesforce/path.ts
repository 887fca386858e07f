import type { ObjectKind, PageField, PageStage } from '../../record/types';
import { isSameText } from '../page/same-text';
import { closestTagAcross, type Finder, findTagAcross } from '../page/shadow';
import { shownText } from '../page/text';

/** A step of a Path (crm.md); in LWC it is this component, or is drawn inside it. */
export const PATH_ITEM = '.slds-path__item';
const LWC_STEP = 'runtime_sales_pathassistant-path-step';

/** The field a Path follows unless an admin chose another one. */
const STAGE_FIELD: Readonly<Record<ObjectKind, string | null>> = {
  deal: 'StageName',
  lead: 'Status',
  contact: null,
  company: null,
};

/** Salesforce caps picklist values and labels at this length. */
const MAX_LABEL = 255;
const MAX_STEPS = 200;

export interface PathReading {
  currentStage: PageStage | null;
  stages: PageStage[];
}

/**
 * Stage list and current stage from the Path's steps in a record. Current is `slds-is-current`;
 * `slds-is-active` is only the step the rep looks at. A closed record may mark just won or lost.
 */
export function readPath(record: Element, find: Finder, pathItems: readonly Element[]): PathReading {
  const steps = [...new Set([...findTagAcross(record, LWC_STEP), ...pathItems])];
  const items = steps.filter((step) => !steps.some((other) => other !== step && holds(step, other)));
  const read = items.slice(0, MAX_STEPS).flatMap((item) => {
    const stage = stageOf(item, find);
    return stage ? [{ item, stage }] : [];
  });
  const marked = (...classes: string[]) =>
    read.filter(({ item }) => classes.some((name) => isMarked(item, name))).map(({ stage }) => stage);
  const current = marked('slds-is-current');
  const [only, second] = withoutTwins(current.length > 0 ? current : marked('slds-is-won', 'slds-is-lost'));
  return {
    currentStage: only && !second ? only : null,
    stages: withoutTwins(read.map(({ stage }) => stage)),
  };
}

/**
 * Decides between Path and stage field. A Path may follow another picklist: when the saved stage
 * field is shown and the Path does not list it, the Path is not about stages and the field counts
 * alone, without its API value. When both are about stages and disagree, neither is believed.
 */
export function settleStage(
  object: ObjectKind,
  path: PathReading,
  fields: Readonly<Record<string, PageField>>,
): PathReading {
  const name = STAGE_FIELD[object];
  const field = name ? fields[name] : undefined;
  if (!name) return { currentStage: null, stages: [] };
  if (field?.state !== 'text' || field.unsaved) return path;
  const { currentStage, stages } = path;
  const isShownStage = ({ id, label }: PageStage) => isSameText(label, field.text) || id === field.text;
  const listed = stages.find(isShownStage);
  if (!listed) return { currentStage: { id: null, label: field.text }, stages: [] };
  return { currentStage: currentStage && !isShownStage(currentStage) ? null : listed, stages };
}

/** A Path that is drawn twice, as in a kept header, lists each stage once. */
function withoutTwins(stages: readonly PageStage[]): PageStage[] {
  return [...new Map(stages.map((stage) => [JSON.stringify([stage.id, stage.label]), stage])).values()];
}

function holds(outer: Element, inner: Element): boolean {
  return outer.contains(inner) || outer.shadowRoot?.contains(inner) === true;
}

function stageOf(item: Element, find: Finder): PageStage | null {
  const link = find.first(item, 'a[title]');
  const title = find.first(item, '.slds-path__title');
  const shown = title ? shownText(title) : '';
  const label = link?.getAttribute('title')?.trim() || (typeof shown === 'string' ? shown : '');
  const named = [item, hostStep(item), find.first(item, '[data-name]')];
  const id = named.map((element) => element?.getAttribute('data-name')).find(Boolean);
  return label && label.length <= MAX_LABEL ? { id: id?.slice(0, MAX_LABEL) ?? null, label } : null;
}

function isMarked(item: Element, name: string): boolean {
  return item.classList.contains(name) || hostStep(item)?.classList.contains(name) === true;
}

/** The LWC step round an item that it draws. */
function hostStep(item: Element): Element | null {
  return closestTagAcross(item, LWC_STEP);
}
