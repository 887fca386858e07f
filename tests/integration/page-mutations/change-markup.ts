import { everyElement, FIELD, inBody, isOrdered, isOutsideFields, textNodes } from './places';
import { pick, type Random } from './random';

/** Changes of markup that leave every text in its place. Each says what it did. */
export type Mutation = (doc: Document, random: Random) => string;

const NOTHING = 'nothing changed';

/** Without these a person would see another value or another record. */
const MEANT = new Set([
  'style',
  'hidden',
  'value',
  'checked',
  'selected',
  'multiple',
  'disabled',
  'name',
  'data-component-id',
]);
/** Told apart by nothing else on the whole page: only ever lost on one element at a time. */
const MEANT_EVERYWHERE = new Set([...MEANT, 'role', 'type', 'slot', 'data-card-type', 'data-card-id']);
const SAME_MEANING_TAGS = /^(?:div|span|ul|li|dl|p|section|article|main|aside|nav|h\d|[a-z]+[-_].*)$/;
const SHADOW_HOSTS = /^(?:article|aside|div|h\d|main|nav|p|section|span|[a-z]+-.*)$/;

export const renameClass: Mutation = (doc, random) => {
  const name = pick([...new Set(inBody(doc).flatMap((element) => [...element.classList]))], random);
  if (!name) return NOTHING;
  for (const element of inBody(doc))
    if (element.classList.contains(name)) element.classList.replace(name, `x${Math.floor(random() * 1e6)}`);
  return `class ${name} renamed`;
};

export const wrap: Mutation = (doc, random) => {
  const element = pick(inBody(doc), random);
  if (!element?.parentNode || element.localName === 'option') return NOTHING;
  const wrapper = doc.createElement(pick(['div', 'span', 'x-wrap'], random) ?? 'div');
  element.replaceWith(wrapper);
  wrapper.append(element);
  return `<${element.localName}> wrapped in <${wrapper.localName}>`;
};

export const shuffle: Mutation = (doc, random) => {
  const lists = inBody(doc).filter((e) => e.childElementCount > 1 && isOutsideFields(e) && !isOrdered(e));
  const list = pick(lists, random);
  if (!list) return NOTHING;
  list.append(...[...list.children].sort(() => random() - 0.5));
  return `children of <${list.localName} ${list.className}> shuffled`;
};

export const dropAttribute: Mutation = (doc, random) => {
  const named = (element: Element) => [...element.attributes].map((a) => a.name).filter((n) => !MEANT.has(n));
  const element = pick(
    inBody(doc).filter((one) => named(one).length > 0),
    random,
  );
  const name = element && pick(named(element), random);
  if (!element || !name) return NOTHING;
  const value = element.getAttribute(name);
  element.removeAttribute(name);
  return `${name}="${value}" dropped from <${element.localName}>`;
};

export const dropAttributeEverywhere: Mutation = (doc, random) => {
  const names = new Set(inBody(doc).flatMap((element) => [...element.attributes].map((a) => a.name)));
  const name = pick(
    [...names].filter((one) => !MEANT_EVERYWHERE.has(one)),
    random,
  );
  if (!name) return NOTHING;
  for (const element of inBody(doc)) element.removeAttribute(name);
  return `${name} dropped everywhere`;
};

export const renameTag: Mutation = (doc, random) => {
  const names = new Set(inBody(doc).map((element) => element.localName));
  const name = pick(
    [...names].filter((one) => SAME_MEANING_TAGS.test(one)),
    random,
  );
  if (!name) return NOTHING;
  const isOne = random() < 0.5;
  const all = inBody(doc).filter((element) => element.localName === name && !element.shadowRoot);
  for (const element of isOne ? [pick(all, random)] : all) if (element) retag(doc, element, random);
  return `${isOne ? 'a' : 'every'} <${name}> got another tag`;
};

function retag(doc: Document, element: Element, random: Random): void {
  const other = doc.createElement(pick(['div', 'span', 'section', 'x-box'], random) ?? 'div');
  for (const { name, value } of element.attributes) other.setAttribute(name, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

/** Moves what an element holds into an open shadow root of it, sometimes in two steps. */
export const nestShadow: Mutation = (doc, random) => {
  const hosts = inBody(doc).filter(
    (element) =>
      SHADOW_HOSTS.test(element.localName) && !element.shadowRoot && !element.querySelector('[slot], slot'),
  );
  const host = pick(hosts, random);
  if (!host) return NOTHING;
  const shadow = attach(host);
  if (!shadow) return NOTHING;
  if (random() < 0.5) {
    shadow.append(...host.childNodes);
  } else {
    const inner = doc.createElement('div');
    shadow.append(inner);
    inner.attachShadow({ mode: 'open' }).append(...host.childNodes);
  }
  return `inside of <${host.localName} ${host.className}> in a shadow root`;
};

/** Null for a host whose root is closed, which nobody can see. */
function attach(host: Element): ShadowRoot | null {
  try {
    return host.attachShadow({ mode: 'open' });
  } catch {
    return null;
  }
}

/** Other white space: indentation, no-break spaces, zero-width places to break a line. */
export const respace: Mutation = (doc, random) => {
  const fields = everyElement(doc.body).filter((element) => element.matches(FIELD));
  const field = pick(fields, random) ?? doc.body;
  for (const text of textNodes(field)) {
    if (text.parentElement?.matches('option, textarea, script, style')) continue;
    const pad = pick(['\n    ', '\u00a0', '\u200b', '\t'], random) ?? ' ';
    const blank = random() < 0.5 ? '\u00a0' : ' ';
    text.data = `${pad}${text.data.trim().replaceAll(' ', blank)}${pad}`;
  }
  return `white space of <${field.localName}> changed`;
};
