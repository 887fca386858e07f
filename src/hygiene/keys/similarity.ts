const PREFIX = 4;
const PREFIX_SCALE = 0.1;

/**
 * Jaro–Winkler similarity of two texts, 0 to 1 (Winkler 1990): counts letters that both have near
 * the same place, and rates a common beginning higher. Symmetric; 1 for equal texts.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const jaro = jaroSimilarity(a, b);
  let prefix = 0;
  while (prefix < PREFIX && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * PREFIX_SCALE * (1 - jaro);
}

function jaroSimilarity(a: string, b: string): number {
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const [inA, inB] = [new Uint8Array(a.length), new Uint8Array(b.length)];
  const matches = markMatches(a, b, reach, inA, inB);
  if (matches === 0) return 0;
  const moved = countMoved(a, b, inA, inB) / 2;
  return (matches / a.length + matches / b.length + (matches - moved) / matches) / 3;
}

function markMatches(a: string, b: string, reach: number, inA: Uint8Array, inB: Uint8Array): number {
  let matches = 0;
  for (let i = 0; i < a.length; i += 1) {
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (inB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      inA[i] = 1;
      inB[j] = 1;
      matches += 1;
      break;
    }
  }
  return matches;
}

/** Letters of both that stand in another order. */
function countMoved(a: string, b: string, inA: Uint8Array, inB: Uint8Array): number {
  let moved = 0;
  let j = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (inA[i] === 0) continue;
    while (inB[j] === 0) j += 1;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved += 1;
    j += 1;
  }
  return moved;
}

/** One bit for each letter that a text has; several letters may share a bit. */
export function letterMask(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at += 1) mask |= 1 << (text.charCodeAt(at) & 31);
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * More than `jaroWinkler` of two texts can be, from their lengths and masks alone: a letter that the
 * other text does not have matches nothing there. Cheap enough to leave most pairs out.
 */
export function similarityBound(a: string, maskA: number, b: string, maskB: number): number {
  const matches = Math.min(a.length - bits(maskA & ~maskB), b.length - bits(maskB & ~maskA));
  if (matches <= 0) return 0;
  const jaro = (matches / a.length + matches / b.length + 1) / 3;
  return jaro + PREFIX * PREFIX_SCALE * (1 - jaro);
}
