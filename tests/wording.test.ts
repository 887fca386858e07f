import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** What CRMs write is read as they write it. */
const READS_OTHERS = join(ROOT, 'src/crm');

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === READS_OTHERS ? [] : textsBelow(path);
    return /\.(tsx?|md)$/.test(entry.name) ? [path] : [];
  });
}

/** A number or its placeholder before the sign; a remainder in code has a number after it, too. */
const SPACED_PERCENT = /[0-9}] %(?! [0-9])/;

it('writes per cent in one way, without a space', () => {
  const found = [...textsBelow(join(ROOT, 'src')), ...textsBelow(join(ROOT, 'docs'))].flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => SPACED_PERCENT.test(line))
      .map((line) => `${path.slice(ROOT.length + 1)}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
