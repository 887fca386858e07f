import type { RecordIdentity } from '../../record/types';
import { shownText } from '../page/text';

/** A card that was carried to another column. */
export interface CardDrop {
  identity: RecordIdentity;
  /** What the page calls the column. */
  names: string[];
}

export interface WatchDropsOptions {
  win: Window & typeof globalThis;
  /** The record an address names, or null. */
  identify(url: URL): RecordIdentity | null;
  onDrop(drop: CardDrop): void;
  /** What was pressed just before this watch began. */
  firstPress?: EventTarget | null | undefined;
  signal: AbortSignal;
}

const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
/** Cards are small: further up stand columns and boards. */
const MOST_LEVELS = 8;

/**
 * Tells of cards that a rep drags to another column of a board. A card is what holds the link of one
 * record; a column is what holds a heading beside cards. Nothing is held up: a drop can't be made again.
 */
export function watchDrops({ win, identify, onDrop, firstPress, signal }: WatchDropsOptions): void {
  let taken: { card: Element; identity: RecordIdentity; names: string[] } | null = null;

  function take(target: EventTarget | null | undefined): void {
    const found = target && 'closest' in target ? cardAt(target as Element, identify) : null;
    taken = found && { ...found, names: columnNames(found.card) };
  }

  function drop({ clientX, clientY }: MouseEvent): void {
    const carried = taken;
    taken = null;
    if (!carried) return;
    const under = win.document.elementsFromPoint(clientX, clientY);
    const place = under.find((element) => !carried.card.contains(element) && columnNames(element).length > 0);
    const names = place ? columnNames(place) : [];
    if (names.length === 0 || names.join() === carried.names.join()) return;
    onDrop({ identity: carried.identity, names });
  }

  const listen = (type: 'pointerdown' | 'pointerup' | 'drop', work: (event: MouseEvent) => void): void =>
    win.addEventListener(type, (event) => event.isTrusted && work(event), { capture: true, signal });
  listen('pointerdown', (event) => take(event.composedPath()[0]));
  listen('pointerup', drop);
  listen('drop', drop);
  take(firstPress);
}

function cardAt(target: Element, identify: WatchDropsOptions['identify']) {
  let card: Element | null = target;
  for (let level = 0; card && level < MOST_LEVELS; level += 1, card = card.parentElement) {
    const links = [...card.querySelectorAll<HTMLAnchorElement>('a[href]')];
    const records = links.flatMap(({ href }) => identify(new URL(href)) ?? []);
    const [identity] = records;
    if (!identity) continue;
    return records.every(({ id }) => id === identity.id) ? { card, identity } : null;
  }
  return null;
}

/** The heading of the column round an element, whole and by its first words: a count may stand behind. */
function columnNames(element: Element): string[] {
  for (let from: Element | null = element; from; from = from.parentElement) {
    const headings = [...from.querySelectorAll(HEADING)];
    if (headings.length === 0) continue;
    const [heading, second] = headings;
    if (!heading || second) return [];
    const first = [...heading.childNodes].find((node) => node.textContent?.trim());
    const texts = [shownText(heading), first?.textContent?.trim()];
    return texts.filter((text) => typeof text === 'string' && text !== '').map(String);
  }
  return [];
}
