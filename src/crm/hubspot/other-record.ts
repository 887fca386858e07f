const CARD = '[data-card-type]';
const PROPERTIES = '[data-card-type="PROPERTIES_V3"]';
const PANEL = '[data-test-id="all-properties-panel"]';
const DIALOG = '[role="dialog"], dialog, [aria-modal="true"]';
/** Previews of other records, forms for new ones. The panel with all properties is a dialog too. */
export const PREVIEW = `${DIALOG}, [data-test-id*="preview-" i], [data-test-id$="-preview" i]`;
/** A properties card is "PROPERTIES_V3/0-3/V2": the type of the record it is about. */
const CARD_TYPE_ID = /^PROPERTIES_V3\/(\d+-\d+)(?:\/|$)/;

/** The record that is read: the page's own, or the one a preview beside a list shows. */
export interface Scope {
  /** HubSpot's id of the record's type. */
  typeId: string;
  /** The preview that is read; null for the page's own record. */
  preview: Element | null;
  /** True when a properties card states that it is about this type. */
  hasTypedCards: boolean;
}

/**
 * True for what belongs to another record than the one read: association cards, cards of another
 * type of record, other previews and dialogs, and beside a preview all the rest.
 */
export function isOtherRecord(element: Element, scope: Scope): boolean {
  const { preview } = scope;
  const card = element.closest(CARD);
  if (card?.getAttribute('data-card-type')?.startsWith('ASSOCIATION')) return true;
  if (card?.matches(PROPERTIES) && !isOwnCard(card, scope)) return true;
  if (preview) return !preview.contains(element) || element.closest(DIALOG)?.contains(preview) === false;
  const around = element.closest(`${PREVIEW}, ${PANEL}`);
  return around !== null && !around.matches(PANEL) && !around.querySelector(PANEL);
}

/**
 * An account's own cards have a number for an id, which states no type. A card without any id
 * beside one that has the record's type may have lost another type.
 */
function isOwnCard(card: Element, { typeId, hasTypedCards }: Scope): boolean {
  const stated = typeIdOf(card);
  if (stated !== null) return stated === typeId;
  return card.hasAttribute('data-card-id') || !hasTypedCards;
}

function typeIdOf(card: Element): string | null {
  return CARD_TYPE_ID.exec(card.getAttribute('data-card-id') ?? '')?.[1] ?? null;
}

/** Where to read, and what the cards there tell. `preview`: the one that is read, if any. */
export function scopeIn(root: ParentNode, typeId: string, preview: Element | null): Scope {
  const cards = [...root.querySelectorAll(PROPERTIES)];
  return { typeId, preview, hasTypedCards: cards.some((card) => typeIdOf(card) === typeId) };
}
