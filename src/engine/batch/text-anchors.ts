import type { FieldCondition } from '../../conditions/condition';
import { normalText } from '../../conditions/operators/comparable';
import { wordsOf } from '../../conditions/operators/text';

/**
 * What must be among the words of a text for a leaf to hold. `whole`: that word · `inside`: a word
 * that includes it · `none`: nothing is needed, so every text has to be asked.
 */
export interface Anchor {
  on: 'whole' | 'inside' | 'none';
  word: string;
  /** The anchor alone makes the leaf true; otherwise it only may. */
  isEnough: boolean;
}

/** One anchor for each way in which the leaf can hold; null when it does not ask for words. */
export function anchorsOf(leaf: FieldCondition): Anchor[] | null {
  switch (leaf.op) {
    case 'anyOfWords':
      return leaf.words.map((entry) => wordsOf(normalText(entry))).flatMap(phraseAnchor);
    case 'contains':
      return [partAnchor(normalText(leaf.text), true, true)];
    case 'startsWith':
      return [{ ...partAnchor(normalText(leaf.text), false, true), isEnough: false }];
    case 'endsWith':
      return [{ ...partAnchor(normalText(leaf.text), true, false), isEnough: false }];
    case 'emailDomainIn':
      return leaf.domains.map((domain) => ({
        ...partAnchor(normalText(domain), false, false),
        isEnough: false,
      }));
    default:
      return null;
  }
}

function phraseAnchor(words: readonly string[]): Anchor[] {
  if (words.length === 0) return [];
  return [{ on: 'whole', word: longest(words), isEnough: words.length === 1 }];
}

const longest = (words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length ? word : best), '');

/**
 * The anchor of a part of a text. A word at an end of the part may go on beyond it in the text,
 * unless that end is `open` no more.
 */
function partAnchor(part: string, isOpenBefore: boolean, isOpenAfter: boolean): Anchor {
  const words = wordsOf(part);
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (words.length === 0) return { on: 'none', word: '', isEnough: false };
  const whole = words.slice(
    isOpenBefore && part.startsWith(first) ? 1 : 0,
    isOpenAfter && part.endsWith(last) ? -1 : undefined,
  );
  if (whole.length > 0) return { on: 'whole', word: longest(whole), isEnough: false };
  return { on: 'inside', word: longest(words), isEnough: part === first };
}
