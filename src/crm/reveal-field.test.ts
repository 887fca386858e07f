import { afterEach, expect, it } from 'vitest';
import { hubspotPage } from './hubspot/page';
import { revealField } from './reveal-field';
import { type OpenedPage, openPage } from './testing/open-page';

let opened: OpenedPage;
afterEach(() => opened.close());

const DEAL = 'https://app.hubspot.com/contacts/7/record/0-3/1';

interface Calls {
  scrolled: unknown[];
  animated: { keyframes: Keyframe[]; ms: number }[];
}

/** A card with one row around `inner`; layout-bound calls are noted instead of made. */
function open(inner: string, attributes = ''): { doc: Document; calls: Calls } {
  opened = openPage(
    `<section data-card-type="PROPERTIES_V3" ${attributes}><ul data-selenium-test="profile-properties-list">
      <span data-test-id="amount"><div data-deferred-property-input-root="true"><label>Amount</label>${inner}</div></span>
    </ul></section>`,
    DEAL,
  );
  const calls: Calls = { scrolled: [], animated: [] };
  const row = opened.doc.querySelector('[data-test-id="amount"]');
  Object.assign(row ?? {}, {
    scrollIntoView: (options: unknown) => calls.scrolled.push(options),
    animate: (keyframes: Keyframe[], ms: number) => calls.animated.push({ keyframes, ms }),
  });
  return { doc: opened.doc, calls };
}

it('scrolls to the row, outlines it for two seconds and leaves nothing behind', () => {
  const { doc, calls } = open('<span data-selenium-test="property-input-amount">$5</span>');
  const before = doc.body.innerHTML;
  expect(revealField(hubspotPage, doc, 'amount')).toBe('shown');
  expect(calls.scrolled).toEqual([{ block: 'center' }]);
  expect(calls.animated.map(({ ms }) => ms)).toEqual([2000]);
  expect(calls.animated[0]?.keyframes[0]?.outline).toContain('solid');
  const row = doc.querySelector<HTMLElement>('[data-test-id="amount"]');
  expect(doc.activeElement).toBe(row);
  row?.blur();
  expect(doc.body.innerHTML).toBe(before);
});

it('puts the cursor where the field is edited', () => {
  const { doc } = open(
    '<button disabled>no</button><textarea data-selenium-test="property-input-amount"></textarea>',
  );
  expect(revealField(hubspotPage, doc, 'amount')).toBe('shown');
  expect(doc.activeElement?.localName).toBe('textarea');
});

it('finds neither what is not there nor what is hidden, whatever it is called', () => {
  const { doc, calls } = open('<span data-selenium-test="property-input-amount">$5</span>');
  for (const name of ['closedate', '"] *', 'constructor', ''])
    expect(revealField(hubspotPage, doc, name)).toBe('not-found');
  expect(calls.scrolled).toEqual([]);
});

it('does not jump to a field of a hidden card', () => {
  const { doc } = open('<span data-selenium-test="property-input-amount">$5</span>', 'style="display: none"');
  expect(revealField(hubspotPage, doc, 'amount')).toBe('not-found');
});
