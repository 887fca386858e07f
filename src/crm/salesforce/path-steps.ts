import { childrenAcross, closestTagAcross, findTagAcross, parentAcross } from '../page/shadow';
import { isOfRecord } from './visible-record';

/** A step of a Path (crm.md); in LWC it is this component, or is drawn inside it. */
export const PATH_ITEM = '.slds-path__item';
export const LWC_STEP = 'runtime_sales_pathassistant-path-step';

/** The steps of one Path, in page order. */
export interface StepList {
  steps: Element[];
  /** False when something stands among the steps that may be a step too. */
  isWhole: boolean;
}

/** The steps that stand together, list by list. `pathItems` are those found by class. */
export function stepLists(record: Element, pathItems: readonly Element[]): StepList[] {
  const hosts = findTagAcross(record, LWC_STEP).filter((step) => isOfRecord(step, record));
  const items = pathItems.filter((item) => closestTagAcross(item, LWC_STEP) === null);
  const steps = new Set([...hosts, ...items]);
  return [...containersOf(steps, record)].map((container) => walk(container, steps));
}

/** Round each step the closest element that holds a second one; a lone step's parent. */
function containersOf(steps: ReadonlySet<Element>, record: Element): Set<Element> {
  const counts = new Map<Element, number>();
  const above = [...steps].map((step) => ancestors(step, record));
  for (const element of above.flat()) counts.set(element, (counts.get(element) ?? 0) + 1);
  const containers = above.map((chain) => chain.find((one) => (counts.get(one) ?? 0) > 1) ?? chain[0]);
  return new Set(containers.filter((container) => container !== undefined));
}

function ancestors(step: Element, record: Element): Element[] {
  const chain: Element[] = [];
  for (let from = parentAcross(step); from; from = from === record ? null : parentAcross(from))
    chain.push(from);
  return chain;
}

/** All that a list draws must be steps: a renamed one looks like anything else. */
function walk(container: Element, steps: ReadonlySet<Element>): StepList {
  const list: StepList = { steps: [], isWhole: true };
  const enter = (element: Element): void => {
    if (steps.has(element)) {
      list.steps.push(element);
      return;
    }
    const children = childrenAcross(element);
    if (children.length === 0) list.isWhole = false;
    for (const child of children) enter(child);
  };
  enter(container);
  return list;
}
