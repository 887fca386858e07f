import { parseArgs } from 'node:util';
import type { BenchOptions } from './options';
import type { Summary } from './statistics';

/** Each bench by its name; loaded when asked for, because some need a browser and some need packages. */
const BENCHES: Record<string, () => Promise<(options: BenchOptions) => Promise<Record<string, unknown>>>> = {
  page: async () => (await import('./page')).pageBench,
  read: async () => (await import('./page-read')).pageReadBench,
  engine: async () => (await import('./engine')).engineBench,
  review: async () => (await import('./review')).reviewBench,
  marks: async () => (await import('./marks')).marksBench,
  columns: async () => (await import('./columns')).columnsBench,
  sla: async () => (await import('./sla')).slaBench,
  sync: async () => (await import('./sync')).syncBench,
  watch: async () => (await import('./watch')).watchBench,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    runs: { type: 'string' },
    crm: { type: 'string' },
    sizes: { type: 'string' },
  },
});

function print(result: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(result)) {
    if (typeof value !== 'object' || value === null) console.log(`${name.padEnd(58)} ${value}`);
    else {
      console.log(`\n${name.padEnd(58)} median     p95     min     max`);
      for (const [key, row] of Object.entries(value as Record<string, Summary>)) {
        const figures = [row.median, row.p95, row.min, row.max].map((figure) => String(figure).padStart(7));
        console.log(`  ${key.padEnd(56)}${figures.join(' ')}`);
      }
    }
  }
}

const DEFAULT_RUNS: Record<string, number> = {
  page: 30,
  read: 20,
  engine: 9,
  review: 9,
  columns: 5,
  marks: 9,
  sla: 9,
  sync: 3,
  watch: 20,
};
const chosen = positionals.length > 0 ? positionals : ['page'];
const results: Record<string, unknown> = {};
for (const name of chosen) {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`There is no bench “${name}”. Use: ${Object.keys(BENCHES).join(', ')}.`);
  const runs = Number(values.runs ?? DEFAULT_RUNS[name] ?? 10);
  const sizes = values.sizes?.split(',').map(Number);
  const result = await (await bench())({ runs, crm: values.crm, ...(sizes && { sizes }) });
  if (!values.json) print(result);
  results[name] = result;
}
if (values.json)
  console.log(JSON.stringify(chosen.length === 1 ? results[chosen[0] ?? ''] : results, null, 2));
