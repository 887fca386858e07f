/** What is inside a field belongs to its value; nothing may be put there that a person would read. */
export const FIELD =
  '[data-deferred-property-input-root], [data-target-selection-name], [data-test-id^="highlight-"], [data-selenium-test^="property-input-"], [data-test-id="all-properties-panel"] [data-test-id^="property-input-"], records-record-layout-item, flexipage-field';
/** Its rows are the record's own although they state no name. */
const HIGHLIGHTS =
  '[slot], records-highlights2, records-lwc-highlights-panel, records-highlights-details-item';

export function everyElement(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) =>
    element.shadowRoot ? [element, ...everyElement(element.shadowRoot)] : [element],
  );
}

/** All that is drawn, shadow roots included. */
export const inBody = (doc: Document): Element[] =>
  everyElement(doc.body).filter((element) => element.localName !== 'template');

/** Elements around and beside fields, where a CRM may put anything. */
export const roomFor = (doc: Document): Element[] =>
  inBody(doc).filter((element) => isOutsideFields(element) && !isOrdered(element) && !isText(element));

export function isOutsideFields(element: Element): boolean {
  for (let from: Element | null = element; from; from = hostOf(from))
    if (from.closest(`${FIELD}, ${HIGHLIGHTS}`)) return false;
  return true;
}

/** Lists whose order means something: the stages of a Path, the options of a choice. */
export function isOrdered(element: Element): boolean {
  if ([...element.children].some(isPath)) return true;
  for (let from: Element | null = element; from; from = from.parentElement ?? hostOf(from))
    if (from.localName === 'select' || isPath(from)) return true;
  return false;
}

const isPath = ({ localName, className }: Element): boolean => /path/.test(`${localName} ${className}`);

/** Text of its own: a title, a label. A decoy in there would change what a person reads. */
export function isText(element: Element): boolean {
  return element.childElementCount === 0 && (element.textContent ?? '').trim() !== '';
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** The text nodes below, without those of scripts and templates. */
export function textNodes(root: Node): Text[] {
  return [...root.childNodes].flatMap((node): Text[] => {
    if (node.nodeType === 3) return [node as Text];
    const shadow = (node as Element).shadowRoot;
    return [...(shadow ? textNodes(shadow) : []), ...textNodes(node)];
  });
}
