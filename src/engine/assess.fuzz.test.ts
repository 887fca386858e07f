import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessContext, CrmRecord } from '../record/types';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { deadlineStateAt } from '../sla/deadline-state';
import { assess } from './assess';
import { compilePack } from './compile-pack';
import { pack } from './testing/arbitrary-pack';
import { oddBaselines, oddContext, oddRecord } from './testing/odd-records';

const compiled = compilePack(bundledPack, 'bundled');

describe('any record', () => {
  it('is assessed without a throw, in whole sentences, with parts that add up', () => {
    fc.assert(
      fc.property(
        oddRecord,
        oddContext,
        fc.option(oddBaselines, { nil: undefined }),
        (input, environment, own) => {
          const result = assess(compiled, input, { ...environment, baselines: own });
          expect(result.skippedRules).toEqual([]);

          for (const finding of result.findings) {
            expect(finding.message).not.toMatch(/undefined|NaN|Infinity|Invalid Date|\[object|\[native/);
            expect(finding.clears !== null).toBe(finding.outcome === 'fail');
            if (finding.measure)
              expect(Number.isFinite(finding.measure.value + finding.measure.limit)).toBe(true);
          }
          const ranks = result.findings.map((finding) =>
            ['fail', 'unknown', 'pass'].indexOf(finding.outcome),
          );
          expect(ranks).toEqual([...ranks].sort());

          for (const deadline of result.deadlines) {
            const { state, usedShare } = deadlineStateAt(deadline, environment.now);
            expect(
              state === 'unknown' ? deadline.reason !== null || !Number.isFinite(environment.now) : true,
            ).toBe(true);
            expect(usedShare).toBeGreaterThanOrEqual(0);
            expect(usedShare).toBeLessThanOrEqual(1);
          }
          if (!result.score) return;
          const { score } = result;
          expect(score.fit + score.engagement + score.negative).toBe(score.total);
          expect(score.parts.reduce((sum, part) => sum + part.shown, 0)).toBe(score.shown.total);
          expect(score.total).toBeGreaterThanOrEqual(0);
          expect(score.total).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('a field that is not rendered never makes a fail', () => {
    fc.assert(
      fc.property(oddRecord, oddContext, (input, environment) => {
        const { findings } = assess(compiled, { ...input, fields: {}, history: [] }, environment);
        expect(findings.filter((finding) => finding.outcome === 'fail')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** LEADLIGHT_FULL=1 makes a million pairs of it, which takes some minutes. */
const PACKS = process.env.LEADLIGHT_FULL ? 5000 : 30;
const RECORDS_A_PACK = process.env.LEADLIGHT_FULL ? 200 : 100;

/** More than any honest assessment takes on a slow machine: one that takes longer hangs. */
const LONGEST_MS = 2000;

/** Of this process: a busy machine may leave it waiting for seconds, and that is no hang. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

describe('any pack', () => {
  it('judges any record without a throw or a hang', () => {
    const seed = Number(process.env.LEADLIGHT_SEED ?? 1);
    const records = fc.sample(fc.tuple(oddRecord, oddContext), {
      seed,
      numRuns: PACKS < 100 ? 1000 : 20_000,
    });
    let pairs = 0;
    fc.assert(
      fc.property(pack, (random) => {
        for (let turn = 0; turn < RECORDS_A_PACK; turn++) {
          const [record, context] = records[pairs++ % records.length] ?? [];
          if (record && context) judge(random, record, context);
        }
      }),
      { seed, numRuns: PACKS, endOnFailure: true },
    );
    expect(pairs).toBe(PACKS * RECORDS_A_PACK);
  }, 3_600_000);
});

const compiledPacks = new WeakMap<RulePack, ReturnType<typeof compilePack>>();

function judge(random: RulePack, record: CrmRecord, context: AssessContext): void {
  const own = compiledPacks.get(random) ?? compilePack(random, 'unverified');
  compiledPacks.set(random, own);
  const start = processorMs();
  const result = assess(own, record, context);
  expect(processorMs() - start).toBeLessThan(LONGEST_MS);
  expect(result.skippedRules).toEqual([]);
  for (const { message, clears, outcome } of result.findings) {
    expect(`${message} ${clears}`).not.toMatch(/undefined|NaN|Infinity|Invalid Date|\[object|\[native/);
    expect(clears !== null).toBe(outcome === 'fail');
  }
  const { score } = result;
  if (!score) return;
  expect(score.fit + score.engagement + score.negative).toBe(score.total);
  expect(score.total).toBeGreaterThanOrEqual(0);
}
