import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordPage } from './record/record-address';
import { readReviewAddress, viewAddress } from './review-address';
import { TABS } from './review-tabs';

it('finds each view again by its address', () => {
  for (const [tab] of TABS) expect(readReviewAddress(viewAddress(tab)), tab).toEqual({ tab, record: null });
  expect(readReviewAddress('')).toEqual({ tab: 'deals', record: null });
});

it('finds each record again by its address, beside the list or alone', () => {
  const key = fc
    .tuple(
      fc.constantFrom('hubspot', 'salesforce'),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
    )
    .map((parts) => parts.join(':'));
  const property = fc.property(key, (wanted) => {
    const alone = readReviewAddress(new URL(recordPage(wanted), 'https://example.com').hash);
    expect(alone).toEqual({ tab: 'deals', record: { key: wanted, isPage: true } });
    const beside = readReviewAddress(new URL(`#${encodeURIComponent(wanted)}`, 'https://example.com').hash);
    expect(beside).toEqual({ tab: 'deals', record: { key: wanted, isPage: false } });
  });
  fc.assert(property, { seed: 7, numRuns: 300 });
});

it('shows the list for whatever else is typed', () => {
  const property = fc.property(fc.oneof(fc.string(), fc.constantFrom(...TABS.map(([id]) => id))), (text) => {
    const { tab } = readReviewAddress(`#${text}`);
    expect(tab).toBe(TABS.some(([id]) => id === text && id !== 'deals') ? text : 'deals');
  });
  fc.assert(property, { seed: 7, numRuns: 500 });
});
