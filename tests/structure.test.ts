import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The layers of the house (docs/architecture.md): which folder may import which. A breach is
 * an error here, with the reason, so that an engine never grows a clock or a page reader a rule.
 */
const ROOT = resolve(import.meta.dirname, '..');
const PURE_PACKAGES = ['zod'];

interface Layer {
  /** Folders below src that may be imported, besides the layer itself. */
  mayImport: string[];
  packages: string[];
  /** Named browser globals that must not appear. */
  pure?: true;
}

const BASE = ['record', 'conditions', 'pack-parts'];
const DOMAIN = [
  ...BASE,
  'rule-kinds',
  'rule-packs',
  'scoring',
  'sla',
  'routing',
  'hygiene',
  'metrics',
  'calibration',
  'lint',
  'documents',
];

const pure = (...mayImport: string[]): Layer => ({ mayImport, packages: PURE_PACKAGES, pure: true });

const LAYERS: Record<string, Layer> = {
  record: pure(),
  conditions: pure('record'),
  'pack-parts': pure('record', 'conditions'),
  'rule-kinds': pure(...BASE),
  scoring: pure(...BASE, 'rule-kinds'),
  sla: pure(...BASE, 'rule-kinds'),
  hygiene: pure(...BASE, 'rule-kinds'),
  routing: pure(...BASE, 'rule-kinds', 'hygiene'),
  metrics: pure(...BASE, 'rule-kinds'),
  'rule-packs': { ...pure(...DOMAIN), packages: [...PURE_PACKAGES, '@humanwhocodes/momoa'] },
  calibration: pure(...DOMAIN),
  lint: pure(...DOMAIN),
  documents: pure(...DOMAIN),
  engine: pure(...DOMAIN),
  automations: pure(...DOMAIN),
  impact: pure(...DOMAIN, 'engine'),
  studio: { mayImport: [...DOMAIN, 'engine', 'impact', 'contracts', 'store'], packages: [] },
  cli: { mayImport: [...DOMAIN, 'engine', 'impact', 'crm', 'signing'], packages: ['zod', 'node:'] },
  crm: { mayImport: ['record'], packages: PURE_PACKAGES },
  contracts: {
    mayImport: ['record', 'pack-parts', 'rule-packs', 'calibration', 'engine', 'impact'],
    packages: ['comlink', 'zod', 'wxt/browser'],
  },
  signing: pure('record'),
  webhooks: pure('record', 'sla'),
  'pack-sync': { mayImport: ['record', 'rule-packs', 'signing', 'store'], packages: PURE_PACKAGES },
  store: { mayImport: ['record', 'rule-packs', 'signing', 'sla', 'webhooks'], packages: ['dexie', 'zod'] },
  publishing: {
    mayImport: [...DOMAIN, 'engine', 'crm', 'signing', 'pack-sync'],
    packages: [],
  },
  background: {
    mayImport: [
      'record',
      'contracts',
      'crm',
      'rule-packs',
      'sla',
      'engine',
      'automations',
      'store',
      'webhooks',
    ],
    packages: ['wxt/browser'],
  },
  content: {
    mayImport: ['record', 'contracts', 'crm', 'frame'],
    packages: ['wxt/browser', 'wxt/utils/content-script-context'],
  },
  frame: { mayImport: ['record', 'contracts'], packages: [] },
  ui: {
    mayImport: [
      'record',
      'contracts',
      'conditions',
      'pack-parts',
      'rule-kinds',
      'metrics',
      'sla',
      'hygiene',
      'store',
      'rule-packs',
      'lint',
      'calibration',
      'impact',
      'signing',
      'publishing',
      'webhooks',
    ],
    packages: ['preact', 'preact/hooks', 'comlink', 'wxt/browser', '@codemirror', 'd3-array', 'd3-shape'],
  },
};

function sourceFiles(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Static imports and re-exports begin a line or end a list of names; dynamic ones are calls. */
function importsOf(code: string): string[] {
  const statements =
    /(?:^|[};\s])(?:import\s*|(?:import|export)\b[^'"`;()]*?\bfrom\s*)'([^'\s]+)'|\bimport\(\s*'([^'\s]+)'/gm;
  return [...code.matchAll(statements)].map((match) => match[1] ?? match[2] ?? '');
}

const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.includes('/testing/');

describe('layers', () => {
  for (const [layer, rule] of Object.entries(LAYERS).filter(([name]) =>
    existsSync(join(ROOT, 'src', name)),
  )) {
    it(`src/${layer} imports only what its layer may`, () => {
      const home = join(ROOT, 'src', layer);
      const breaches: string[] = [];
      for (const file of sourceFiles(home)) {
        const code = readFileSync(file, 'utf8');
        const name = relative(ROOT, file);
        for (const specifier of importsOf(code)) {
          if (specifier.startsWith('.')) {
            const target = relative(join(ROOT, 'src'), resolve(dirname(file), specifier));
            const folder = target.split('/')[0] ?? '';
            const allowed = folder === layer || rule.mayImport.includes(folder);
            if (!allowed && !isTest(file))
              breaches.push(
                `${name} imports ${target}: src/${layer} may import ${rule.mayImport.join(', ') || 'nothing of the project'}`,
              );
          } else if (
            !isTest(file) &&
            !rule.packages.some((p) => specifier === p || specifier.startsWith(p.endsWith(':') ? p : `${p}/`))
          ) {
            breaches.push(
              `${name} imports the package ${specifier}: src/${layer} may use ${rule.packages.join(', ')}`,
            );
          }
        }
        if (rule.pure && !isTest(file)) {
          for (const trap of [
            /\bDate\.now\(/,
            /\bnew Date\(\)/,
            /\bdocument\./,
            /\bwindow\./,
            /\bbrowser\./,
            /\bperformance\./,
            /\bMath\.random\(/,
          ])
            if (trap.test(withoutComments(code)))
              breaches.push(`${name} uses ${trap.source}: pass it in as an argument`);
        }
      }
      expect(breaches).toEqual([]);
    });
  }

  it('a rule kind never imports another rule kind', () => {
    const home = join(ROOT, 'src/rule-kinds');
    const breaches: string[] = [];
    for (const kind of readdirSync(home).filter((entry) => statSync(join(home, entry)).isDirectory()))
      for (const file of sourceFiles(join(home, kind)))
        for (const specifier of importsOf(readFileSync(file, 'utf8')).filter((s) => s.startsWith('.'))) {
          const target = relative(home, resolve(dirname(file), specifier));
          const folder = target.includes('/') ? (target.split('/')[0] ?? '') : '';
          if (folder && folder !== kind && folder !== '..' && folder !== 'testing')
            breaches.push(`${relative(ROOT, file)} → ${target}`);
        }
    expect(breaches).toEqual([]);
  });

  it('one UI view never imports another, and nothing imports an entrypoint', () => {
    const breaches: string[] = [];
    for (const file of sourceFiles(join(ROOT, 'src')))
      for (const specifier of importsOf(readFileSync(file, 'utf8')).filter((s) => s.startsWith('.'))) {
        const target = relative(ROOT, resolve(dirname(file), specifier));
        if (target.startsWith('entrypoints')) breaches.push(`${relative(ROOT, file)} → ${target}`);
        const from =
          /^src\/ui\/(sidebar|review|packs|options|import|data|queue|diagnostics|guard|digest)\//.exec(
            relative(ROOT, file),
          )?.[1];
        const to = /^src\/ui\/(sidebar|review|packs|options|import|queue|diagnostics|guard)\//.exec(
          target,
        )?.[1];
        if (from && to && from !== to)
          breaches.push(`${relative(ROOT, file)} → ${target}: share it in src/ui/components`);
      }
    expect(breaches).toEqual([]);
  });
});
