import type { RecordIdentity } from '../../record/types';
import { isShown } from '../page/shown';
import { PREVIEW } from './other-record';
import { HUBSPOT_TYPE, hubspotIdentity } from './url';

/** Lists and boards of one kind of record (crm.md, URLs). */
const LIST = /^\/contacts\/(\d+)\/objects\/(\d+-\d+)\/views\/[^/]+\/(?:list|board)(?:\/|$)/;
const TITLE = '[data-test-id="highlight-record-label"]';
const ASSOCIATIONS = '[data-card-type^="ASSOCIATION"]';

/** A record that is shown beside a list or board. */
export interface Preview {
  container: Element;
  identity: RecordIdentity;
}

/** True where records open without a change of the address. */
export const isList = ({ pathname }: URL): boolean => LIST.test(pathname);

/**
 * The preview open on a list or board. The address does not name its record, so a link of the
 * preview must: that of its title, else the only one to a record of the list's kind. Null without
 * such proof, and when several previews are drawn.
 */
export function previewOn(doc: Document, url: URL): Preview | null {
  const [, portal, typeId] = LIST.exec(url.pathname) ?? [];
  if (!portal || !typeId) return null;
  const drawn = [...doc.querySelectorAll(PREVIEW)].filter((one) => one.querySelector(TITLE));
  const outermost = drawn.filter((one) => !one.parentElement?.closest(PREVIEW) && isShown(one));
  const [container, second] = outermost;
  if (!container || second) return null;
  const title = container.querySelector(TITLE);
  const own = title ? linksOf(title) : [];
  const links = own.length > 0 ? own : [...container.querySelectorAll('a[href]')];
  const named = links.flatMap((link) => recordOf(link, url, portal, typeId));
  const [identity] = named;
  const isOne = new Set(named.map(({ id }) => id)).size === 1;
  return identity && isOne ? { container, identity } : null;
}

/** Links in or round an element. */
function linksOf(element: Element): Element[] {
  const around = element.closest('a[href]');
  return [...(around ? [around] : []), ...element.querySelectorAll('a[href]')];
}

function recordOf(link: Element, url: URL, portal: string, typeId: string): RecordIdentity[] {
  if (link.closest(ASSOCIATIONS)) return [];
  const href = link.getAttribute('href') ?? '';
  const target = URL.canParse(href, url.origin) ? new URL(href, url.origin) : null;
  const identity = target?.origin === url.origin ? hubspotIdentity(target) : null;
  return identity && identity.org === portal && HUBSPOT_TYPE[identity.object] === typeId ? [identity] : [];
}
