import { type Brief, NO_CHANGE } from './brief';
import type { BriefItem } from './brief-deals';

/** The brief as Markdown, for a chat or a document. Names of deals can’t add markup of their own. */
export function briefMarkdown({ title, scope, asOf, headlines, targets, sections, gaps }: Brief): string {
  return [
    `# ${plain(title)}`,
    '',
    `${plain(asOf)} ${plain(scope)}`,
    '',
    ...headlines.flatMap(({ text, lines }) => [
      `**${plain(text)}**`,
      '',
      ...(lines.length > 0 ? lines.map((line) => `- ${plain(line)}`) : [`- ${NO_CHANGE}`]),
      '',
    ]),
    ...targets.map((target) => `- ${plain(target)}`),
    '',
    ...sections.flatMap(({ title: name, note, items, more }) => [
      `## ${plain(name)}`,
      '',
      plain(note),
      '',
      ...(items.length + more.length > 0 ? items.map(itemLine) : ['- None.']),
      ...more.map((line) => `- ${plain(line)}`),
      '',
    ]),
    '## What could not be told',
    '',
    ...(gaps.length > 0 ? gaps.map((gap) => `- ${plain(gap)}`) : ['- Nothing is missing.']),
    '',
  ].join('\n');
}

const itemLine = ({ money, name, place, text, next }: BriefItem): string =>
  `- **${plain(money)}** ${plain(name)} (${plain(place)}): ${[text, next].filter(Boolean).map(sentence).join(' ')}`;

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? plain(text) : `${plain(text)}.`);

const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`);
