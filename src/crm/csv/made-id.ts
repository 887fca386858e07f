/**
 * An id for a row of a file without ids: always the same for the same texts, whatever the row's place.
 * Two 32-bit FNV-1a hashes over their characters, so that two rows of a million hardly ever share one.
 */
export function madeId(texts: readonly string[]): string {
  const whole = texts.map((text) => text.normalize('NFC').trim().toLowerCase()).join('\u0000');
  return `row-${hash(whole, 0x811c9dc5)}${hash(whole, 0x2b9f1d73)}`;
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ (value >>> 15), seed | 1);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
