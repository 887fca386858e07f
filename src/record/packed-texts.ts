/** Many texts as one, which a store reads much quicker; a list where the separator stands in one of them. */
export type PackedTexts = string | readonly string[];

const SEPARATOR = '\u0000';

/** Nothing is lost: `unpackTexts` gives the same texts. */
export function packTexts(texts: readonly string[]): PackedTexts {
  const isPlain = texts.length > 0 && texts.every((text) => !text.includes(SEPARATOR));
  return isPlain ? texts.join(SEPARATOR) : texts;
}

export const unpackTexts = (packed: PackedTexts): readonly string[] =>
  typeof packed === 'string' ? packed.split(SEPARATOR) : packed;
