/**
 * Markdown that is safe by construction: whatever a pack's author typed comes in as text and is
 * escaped; only what this folder writes itself is markup.
 */

/** A piece of one line that is markup already. */
export interface Inline {
  readonly markdown: string;
}

/** Text is escaped, numbers and markup are not. */
export type Content = string | number | Inline;

/** Line breaks, and characters that nobody sees but that reorder or hide the rest. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const MARKUP = /[\\`*_[\]<>|~&$@]/g;
/** What makes a list, a heading or a rule at the start of a line. */
const LINE_START = /^(?:[#=]|[+-](?=[\s-]|$)|\d+(?=[.)](?:\s|$)))/;
/** What GitHub's Markdown turns into a link by itself. */
const BARE_LINK = /:\/\/|\bwww\./gi;

/** A text on one line, without anything that Markdown or HTML would act on inside a line. */
export const escaped = (text: string): string =>
  plainLine(text)
    .replace(MARKUP, '\\$&')
    .replace(BARE_LINK, (link) => link.replace(/[:.]/, '\\$&'));

/** The same at the start of a block, where a few signs more are markup. */
const atStart = (line: string): string =>
  line.replace(LINE_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));

/** A text on one line, unescaped: for code blocks and diagrams, which have rules of their own. */
export const plainLine = (text: string): string => text.replace(INVISIBLE, ' ').replace(/ +/g, ' ').trim();

const written = (content: Content): string => {
  if (typeof content === 'object') return content.markdown;
  return typeof content === 'string' ? escaped(content) : String(content).replace('-', '−');
};

/** As a block or a cell of its own, which must not be blank. */
const shown = (content: Content): string => written(content) || '–';

/** One line of markup; values put into it are escaped unless they are markup. */
export function md(parts: TemplateStringsArray, ...values: readonly Content[]): Inline {
  return {
    markdown: parts.reduce((line, part, index) => {
      const value = values[index - 1];
      return `${line}${value === undefined ? '' : written(value)}${part}`;
    }),
  };
}

/** An API name or another plain word as code; any other text is escaped instead. */
export const code = (text: string): Inline =>
  /^[\w.:-]+$/.test(text) ? { markdown: `\`${text}\`` } : { markdown: escaped(text) };

export const bold = (content: Content): Inline => ({ markdown: `**${shown(content)}**` });

/** "a, b" of several pieces. */
export const joined = (contents: readonly Content[], separator = ', '): Inline => ({
  markdown: contents.map(written).join(separator),
});

export const heading = (level: 1 | 2 | 3 | 4, content: Content): string =>
  `${'#'.repeat(level)} ${shown(content)}`;

export const paragraph = (content: Content): string => atStart(shown(content));

export interface Item {
  content: Content;
  children?: readonly Item[];
}

/** A nested list; numbered where the order counts. */
export function list(items: readonly (Content | Item)[], kind: 'bullets' | 'numbers' = 'bullets'): string {
  return items.map((item, index) => itemLines(item, index, kind)).join('\n');
}

function itemLines(item: Content | Item, index: number, kind: 'bullets' | 'numbers'): string {
  const { content, children = [] } = typeof item === 'object' && 'content' in item ? item : { content: item };
  const mark = kind === 'numbers' ? `${index + 1}.` : '-';
  const line = `${mark} ${atStart(shown(content))}`;
  if (children.length === 0) return line;
  const indent = ' '.repeat(mark.length + 1);
  return `${line}\n${list(children).replace(/^/gm, indent)}`;
}

/** A table; '' without rows, so that no document holds an empty one. */
export function table(headers: readonly string[], rows: readonly (readonly Content[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(headers.map(escaped)),
    line(headers.map(() => '---')),
    ...rows.map((cells) => line(headers.map((_, index) => shown(cells[index] ?? '')))),
  ].join('\n');
}

/** A block of code; no line of it can end the block. */
export function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines.map((line) => line.replace(/[\r\n]+/g, ' ')), fence].join('\n');
}

/** Blocks with an empty line between them; empty ones are left out. */
export const blocks = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');
