import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CONCEPTS } from '../../src/record/concepts';
import { markdownTable, withParts } from './filled-page';
import { withOutputs } from './terminal-page';

const EXAMPLES = resolve(import.meta.dirname, '../../docs/examples');
const PER_ROW = 4;

/** docs/maps.md with the example files as they are, the names of fields, and true outputs. */
export async function mapsPage(page: string): Promise<string> {
  return withParts(await withOutputs(page), {
    example: shown('deals.map.json', 'json'),
    history: `${shown('stage-moves.csv', 'text')}\n\n${historyOf('deals-with-history.map.json')}`,
    concepts: conceptTable(),
  });
}

const read = (name: string): string => readFileSync(join(EXAMPLES, name), 'utf8').trimEnd();

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

const shown = (name: string, language: string): string =>
  `[\`${name}\`](examples/${name})\n\n${fenced(language, read(name))}`;

function historyOf(name: string): string {
  const { history }: { history: unknown } = JSON.parse(read(name));
  const setting = JSON.stringify({ history }, null, 2);
  return `is read by this setting of [\`${name}\`](examples/${name}):\n\n${fenced('jsonc', setting)}`;
}

function conceptTable(): string {
  const names = Object.keys(CONCEPTS).filter((name) => name !== 'stage' && name !== 'pipeline');
  const rows = names.flatMap((_, index) =>
    index % PER_ROW === 0 ? [names.slice(index, index + PER_ROW)] : [],
  );
  const cells = rows.map((row) =>
    Array.from({ length: PER_ROW }, (_, at) => (row[at] ? `\`${row[at]}\`` : '')),
  );
  return markdownTable(
    Array.from({ length: PER_ROW }, () => ''),
    cells,
  );
}
