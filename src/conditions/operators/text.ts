import * as z from 'zod/mini';
import { normalText, TEXT_TYPES } from './comparable';
import { fieldName, type Operator, textPart, wordList } from './operator';

export const textSchemas = [
  z.strictObject({ op: z.literal('contains'), field: fieldName, text: textPart }),
  z.strictObject({ op: z.literal('startsWith'), field: fieldName, text: textPart }),
  z.strictObject({ op: z.literal('endsWith'), field: fieldName, text: textPart }),
  z.strictObject({ op: z.literal('anyOfWords'), field: fieldName, words: wordList }),
] as const;

const partOperator = (
  name: string,
  holds: (text: string, part: string) => boolean,
): Operator<{ text: string }> => ({
  name,
  types: TEXT_TYPES,
  whenEmpty: false,
  operands: ({ text }) => [text],
  judge({ text }) {
    const part = normalText(text);
    return { holds: (value) => value.kind === 'text' && holds(value.text, part) };
  },
});

/** All of ASCII, for which Unicode's categories need not be asked. */
const PLAIN = /^[ -~]*$/;

/** Words of a text in its normal form: runs of letters and digits. */
export const wordsOf = (normal: string): string[] =>
  normal.match(PLAIN.test(normal) ? /[A-Za-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];

/** " vp of sales ": the words of a text in its normal form, each with a blank on both sides. */
const paddedWords = (normal: string): string => ` ${wordsOf(normal).join(' ')} `;

const anyOfWords: Operator<{ words: string[] }> = {
  name: 'anyOfWords',
  types: TEXT_TYPES,
  whenEmpty: false,
  operands: ({ words }) => words,
  judge({ words }) {
    const wanted = words.map((word) => paddedWords(normalText(word))).filter((word) => word.trim() !== '');
    return {
      holds(value) {
        if (value.kind !== 'text') return 'unknown';
        value.padded ??= paddedWords(value.text);
        const { padded } = value;
        return wanted.some((word) => padded.includes(word));
      },
    };
  },
};

export const textOperators = {
  contains: partOperator('contains', (text, part) => text.includes(part)),
  startsWith: partOperator('startsWith', (text, part) => text.startsWith(part)),
  endsWith: partOperator('endsWith', (text, part) => text.endsWith(part)),
  anyOfWords,
};
