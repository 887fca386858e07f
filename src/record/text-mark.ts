/** A short name of a text, another one for another text: two 32-bit FNV-1a hashes. Against chance, not against intent. */
export const textMark = (text: string): string => hash(text, 0x811c9dc5) + hash(text, 0x9747b28c);

function hash(text: string, seed: number): string {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
