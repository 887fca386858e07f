/** So many that a changed record rewrites little, and so few that reading all is quick. */
export const SEGMENTS = 64;

/** Which segment a record belongs to, for good: a 32-bit FNV-1a hash of its key. */
export function segmentOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % SEGMENTS;
}
