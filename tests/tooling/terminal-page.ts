import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { main } from '../../src/cli/main';

const ROOT = resolve(import.meta.dirname, '../..');

/** Named in the page, but written elsewhere. */
const OUT = 'pack-docs';

/**
 * Pages show real output: each block marked `console` holds command lines, and what they print is
 * filled in here. Commands run as if from the project's folder, at a fixed time and place.
 */
export async function withOutputs(page: string): Promise<string> {
  const parts = page.split(/^(```console\n[\s\S]*?^```$)/m);
  const written = [];
  for (const [index, part] of parts.entries()) written.push(index % 2 === 1 ? await block(part) : part);
  return written.join('');
}

async function block(text: string): Promise<string> {
  const commands = text.split('\n').filter((line) => line.startsWith('$ leadlight'));
  const outputs = [];
  for (const command of commands) outputs.push([command, ...(await outputOf(command))].join('\n'));
  return `\`\`\`console\n${outputs.join('\n')}\n\`\`\``;
}

async function outputOf(command: string): Promise<string[]> {
  const lines: string[] = [];
  const out = join(mkdtempSync(join(tmpdir(), 'leadlight-')), OUT);
  const hide = (line: string) => line.replaceAll(out, OUT).replaceAll(`${ROOT}/`, '');
  const take = (line: string) => void lines.push(...hide(line).split('\n'));
  const args = [...command.replace('$ leadlight ', '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain = '']) => quoted ?? plain,
  );
  await main(
    args.map((arg) => (arg === OUT ? out : arg.startsWith('docs/') ? join(ROOT, arg) : arg)),
    {
      out: take,
      err: take,
      progress: null,
      drained: async () => undefined,
      now: Date.parse('2026-11-20T13:06:00Z'),
      zone: 'Europe/Berlin',
      locale: 'en-GB',
    },
  );
  return lines;
}
