/**
 * Whether this Leadlight is old enough to be refused by a pack that says since which version it can
 * be used: "1.10" is newer than "1.9.3". Parts that are left out count as 0.
 */
export function isOlderEngine(running: string, needed: string): boolean {
  const [own, asked] = [partsOf(running), partsOf(needed)];
  for (let at = 0; at < Math.max(own.length, asked.length); at += 1) {
    const difference = (own[at] ?? 0) - (asked[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

const partsOf = (version: string): number[] =>
  version.split('.').map((part) => Number.parseInt(part, 10) || 0);

/** The version that a pack asks for, read before the pack is: a newer pack may not fit this schema. Null for none. */
export function neededEngine(document: unknown): string | null {
  const { minEngine } = Object(document);
  return typeof minEngine === 'string' && ENGINE_VERSION.test(minEngine) ? minEngine : null;
}

/** "1.4" or "1.4.2", as the extension's own version is written. */
export const ENGINE_VERSION = /^\d{1,5}(?:\.\d{1,5}){0,3}$/;
