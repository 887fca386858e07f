import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from './format';
import { pageOptions } from './options';
import { parseLocalDate, parseLocalNumber, RefusedInput } from './parse-input';

const formatOf = (locale: string) =>
  createFormat(pageOptions('salesforce', new URL(`https://x.lightning.force.com/?locale=${locale}`)));
const locale = fc.constantFrom('en-US', 'en-GB', 'de-DE', 'fr-FR');

describe('inputs in the page’s own format', () => {
  it('reads back every amount it shows', () => {
    fc.assert(
      fc.property(locale, fc.integer({ min: -1e9, max: 1e9 }), (tag, cents) => {
        expect(parseLocalNumber(formatOf(tag).decimals(cents / 100), tag)).toBeCloseTo(cents / 100, 6);
        expect(parseLocalNumber(formatOf(tag).money(cents / 100, 'EUR'), tag)).toBeCloseTo(cents / 100, 6);
      }),
    );
  });

  it('reads back every date it shows', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(locale, day, (tag, iso) => {
        expect(parseLocalDate(formatOf(tag).date(iso), tag)).toBe(iso);
      }),
    );
  });

  it.each(['', 'soon', '31/02/2026', '1/2', '13/13/2026'])('refuses the date "%s"', (text) => {
    expect(() => parseLocalDate(text, 'en-GB')).toThrow(RefusedInput);
  });

  it.each(['', 'lots', '--', '1-2'])('refuses the number "%s"', (text) => {
    expect(() => parseLocalNumber(text, 'en-GB')).toThrow(RefusedInput);
  });
});
