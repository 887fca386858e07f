export interface JsonChange {
  /** Keys and places from the root; a place at the end of a list adds to it. */
  path: readonly (string | number)[];
  value: unknown;
}

/**
 * JSON text with some values put in, indented as it was before. What the path goes through is made where it
 * is missing. @throws SyntaxError for a text that is no JSON.
 */
export function changedText(text: string, changes: readonly JsonChange[]): string {
  const parsed: unknown = JSON.parse(text);
  const changed = changes.reduce<unknown>((root, { path, value }) => withValue(root, path, value), parsed);
  const indent = /^\s*[{[]\r?\n([ \t]+)/.exec(text)?.[1] ?? '  ';
  return `${JSON.stringify(changed, null, indent)}\n`;
}

function withValue(root: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(root) ? [...root] : [];
    list[key] = withValue(list[key], rest, value);
    return list;
  }
  const entries = typeof root === 'object' && root !== null ? Object.entries(root) : [];
  const known = new Map<string, unknown>(entries);
  known.set(key, withValue(known.get(key), rest, value));
  return Object.fromEntries(known);
}
