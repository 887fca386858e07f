import { type Problem, pathText, problem } from './problem';

/** Far above any sensible pack, far below what could slow a browser down. */
export const INPUT_LIMITS = { depth: 32, values: 50_000, characters: 1_048_576 } as const;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

interface Budget {
  values: number;
  characters: number;
}

/**
 * Looks at untrusted input before any schema does: plain data only, not too deep, not too much,
 * no keys that reach into prototypes. Stops at the first problem; ends on cyclic input too.
 */
export function guardInput(input: unknown): Problem | null {
  return inspect(input, [], { values: INPUT_LIMITS.values, characters: INPUT_LIMITS.characters });
}

function inspect(value: unknown, path: PropertyKey[], budget: Budget): Problem | null {
  budget.values -= Array.isArray(value) ? 1 + value.length : 1;
  if (typeof value === 'string') budget.characters -= value.length;
  if (budget.values < 0 || budget.characters < 0)
    return problem('too-large', '', 'The rule pack is too large.', 'Split it, or shorten its texts.');
  if (path.length > INPUT_LIMITS.depth)
    return problem(
      'too-deep',
      pathText(path.slice(0, 4)),
      'This is nested too deeply.',
      'Flatten its conditions.',
    );
  if (typeof value !== 'object' || value === null) return inspectScalar(value, path);
  if (Array.isArray(value)) return inspectEntries([...value.entries()], path, budget);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return notPlain(path);
  return inspectEntries(Object.entries(value), path, budget);
}

function inspectEntries(
  entries: [PropertyKey, unknown][],
  path: PropertyKey[],
  budget: Budget,
): Problem | null {
  for (const [key, value] of entries) {
    if (FORBIDDEN_KEYS.has(String(key)))
      return problem('forbidden-key', pathText([...path, key]), 'This name is not allowed.', 'Rename it.');
    if (typeof key === 'string') budget.characters -= key.length;
    const found = inspect(value, [...path, key], budget);
    if (found) return found;
  }
  return null;
}

function inspectScalar(value: unknown, path: PropertyKey[]): Problem | null {
  const isPlain = value === null || ['string', 'boolean', 'undefined'].includes(typeof value);
  return isPlain || Number.isFinite(value) ? null : notPlain(path);
}

const notPlain = (path: PropertyKey[]) =>
  problem(
    'not-plain-data',
    pathText(path),
    'This is not plain JSON data.',
    'Use text, numbers, yes/no, lists and objects.',
  );
