import type { ObjectKind, PageField, PageStage } from '../../record/types';
import { isSameText } from '../page/same-text';
import type { Finder } from '../page/shadow';
import { shownText } from '../page/text';
import { LWC_STEP, type StepList } from './path-steps';

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

export interface StageReading {
  currentStage: PageStage | null;
  stages: PageStage[];
}

/** One Path; `isWhole` only when each of its steps was recognised, so that the list lacks none. */
export interface PathReading extends StageReading {
  isWhole: boolean;
}

/** The Paths of a record; one that is drawn twice, as in a kept header, counts once. */
export function readPaths(lists: readonly StepList[], find: Finder): PathReading[] {
  const paths: PathReading[] = [];
  for (const path of lists.map((list) => readPath(list, find))) {
    const twin = paths.findIndex((other) => isTwin(path, other));
    const first = paths[twin];
    if (first) paths[twin] = joined(first, path);
    else paths.push(path);
  }
  return paths;
}

/** Current is `slds-is-current`; a closed record may mark just won or lost. */
function readPath({ steps, isWhole }: StepList, find: Finder): PathReading {
  const read = steps.slice(0, MAX_STEPS).flatMap((step) => {
    const stage = stageOf(step, find);
    return stage ? [{ step, stage }] : [];
  });
  const marked = (...classes: string[]) =>
    read.filter(({ step }) => classes.some((name) => isMarked(step, name, find))).map(({ stage }) => stage);
  const current = marked('slds-is-current');
  const [only, second] = current.length > 0 ? current : marked('slds-is-won', 'slds-is-lost');
  const stages = read.map(({ stage }) => stage);
  const isTold = new Set(stages.map(({ label }) => label)).size === steps.length;
  return { currentStage: only && !second ? only : null, stages, isWhole: isWhole && isTold };
}

/** Two drawings of one Path: the same steps, or as many of them as were recognised. */
function isTwin(a: PathReading, b: PathReading): boolean {
  const [few, many] = a.stages.length < b.stages.length ? [a, b] : [b, a];
  const isPart = few.stages.every(({ label }) => many.stages.some((stage) => stage.label === label));
  return isPart && (few.stages.length === many.stages.length || !few.isWhole);
}

function joined(a: PathReading, b: PathReading): PathReading {
  const [few, many] = a.stages.length < b.stages.length ? [a, b] : [b, a];
  const stages = many.stages.map((stage) => withId(stage, few.stages));
  const current = [a.currentStage, b.currentStage].filter((stage) => stage !== null);
  const label = current[0]?.label;
  const isAgreed = current.every((stage) => stage.label === label);
  return {
    currentStage: (isAgreed && stages.find((stage) => stage.label === label)) || null,
    stages,
    isWhole: a.isWhole || b.isWhole,
  };
}

/** A step's API value when its twin states no other one. */
function withId({ id, label }: PageStage, twins: readonly PageStage[]): PageStage {
  const other = twins.find((twin) => twin.label === label)?.id ?? null;
  return { id: id === null || other === null || id === other ? (id ?? other) : null, label };
}

/**
 * Decides between Path and stage field. A Path may follow another picklist: when the saved stage
 * field is shown and no Path lists it, no Path is about stages and the field counts alone, without
 * its API value. When both are about stages and disagree, neither is believed. Stages are listed
 * only when the list lacks none.
 */
export function settleStage(
  object: ObjectKind,
  paths: readonly PathReading[],
  fields: Readonly<Record<string, PageField>>,
): StageReading {
  const name = STAGE_FIELD[object];
  if (!name) return { currentStage: null, stages: [] };
  const field = fields[name];
  const text = field?.state === 'text' && !field.unsaved ? field.text : null;
  const isShownStage = ({ id, label }: PageStage) =>
    text !== null && (isSameText(label, text) || id === text);
  const [path, second] = text === null ? paths : paths.filter(({ stages }) => stages.some(isShownStage));
  if (!path || second) return { currentStage: text === null ? null : { id: null, label: text }, stages: [] };
  const { currentStage, stages, isWhole } = path;
  const isDisputed = text !== null && currentStage !== null && !isShownStage(currentStage);
  const shown = text === null ? currentStage : (stages.find(isShownStage) ?? null);
  return { currentStage: isDisputed ? null : shown, stages: isWhole ? stages : [] };
}

function stageOf(step: Element, find: Finder): PageStage | null {
  const link = find.first(step, 'a[title]');
  const title = find.first(step, '.slds-path__title');
  const shown = title ? shownText(title) : '';
  const label = link?.getAttribute('title')?.trim() || (typeof shown === 'string' ? shown : '');
  const named = step.hasAttribute('data-name') ? step : find.first(step, '[data-name]');
  const id = named?.getAttribute('data-name')?.slice(0, MAX_LABEL) || null;
  return label && label.length <= MAX_LABEL ? { id, label } : null;
}

/** The LWC component and the item it draws may each carry the mark. */
function isMarked(step: Element, name: string, find: Finder): boolean {
  return (
    step.classList.contains(name) || (step.localName === LWC_STEP && find.first(step, `.${name}`) !== null)
  );
}
