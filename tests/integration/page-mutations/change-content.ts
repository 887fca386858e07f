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
  element.after(element.cloneNode(true));
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
  const copy = original.cloneNode(true) as Element;
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

/** Of a value in several parts, or of a lookup, whose parts come at once: without it another value stands there. */
function isPart(element: Element): boolean {
  if (element.parentElement?.closest('force-lookup, force-owner-lookup')) return true;
  const value = element.parentElement?.closest(`${HUBSPOT_VALUE}, ${SALESFORCE_VALUE}`);
  return Boolean(value) && value?.textContent?.trim() !== element.textContent?.trim();
}

function hasForm(element: Element): boolean {
  return element.querySelector('input, textarea, select') !== null;
}

/** Takes some of the page away; what comes back puts it where it was. */
export function takeAway(doc: Document, random: Random): () => void {
  const places: [Element, Comment][] = [];
  for (let i = 1 + Math.floor(random() * 4); i > 0; i -= 1) {
    const element = pick(
      inBody(doc).filter((one) => one.parentNode && !isOrdered(one) && !hasForm(one) && !isPart(one)),
      random,
    );
    if (!element) continue;
    const mark = doc.createComment('');
    element.replaceWith(mark);
    places.push([element, mark]);
  }
  return () => {
    for (const [element, mark] of places.reverse()) mark.replaceWith(element);
  };
}
