import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordId18 } from './record-id';

it('adds the checksum to a 15-character id', () => {
  expect(recordId18('001D000000IRFma')).toBe('001D000000IRFmaIAH');
  expect(recordId18('00000000000000a')).toBe('00000000000000aAAA');
  expect(recordId18('AAAAAAAAAAAAAAA')).toBe('AAAAAAAAAAAAAAA555');
});

it('keeps an 18-character id with the right checksum and refuses a wrong one', () => {
  expect(recordId18('001D000000IRFmaIAH')).toBe('001D000000IRFmaIAH');
  expect(recordId18('001D000000IRFmaIAA')).toBeNull();
  expect(recordId18('001d000000irfmaiah')).toBeNull();
});

it.each(['', '001', '001D000000IRFm', '001D000000IRFmaI', '001D000000IRFmaIAHx', '001D000000IRF-a'])(
  '%s is no id',
  (id) => expect(recordId18(id)).toBeNull(),
);

it('keeps ids apart that differ only in case', () => {
  const id15 = fc.stringMatching(/^[0-9a-zA-Z]{15}$/);
  fc.assert(
    fc.property(id15, (id) => {
      const whole = recordId18(id) ?? '';
      expect(whole.startsWith(id)).toBe(true);
      expect(recordId18(whole)).toBe(whole);
      const swapped = id.replace(/[a-z]/i, (c) =>
        c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase(),
      );
      if (swapped !== id) expect(recordId18(swapped)?.toLowerCase()).not.toBe(whole.toLowerCase());
    }),
    { numRuns: 300, seed: 59 },
  );
});
