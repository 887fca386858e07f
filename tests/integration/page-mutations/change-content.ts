import { parentAcross } from '../../../src/crm/page/shadow';
import type { Mutation } from './change-markup';
import { DECOYS } from './decoys';
import { everyElement, FIELD, inBody, isOrdered, roomFor, textNodes } from './places';
import { pick, type Random } from './random';

const NOTHING = 'nothing changed';
const HUBSPOT_ROW = '[data-selenium-test="profile-properties-list"] > span';
const SALESFORCE_ROW = 'records-record-layout-item, flexipage-field';
const CONTAINER = '.oneContent, one-record-home-flexipage2, [data-card-type]';
const HUBSPOT_VALUE = '[data-selenium-test^="property-input-"]';
const SALESFORCE_VALUE = '.test-id__field-value';
/** Still says what a value is when an earlier change dropped the classes. */
const OUTPUT_SLOT = 'slot[name="outputField"]';

export const addDecoy: Mutation = (doc, random) => {
  const decoy = pick(DECOYS, random) ?? '';
  const place = pick(roomFor(doc), random) ?? doc.body;
  place.insertAdjacentHTML(random() < 0.5 ? 'afterbegin' : 'beforeend', decoy);
  return `in <${place.localName} ${place.className}>: ${decoy.slice(0, 60)}`;
};

/** A row or a whole card drawn twice, side by side. */
export const duplicate: Mutation = (doc, random) => {
  const all = inBody(doc).filter(
    (one) => one.matches(`${HUBSPOT_ROW}, ${SALESFORCE_ROW}, [data-card-type]`) && !hasForm(one),
  );
  const element = pick(all, random);
  if (!element) return NOTHING;
  element.after(copyOf(element));
  return `<${element.localName}> drawn twice`;
};

/** The copy of a record that a single-page app keeps of an earlier visit: other values, not drawn. */
export const keepHiddenCopy: Mutation = (doc, random) => {
  const original = pick(
    everyElement(doc.body).filter((one) => one.matches(CONTAINER)),
    random,
  );
  if (!original) return NOTHING;
  const keeper = doc.createElement('div');
  if (random() < 0.5) keeper.setAttribute('hidden', '');
  else keeper.setAttribute('style', 'display: none');
  const copy = copyOf(original);
  for (const text of textNodes(copy)) if (text.data.trim() !== '') text.data = `${text.data} of old`;
  for (const control of copy.querySelectorAll('input')) control.setAttribute('value', 'Old');
  keeper.append(copy);
  if (random() < 0.5) original.before(keeper);
  else original.after(keeper);
  return `hidden copy of <${original.localName} ${original.className}>`;
};

/** A value that is being fetched again. */
export const putSkeleton: Mutation = (doc, random) => {
  const value = pick(
    inBody(doc).filter((one) => one.matches(`span${HUBSPOT_VALUE}, ${SALESFORCE_VALUE}`)),
    random,
  );
  if (!value) return NOTHING;
  if (value.matches(HUBSPOT_VALUE)) value.setAttribute('data-selenium-test', 'property-input-skeleton');
  value.innerHTML = value.matches(HUBSPOT_VALUE) ? '' : '<lightning-spinner></lightning-spinner>';
  return `skeleton in ${value.closest(FIELD)?.outerHTML.slice(0, 60)}`;
};

/** One of two labels of a value, or of two values of a label: without it, the page plainly states what is left. */
const RIVALS = ['dt', '[aria-labelledby], label[for] ~ [id]', HUBSPOT_VALUE];
const hasRival = (element: Element): boolean =>
  RIVALS.some((kind) => element.matches(kind) && siblings(element).some((other) => other.matches(kind)));
const siblings = (element: Element): Element[] =>
  [...(element.parentElement?.children ?? [])].filter((one) => one !== element);

/** What a value's component draws: an empty component is how Salesforce shows that there is no value. */
function isInsideComponent(element: Element): boolean {
  for (let from = parentAcross(element); from; from = parentAcross(from))
    if (/^(?:force-(?:owner-)?lookup|lightning-formatted-.+)$/.test(from.localName)) return true;
  return false;
}

/** Of a value in several parts, or of a component, whose parts come at once: without it another value stands there. */
function isPart(element: Element): boolean {
  if (isInsideComponent(element)) return true;
  if (hasRival(element)) return true;
  const value = element.parentElement?.closest(`${HUBSPOT_VALUE}, ${SALESFORCE_VALUE}, ${OUTPUT_SLOT}`);
  return Boolean(value) && value?.textContent?.trim() !== element.textContent?.trim();
}

/** A copy with all it shows: `cloneNode` leaves out shadow roots. */
function copyOf(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  const copies = [copy, ...copy.querySelectorAll('*')];
  [element, ...element.querySelectorAll('*')].forEach((one, i) => {
    if (one.shadowRoot)
      copies[i]?.attachShadow({ mode: 'open' }).append(...[...one.shadowRoot.childNodes].map(copyNode));
  });
  return copy;
}

const copyNode = (node: Node): Node => (node.nodeType === 1 ? copyOf(node as Element) : node.cloneNode(true));

function hasForm(element: Element): boolean {
  return element.querySelector('input, textarea, select') !== null;
}

/** Takes some of the page away; what comes back puts it where it was. Forms go by their parts, never whole. */
export function takeAway(doc: Document, random: Random): () => void {
  const places: [Element, Comment][] = [];
  const all = inBody(doc).filter((one) => one.parentNode && !isOrdered(one) && !hasForm(one) && !isPart(one));
  for (let i = 1 + Math.floor(random() * 4); i > 0; i -= 1) {
    const element = pick(all, random);
    if (!element || places.some(([taken]) => taken === element)) continue;
    const mark = doc.createComment('');
    element.replaceWith(mark);
    places.push([element, mark]);
  }
  return () => {
    for (const [element, mark] of places.reverse()) mark.replaceWith(element);
  };
}
