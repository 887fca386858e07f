import * as z from 'zod/mini';
import { normalText, TEXT_TYPES } from './comparable';
import { fieldName, type Operator, wordList } from './operator';

export const textSchemas = [
  z.strictObject({
    op: z.literal('contains'),
    field: fieldName,
    text: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
  z.strictObject({ op: z.literal('anyOfWords'), field: fieldName, words: wordList }),
] as const;

const contains: Operator<{ text: string }> = {
  name: 'contains',
  types: TEXT_TYPES,
  whenEmpty: false,
  operands: ({ text }) => [text],
  judge({ text }) {
    const part = normalText(text);
    return { holds: (value) => value.kind === 'text' && value.text.includes(part) };
  },
};

/** " vp of sales ": words in their normal form, each with a blank on both sides. */
function paddedWords(text: string): string {
  const words = normalText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}

const anyOfWords: Operator<{ words: string[] }> = {
  name: 'anyOfWords',
  types: TEXT_TYPES,
  whenEmpty: false,
  operands: ({ words }) => words,
  judge({ words }) {
    const wanted = words.map(paddedWords).filter((word) => word.trim() !== '');
    return {
      holds(value) {
        if (value.kind !== 'text') return 'unknown';
        const text = paddedWords(value.text);
        return wanted.some((word) => text.includes(word));
      },
    };
  },
};

export const textOperators = { contains, anyOfWords };
