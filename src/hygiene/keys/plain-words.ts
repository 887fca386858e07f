/** Letters that no decomposition takes apart, as they are written without them. */
const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

const LONGEST = 400;

/**
 * The words of a name without case, accents and punctuation. Accents go, they are not spelt out:
 * "Müller" is "muller", and "Mueller" is another name that is only similar.
 */
export function plainWords(text: string): string[] {
  const plain = text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => SPELT[letter] ?? letter)
    .replace(/['’‘`´]/g, '')
    .replace(/&|\+/g, ' and ');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A person's name; the order of its words makes no difference ("Sampleton, Ada"). Empty for no name. */
export const personKey = (text: string): string => plainWords(text).sort().join(' ');
