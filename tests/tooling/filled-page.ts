/**
 * Pages of `docs` with parts that are made from the code: what stands between
 * `<!-- begin: name -->` and `<!-- end: name -->` is replaced by the text of that name.
 * Throws when the page has a name without a text, or lacks one.
 */
export function withParts(page: string, parts: Readonly<Record<string, string>>): string {
  const missing = new Set(Object.keys(parts));
  const filled = page.replace(
    /(<!-- begin: ([\w-]+) -->\n)[\s\S]*?(<!-- end: \2 -->)/g,
    (_, begin: string, name: string, end: string) => {
      const text = parts[name];
      if (text === undefined) throw new Error(`Nothing is made for “${name}”.`);
      missing.delete(name);
      return `${begin}\n${text}\n\n${end}`;
    },
  );
  if (missing.size > 0) throw new Error(`The page has no place for ${[...missing].join(', ')}.`);
  return filled;
}

/** A Markdown table; a bar inside a cell is escaped. */
export const markdownTable = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headers, headers.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
