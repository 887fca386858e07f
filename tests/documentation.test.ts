import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMap } from '../src/crm/csv/parse-map';
import { PAGES, pagePath } from './tooling/pages';

const ROOT = resolve(import.meta.dirname, '..');
const SKIPPED = ['node_modules', '.git', '.output', '.wxt'];

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** As GitHub makes them of headings. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string) =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe('pages that hold what the code says', () => {
  it.each(Object.entries(PAGES))('%s is up to date', async (name, made) => {
    const page = readFileSync(pagePath(name), 'utf8');
    expect(await made(page), 'Run npx tsx tests/tooling/pages.ts').toBe(page);
  });

  it('maps.md shows maps that are accepted', () => {
    const page = readFileSync(pagePath('maps.md'), 'utf8');
    const maps = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
    expect(maps.length).toBeGreaterThan(3);
    for (const text of maps) expect(parseMap(JSON.parse(text)), text).toMatchObject({ ok: true });
  });
});

describe('every page', () => {
  it('links only to what is there', () => {
    const broken: string[] = [];
    for (const file of markdownFiles(ROOT))
      for (const [, target = ''] of withoutCode(readFileSync(file, 'utf8')).matchAll(
        /\]\((?![a-z]+:)([^)\s]+)\)/g,
      )) {
        const [path = '', anchor] = target.split('#');
        const aimed = path === '' ? file : resolve(dirname(file), path);
        const isThere =
          existsSync(aimed) && (!anchor || anchorsOf(readFileSync(aimed, 'utf8')).includes(anchor));
        if (!isThere) broken.push(`${relative(ROOT, file)} → ${target}`);
      }
    expect(broken).toEqual([]);
  });
});
