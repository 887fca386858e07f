/** Short forms of thousand, million and so on, whichever language the page says it is in. */
const COMMON = new Set(
  'k m mm b bn t tn l mi bi lakh lac cr crore mil mio mrd tsd md mln thousand million billion тыс млн млрд 万 千 億 亿 萬 만 천 억'.split(
    ' ',
  ),
);

const byLanguage = new Map<string, ReadonlySet<string>>();

/** True for a text that shortens the number before it, e.g. "K", "Mio.", "万". */
export function isAbbreviation(token: string, languages: readonly string[]): boolean {
  const word = fold(token);
  return COMMON.has(word) || languages.some((language) => wordsOf(language).has(word));
}

function wordsOf(language: string): ReadonlySet<string> {
  const known = byLanguage.get(language);
  if (known) return known;
  const words = new Set<string>();
  for (const compactDisplay of ['short', 'long'] as const) {
    const format = new Intl.NumberFormat(language, { notation: 'compact', compactDisplay });
    for (let power = 3; power <= 12; power += 1)
      for (const part of format.formatToParts(10 ** power))
        if (part.type === 'compact') words.add(fold(part.value));
  }
  byLanguage.set(language, words);
  return words;
}

const fold = (text: string): string => text.toLowerCase().replace(/\.$/, '').trim();
