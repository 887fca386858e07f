import { compileCondition } from '../../src/conditions/compile-condition';
import { assess } from '../../src/engine/assess';
import { compileConditions } from '../../src/engine/batch/compile-conditions';
import { compilePack } from '../../src/engine/compile-pack';
import { rehearse } from '../../src/engine/rehearse';
import { localDate } from '../../src/record/format';
import type { AssessContext } from '../../src/record/types';
import { NOW } from '../../src/rule-kinds/testing/record-builder';
import { bundledPack } from '../../src/rule-packs/bundled';
import { bare } from './engine-bare';
import { benchData, SHORT_TEXTS } from './engine-data';

/**
 * One cold start: builds 200 conditions (or compiles the bundled pack) and judges one deal, in the way that the
 * command line names; `rehearsed`, after what the worker does while it waits for its pack. What day it is in the
 * viewer's zone is asked before: the prototype does not know zones, and the engine asks for its texts anyway.
 * What making the deal left behind is cleared away before, for the same reason.
 */

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const data = benchData(1, SHORT_TEXTS);
const typeOf = (name: string) => data.types[name] ?? 'text';
const [record] = data.records;
if (!record) throw new Error('There is one deal.');

const ways: Record<string, () => number> = {
  bare: () =>
    data.conditions.map((condition) => bare(condition, typeOf)).filter((test) => test(record, NOW)).length,
  zone: () => localDate(NOW, CONTEXT)?.length ?? 0,
  closures: () =>
    data.conditions
      .map((condition) => compileCondition(condition, typeOf))
      .filter((test) => test.truth(record, CONTEXT) === true).length,
  pack: () => assess(compilePack(bundledPack, 'bundled'), record, CONTEXT).findings.length,
  columns: () => {
    const batch = compileConditions(data.conditions, typeOf);
    const { results, steps } = batch.judge(batch.columnsFrom([record]), CONTEXT);
    for (const _ of steps());
    return results.filter(({ truth }) => truth[0] === 1).length;
  },
};

const [way = '', preparation] = process.argv.slice(2);
const work = ways[way];
if (!work) throw new Error(`Use one of: ${Object.keys(ways).join(', ')}.`);
if (preparation === 'rehearsed') rehearse(CONTEXT);
if (way !== 'zone') localDate(NOW, CONTEXT);
globalThis.gc?.();
const start = performance.now();
work();
console.log(performance.now() - start);
