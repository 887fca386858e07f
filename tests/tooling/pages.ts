import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mapsPage } from './maps-page';
import { metricsPage } from './metrics-page';
import { ruleKindsPage } from './rule-kinds-page';
import { withOutputs } from './terminal-page';
import { webhooksPage } from './webhooks-page';

const DOCS = resolve(import.meta.dirname, '../../docs');

/**
 * Pages of `docs` that hold what the code says: outputs of the terminal, definitions, lists.
 * `npx tsx tests/tooling/pages.ts` writes them anew; tests/documentation.test.ts fails where one is out of date.
 */
export const PAGES: Readonly<Record<string, (page: string) => string | Promise<string>>> = {
  'terminal.md': withOutputs,
  'maps.md': mapsPage,
  'rule-kinds.md': ruleKindsPage,
  'metrics.md': metricsPage,
  'webhooks.md': webhooksPage,
};

export const pagePath = (name: string): string => resolve(DOCS, name);

if (process.argv[1] === import.meta.filename)
  for (const [name, made] of Object.entries(PAGES)) {
    const path = pagePath(name);
    writeFileSync(path, await made(readFileSync(path, 'utf8')));
  }
