import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reuse } from './reuse';

it('keeps the parts that say the same', () => {
  const old = { rules: [{ id: 'a' }, { id: 'b' }], name: 'x' };
  const next = reuse(old, { rules: [{ id: 'a' }, { id: 'c' }], name: 'x' });
  expect(next).toEqual({ rules: [{ id: 'a' }, { id: 'c' }], name: 'x' });
  const { rules } = Object(next);
  expect(rules[0]).toBe(old.rules[0]);
  expect(reuse(old, structuredClone(old))).toBe(old);
});

it('always says what the new value says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (old, next) => {
      const said = JSON.stringify(next);
      expect(JSON.stringify(reuse(old, next))).toBe(said);
    }),
    { seed: 3, numRuns: 300 },
  );
});
