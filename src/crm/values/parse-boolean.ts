import { type Parsed, parsed, unparsed } from './parsed';

/** How CRMs write a ticked and an empty box; Intl knows no words for yes and no. */
const YES = new Set(
  'true yes y 1 checked on ja oui sí si sim sì kyllä tak ano áno igen da да так evet はい 是 예 네'.split(
    ' ',
  ),
);
const NO = new Set(
  'false no n 0 unchecked off nein non não nee nej nei ei nie ne nem nu нет ні не hayır いいえ 否 아니요 아니오'.split(
    ' ',
  ),
);

/** True or false from a box or a word of it; 'not-a-boolean' for anything else. */
export function parseBoolean(text: string): Parsed<boolean> {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return parsed(true);
  return NO.has(word) ? parsed(false) : unparsed('not-a-boolean');
}
