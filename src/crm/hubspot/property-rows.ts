import { showsOnly } from '../page/labelled';
import { isOtherRecord, type Scope } from './other-record';
import { BESIDE_VALUE } from './row-text';

/**
 * Where HubSpot draws properties of the record itself (crm.md, HubSpot page). Test ids are the
 * only hooks: classes are hashes and tags change. A bare id such as `deals` or `badge` may be
 * anything, so a row counts only inside a properties card and around a property input.
 */
const LIST = '[data-selenium-test="profile-properties-list"]';
const ANY_CARD = '[data-card-type]';
const CARD = '[data-card-type="PROPERTIES_V3"]';
const ROW_MARK = '[data-deferred-property-input-root]';
const PANEL = '[data-test-id="all-properties-panel"]';
const INPUT = 'property-input-';
const VALUE = `[data-selenium-test^="${INPUT}"]`;
const HIGHLIGHT = 'highlight-property-display-';
const SKELETON = `${INPUT}skeleton`;
const SKELETONS = `[data-selenium-test="${SKELETON}"], [data-test-id="${SKELETON}"]`;

const TITLE = '[data-test-id="highlight-record-label"]';
/** HubSpot's internal names; controls inside a row wear ids with hyphens. */
const PROPERTY_NAME = /^[a-z]\w*$/i;

export const HOOKS = [
  ROW_MARK,
  `${CARD} ${VALUE}`,
  `[data-test-id^="${HIGHLIGHT}"]`,
  `${PANEL} [data-test-id^="${INPUT}"]`,
  TITLE,
  SKELETONS,
].join(',');

/** One hook, told apart. `container` decides whether it is shown. */
export type Hook =
  | PropertyHook
  | { kind: 'label-row'; element: HTMLElement; container: Element }
  | { kind: 'title'; element: HTMLElement; container: Element }
  | { kind: 'skeleton'; element: HTMLElement; container: Element };

export interface PropertyHook {
  kind: 'row' | 'highlight' | 'panel-row';
  name: string;
  /** What a rep would look at. */
  element: HTMLElement;
  /** What holds label and value, and nothing else. */
  content: Element;
  container: Element;
}

/**
 * What a matched element stands for; null for decoys: other records' cards and previews, nested
 * controls.
 */
export function hookOf(element: HTMLElement, scope: Scope): Hook | null {
  const testId = element.getAttribute('data-test-id') ?? '';
  const seleniumId = element.getAttribute('data-selenium-test') ?? '';
  if (isOtherRecord(element, scope)) return null;
  if (element.matches(ROW_MARK)) return markedRow(element);
  if (testId === SKELETON || seleniumId === SKELETON)
    return element.closest(PANEL) ? null : { kind: 'skeleton', element, container: element };
  if (testId.startsWith(HIGHLIGHT)) return highlightHook(element, testId);
  if (testId.startsWith(INPUT) && element.closest(PANEL)) return panelHook(element, testId);
  if (seleniumId.startsWith(INPUT)) return unmarkedRow(element, seleniumId.slice(INPUT.length));
  return element.matches(TITLE) ? { kind: 'title', element, container: element } : null;
}

/** The usual row. Its name is that of the row, else of all that it shows; else only its label tells. */
function markedRow(mark: HTMLElement): Hook | null {
  const card = propertiesCard(mark);
  const list = mark.closest(LIST);
  if (!card || list?.parentElement?.closest(LIST)) return null;
  const row = namedHolder(mark, list ?? card);
  const own = row?.getAttribute('data-test-id') ?? null;
  const stated = valueNames(mark);
  const name = own ?? nameOfWhole(mark, stated);
  const isProven = list?.parentElement ? true : name !== null && stated.includes(name);
  if (!isProven) return null;
  const container = list ?? card;
  if (name) return { kind: 'row', name, element: row ?? mark, content: mark, container };
  return stated.length === 0 ? { kind: 'label-row', element: mark, container } : null;
}

/** A card of another kind inside a properties card is none of it. */
function propertiesCard(element: Element): Element | null {
  const card = element.closest(ANY_CARD);
  return card?.matches(CARD) ? card : null;
}

/** The name that a row's only value states, when the row shows nothing besides that could be one too. */
function nameOfWhole(mark: Element, [name, second]: readonly string[]): string | null {
  if (name === undefined || second !== undefined || mark.querySelector(SKELETONS)) return null;
  const value = mark.querySelector(`[data-selenium-test="${INPUT}${name}"]`);
  return value && showsOnly(mark, value, BESIDE_VALUE) ? name : null;
}

/** A row that lost its mark is known by stating its name twice, on itself and on its value. */
function unmarkedRow(value: HTMLElement, name: string): Hook | null {
  if (!PROPERTY_NAME.test(name)) return null;
  const card = propertiesCard(value);
  const row = value.parentElement?.closest<HTMLElement>(`[data-test-id="${name}"]`);
  if (!card || !row || !card.contains(row)) return null;
  if (value.closest(ROW_MARK) || row.querySelector(ROW_MARK)) return null;
  const container = row.closest(LIST) ?? card;
  return { kind: 'row', name, element: row, content: row, container };
}

/** What carries the row's name: strictly inside the list, and round this one row. */
function namedHolder(mark: HTMLElement, within: Element): HTMLElement | null {
  const holder = mark.parentElement?.closest<HTMLElement>('[data-test-id]');
  if (!holder || holder === within || !within.contains(holder)) return null;
  const isRow = holder === mark.parentElement || holder.querySelectorAll(ROW_MARK).length === 1;
  return isRow ? holder : null;
}

function valueNames(content: Element): string[] {
  const names = [...content.querySelectorAll(VALUE)].map((node) =>
    (node.getAttribute('data-selenium-test') ?? '').slice(INPUT.length),
  );
  return [...new Set(names)].filter((name) => PROPERTY_NAME.test(name) && name !== 'skeleton');
}

/** Composite highlights wrap one property's id round itself: the inner one is the value. */
function highlightHook(element: HTMLElement, testId: string): Hook | null {
  const name = testId.slice(HIGHLIGHT.length);
  if (element.querySelector(`[data-test-id^="${HIGHLIGHT}"]`)) return null;
  return { kind: 'highlight', name, element, content: element, container: element };
}

/** A panel row holds controls that wear its prefix too (a phone button in the fax row). */
function panelHook(element: HTMLElement, testId: string): Hook | null {
  const panel = element.closest(PANEL);
  if (!panel || element.parentElement?.closest(`[data-test-id^="${INPUT}"]`)) return null;
  return { kind: 'panel-row', name: testId.slice(INPUT.length), element, content: element, container: panel };
}

/**
 * The node that carries a property's value; 'skeleton' while it is a placeholder, 'other' when the
 * row holds another property's value, null when it holds none.
 */
export function valueNode(content: Element, name: string): Element | 'skeleton' | 'other' | null {
  let isOther = false;
  for (const node of content.querySelectorAll(VALUE)) {
    const hook = node.getAttribute('data-selenium-test');
    if (hook === INPUT + name) return node;
    if (hook === SKELETON) return 'skeleton';
    isOther = true;
  }
  if (content.querySelector(`[data-test-id="${SKELETON}"]`)) return 'skeleton';
  return isOther ? 'other' : null;
}
