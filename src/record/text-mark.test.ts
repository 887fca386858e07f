import { expect, it } from 'vitest';
import { textMark } from './text-mark';

it('is short, the same for the same text, and another one for another', () => {
  const texts = ['', 'a', 'b', 'ab', 'ba', 'Negotiation', 'Negotiatioo', 'ä'];
  const marks = texts.map(textMark);
  expect(new Set(marks).size).toBe(texts.length);
  expect(marks).toEqual(texts.map(textMark));
  for (const mark of marks) expect(mark).toMatch(/^[0-9a-f]{16}$/);
});
