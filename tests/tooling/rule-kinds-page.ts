import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { RULE_KINDS } from '../../src/rule-kinds';
import { markdownTable, withParts } from './filled-page';

const ROOT = resolve(import.meta.dirname, '../..');

/** docs/rule-kinds.md with the list of kinds, each in the words of its own README. */
export function ruleKindsPage(page: string): string {
  const rows = RULE_KINDS.map(({ id, appliesTo }) => {
    const folder = join(ROOT, 'src/rule-kinds', id);
    const readme = join(folder, 'README.md');
    const [, title = id, about = ''] =
      /^# (.+)\n\n([\s\S]*?)(?:\n\n|$)/.exec(readFileSync(readme, 'utf8')) ?? [];
    const link = relative(join(ROOT, 'docs'), readme);
    return [
      `[${title}](${link})`,
      `\`${id}\``,
      relinked(about, folder).replaceAll('\n', ' '),
      appliesTo.join(', '),
    ];
  });
  return withParts(page, {
    kinds: markdownTable(['Kind', 'In a pack', 'What it does', 'Records'], rows),
    rule: exampleRule(),
  });
}

/** Links of a text that stands in `folder`, as they are from `docs`. */
const relinked = (text: string, folder: string): string =>
  text.replace(
    /\]\((?![a-z]+:)([^)]+)\)/g,
    (_, target: string) => `](${relative(join(ROOT, 'docs'), resolve(folder, target))})`,
  );

function exampleRule(): string {
  const pack: { rules: unknown[] } = JSON.parse(readFileSync(join(ROOT, 'docs/examples/pack.json'), 'utf8'));
  return `\`\`\`json\n${JSON.stringify(pack.rules[0], null, 2)}\n\`\`\``;
}
