/**
 * The new value with every part of the old one that says the same, so that a view that was given such a part need
 * not look at it again. Both are plain JSON; `next` is used up, as it is put together in place.
 */
export function reuse(old: unknown, next: unknown): unknown {
  if (old === next || typeof old !== 'object' || typeof next !== 'object' || !old || !next) return next;
  if (Array.isArray(next)) return Array.isArray(old) ? reuseList(old, next) : next;
  return Array.isArray(old) ? next : reuseEntries(old, next);
}

function reuseList(old: readonly unknown[], next: unknown[]): readonly unknown[] {
  let isSame = old.length === next.length;
  for (let index = 0; index < next.length; index += 1) {
    const entry = reuse(old[index], next[index]);
    if (entry !== old[index]) isSame = false;
    next[index] = entry;
  }
  return isSame ? old : next;
}

function reuseEntries(old: object, next: object): object {
  const [before, keys] = [Object.keys(old), Object.keys(next)];
  let isSame = before.length === keys.length;
  for (const [index, key] of keys.entries()) {
    const known: unknown = Object.hasOwn(old, key) ? Reflect.get(old, key) : undefined;
    const own: unknown = Reflect.get(next, key);
    const entry = reuse(known, own);
    if (before[index] !== key || entry !== known) isSame = false;
    if (entry !== own) Reflect.set(next, key, entry);
  }
  return isSame ? old : next;
}
