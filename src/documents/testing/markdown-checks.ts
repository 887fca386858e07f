/** What tests ask of Markdown, without a parser: the marks at the start of lines, and bars and backticks. */

const unescaped = (line: string, sign: string): number =>
  [...line.matchAll(new RegExp(`(?<!\\\\)(?:\\\\\\\\)*\\${sign}`, 'g'))].length;

/** The shape of a document: per line its leading mark, and how many bars, backticks, stars and brackets are markup. */
export const skeleton = (text: string): string[] =>
  text.split('\n').map((line) => {
    const mark = /^ *(?:#{1,6} |- |\d+\. |\||$)/.exec(line)?.[0] ?? 'text';
    if (/^ *`{3,}/.test(line)) return 'fence';
    const counts = ['|', '`', '*', '[', '<', '_', '~', '$', '&'].map((sign) => unescaped(line, sign));
    return `${mark} ${isCode(line) ? '' : counts.join(' ')}`;
  });

/** Lines of charts and formulas have rules of their own. */
const isCode = (line: string): boolean => /^ {2,}(?:\w+[[{]"|\w+ -->|AND\()/.test(line);

/** Table rows that have another number of cells than their header, and tables without a ruler. */
export function tableProblems(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (!line.startsWith('|')) return [];
    const isFirst = !lines[index - 1]?.startsWith('|');
    if (isFirst && !/^\|(?: --- \|)+$/.test(lines[index + 1] ?? '')) return [`no ruler: ${line}`];
    const header = lines.findLast(
      (other, at) => at <= index && other.startsWith('|') && !lines[at - 1]?.startsWith('|'),
    );
    return unescaped(line, '|') === unescaped(header ?? '', '|') && line.endsWith('|')
      ? []
      : [`cells: ${line}`];
  });
}
