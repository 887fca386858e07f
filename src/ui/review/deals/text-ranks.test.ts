import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textRanks } from './text-ranks';

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const name = fc.oneof(fc.constantFrom('Mills', 'mills', 'Mills 2', 'Mills 10', ''), fc.string());

it('ranks texts as the collator orders them, whether in steps or at once', () => {
  fc.assert(
    fc.property(fc.array(fc.option(name), { maxLength: 3000 }), fc.nat(10), (texts, steps) => {
      const work = textRanks(texts, compare);
      for (let step = 0; step < steps; step += 1) work.step();
      const ranks = work.value();
      expect(work.step()).toBe(false);
      const [first = null] = texts;
      for (const [index, text] of texts.entries()) {
        const rank = ranks[index] ?? Number.NaN;
        if (text === null) expect(rank).toBeNaN();
        else if (first !== null)
          expect(Math.sign(rank - (ranks[0] ?? 0))).toBe(Math.sign(compare(text, first)));
      }
    }),
    { numRuns: 60 },
  );
});

it('does the work in many small steps', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `Deal ${(index * 7919) % 20_000}`);
  const work = textRanks(texts, compare);
  let steps = 0;
  while (work.step()) steps += 1;
  expect(steps).toBeGreaterThan(100);
  expect([...work.value()].sort((a, b) => a - b)).toEqual(texts.map((_, index) => index));
});
