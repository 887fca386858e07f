/** Control and bidirectional marks: they hide text or turn it round, and no name needs them. */
const HIDDEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]+/gu;

/** One line of at most `most` characters, safe to show among other text. */
export function plainText(text: string, most: number): string {
  const clean = text.replace(HIDDEN, ' ').trim();
  const characters = Array.from(clean);
  return characters.length <= most ? clean : `${characters.slice(0, most - 1).join('')}…`;
}

/** An address that may be made a link; null for any that is not https. */
export function linkOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, username, password, href } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' ? href : null;
}
