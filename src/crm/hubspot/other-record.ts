const CARD = '[data-card-type]';
const PANEL = '[data-test-id="all-properties-panel"]';
/** Previews of other records, forms for new ones. The panel with all properties is a dialog too. */
const PREVIEW =
  '[role="dialog"], dialog, [aria-modal="true"], [data-test-id*="preview-" i], [data-test-id$="-preview" i]';
/** A properties card is "PROPERTIES_V3/0-3/V2": the type of the record it is about. */
const CARD_TYPE_ID = /^PROPERTIES_V3\/(\d+-\d+)(?:\/|$)/;

/**
 * True for what belongs to another record than the page's: association cards, cards of another
 * type of record, previews and dialogs. `typeId` is that of the page's record.
 */
export function isOtherRecord(element: Element, typeId: string): boolean {
  const card = element.closest(CARD);
  if (card?.getAttribute('data-card-type')?.startsWith('ASSOCIATION')) return true;
  const [, cardTypeId] = CARD_TYPE_ID.exec(card?.getAttribute('data-card-id') ?? '') ?? [];
  if (cardTypeId !== undefined && cardTypeId !== typeId) return true;
  const preview = element.closest(PREVIEW);
  return preview !== null && !preview.closest(PANEL) && !preview.querySelector(PANEL);
}
