import { type Detour, shownText, type TOO_LONG } from '../page/text';

export const LABEL = 'label, [data-test-id$="label"], [data-selenium-test$="label"]';
const HOVER_TOOLS = '[data-test-id="hover-content-wrapper"], [role="tooltip"]';
/** What a row draws beside the value. */
export const BESIDE_VALUE = `${LABEL}, ${HOVER_TOOLS}`;

/** What a row says besides its label. Owners are such bare text, without a value node (crm.md). */
export function bareText(row: Element): string | typeof TOO_LONG {
  const besides: Detour = (element) => (element.matches(BESIDE_VALUE) ? 'skip' : 'read');
  return shownText(row, besides);
}
