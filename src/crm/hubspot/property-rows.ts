/**
 * Where HubSpot draws properties of the record itself (crm.md, HubSpot page). Test ids are the
 * only hooks: classes are hashes. A bare id such as `deals` or `badge` may be anything, so a row
 * counts only inside a properties card's list and around a property input.
 */
const LIST = 'ul[data-selenium-test="profile-properties-list"]';
const CARD = '[data-card-type]';
const ROW_MARK = '[data-deferred-property-input-root]';
const PANEL = '[data-test-id="all-properties-panel"]';
const INPUT = 'property-input-';
const HIGHLIGHT = 'highlight-property-display-';
const SKELETON = `${INPUT}skeleton`;

const TITLE = '[data-test-id="highlight-record-label"]';

export const HOOKS = [
  `${LIST} ${ROW_MARK}`,
  `[data-test-id^="${HIGHLIGHT}"]`,
  `${PANEL} [data-test-id^="${INPUT}"]`,
  TITLE,
  `[data-selenium-test="${SKELETON}"]`,
  `[data-test-id="${SKELETON}"]`,
].join(',');

/** One hook, told apart. `container` decides whether it is shown. */
export type Hook =
  | PropertyHook
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

/** What a matched element stands for; null for decoys: other objects' cards, nested controls. */
export function hookOf(element: HTMLElement): Hook | null {
  const testId = element.getAttribute('data-test-id') ?? '';
  if (element.hasAttribute('data-deferred-property-input-root')) return rowHook(element);
  if (testId === SKELETON || element.getAttribute('data-selenium-test') === SKELETON) {
    const isPlaceholder = !element.closest(PANEL) && !isOtherObject(element);
    return isPlaceholder ? { kind: 'skeleton', element, container: element } : null;
  }
  if (testId.startsWith(HIGHLIGHT)) return highlightHook(element, testId);
  if (testId.startsWith(INPUT)) return panelHook(element, testId);
  return { kind: 'title', element, container: element };
}

function rowHook(mark: HTMLElement): Hook | null {
  const row = mark.parentElement?.closest<HTMLElement>('span[data-test-id]');
  const list = row?.closest(LIST);
  const name = row?.getAttribute('data-test-id');
  if (!row || !list || !name || list.parentElement?.closest(LIST)) return null;
  if (row.closest(CARD)?.getAttribute('data-card-type') !== 'PROPERTIES_V3') return null;
  return { kind: 'row', name, element: row, content: mark, container: list };
}

/** Composite highlights wrap one property's id round itself: the inner one is the value. */
function highlightHook(element: HTMLElement, testId: string): Hook | null {
  const name = testId.slice(HIGHLIGHT.length);
  if (isOtherObject(element) || element.querySelector(`[data-test-id^="${HIGHLIGHT}"]`)) return null;
  return { kind: 'highlight', name, element, content: element, container: element };
}

/** A panel row holds controls that wear its prefix too (a phone button in the fax row). */
function panelHook(element: HTMLElement, testId: string): Hook | null {
  const panel = element.closest(PANEL);
  if (!panel || isOtherObject(element) || element.parentElement?.closest(`[data-test-id^="${INPUT}"]`))
    return null;
  return { kind: 'panel-row', name: testId.slice(INPUT.length), element, content: element, container: panel };
}

function isOtherObject(element: Element): boolean {
  return element.closest(CARD)?.getAttribute('data-card-type')?.startsWith('ASSOCIATION') ?? false;
}

/** The node that carries a property's value; 'skeleton' while it is a placeholder, null when there is none. */
export function valueNode(content: Element, name: string): Element | 'skeleton' | null {
  for (const node of content.querySelectorAll(`[data-selenium-test^="${INPUT}"]`)) {
    const hook = node.getAttribute('data-selenium-test');
    if (hook === INPUT + name) return node;
    if (hook === SKELETON) return 'skeleton';
  }
  return content.querySelector(`[data-test-id="${SKELETON}"]`) ? 'skeleton' : null;
}
