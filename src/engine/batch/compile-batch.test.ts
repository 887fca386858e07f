import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condition, context, record } from '../../conditions/testing/arbitrary';
import type { AssessContext } from '../../record/types';
import { deal, empty, filled, lead, NOW } from '../../rule-kinds/testing/record-builder';
import { bundledPack } from '../../rule-packs/bundled';
import { scoreRecord } from '../../scoring/score';
import { tally } from '../../scoring/tally';
import { assess } from '../assess';
import { compilePack } from '../compile-pack';
import { pack, scoring } from '../testing/arbitrary-pack';
import { compileBatch } from './compile-batch';
import { OUTCOMES } from './rule-columns';
import { MQL } from './score-columns';

const RUNS = process.env.LEADLIGHT_FULL ? 2000 : 60;
const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const records = fc.array(record, { minLength: 1, maxLength: 30 });

describe('a pack over many records', () => {
  it('gives the scores that single records get', () => {
    fc.assert(
      fc.property(pack, scoring, records, context, (base, model, list, at) => {
        const compiled = compilePack({ ...base, scoring: model, rules: [] }, 'unverified');
        const batch = compileBatch(compiled);
        const result = batch.run(batch.columnsFrom(list), at);
        list.forEach((one, row) => {
          const expected = scoreRecord(compiled.scoring, one, at, compiled.context);
          expect(result?.scores.isScored[row]).toBe(expected ? 1 : 0);
          if (!expected) return;
          const { fit, engagement, negative } = tally(compiled.scoring, one, at);
          const own = result?.scores;
          expect({
            total: own?.total[row],
            shown: own?.shown[row],
            mql: MQL[own?.mql[row] ?? 0],
            unknownParts: own?.unknownParts[row],
            numerators: [own?.fit[row], own?.engagement[row], own?.negative[row]],
          }).toEqual({
            total: expected.total,
            shown: expected.shown.total,
            mql: expected.mql,
            unknownParts: expected.unknownParts,
            numerators: [fit, engagement, negative],
          });
        });
      }),
      { numRuns: RUNS },
    );
  }, 900_000);

  it('gives the worst outcome of each rule', () => {
    fc.assert(
      fc.property(pack, records, context, (base, list, at) => {
        const live = base.rules.map((rule) => ({ ...rule, mode: 'live' as const }));
        const compiled = compilePack({ ...base, rules: live }, 'unverified');
        const batch = compileBatch(compiled);
        const result = batch.run(batch.columnsFrom(list), at);
        list.forEach((one, row) => {
          const { findings, skippedRules } = assess(compiled, one, at);
          for (const { rule, outcomes } of result?.rules ?? []) {
            const own = findings.filter((finding) => finding.rule === rule).map(({ outcome }) => outcome);
            const skipped = skippedRules.some((entry) => entry.rule === rule);
            const worst = (['fail', 'unknown', 'pass'] as const).find((outcome) => own.includes(outcome));
            expect(OUTCOMES[outcomes[row] ?? 0]).toBe(skipped ? 'error' : (worst ?? 'none'));
          }
        });
      }),
      { numRuns: RUNS / 4 },
    );
  }, 900_000);
});

describe('bands of one attribute', () => {
  it('leave open only what is beyond the best that is sure', () => {
    const signal = (field: string, points: number, group?: string) => ({
      id: field,
      label: field,
      points,
      when: { op: 'exists' as const, field },
      ...(group && { group }),
    });
    const fit = [signal('employees', 40, 'Size'), signal('discount', 100, 'Size'), signal('title', 100)];
    const weights = { fit: 100, engagement: 0 };
    const model = {
      ...bundledPack.scoring,
      weights,
      fit,
      engagement: [],
      negative: [],
      engagementMinimum: 0,
    };
    const one = lead({ employees: filled(5), title: empty() });
    const mqlAt = (fitMinimum: number) => {
      const scoringPart = { ...model, fitMinimum, threshold: 0 };
      const compiled = compilePack({ ...bundledPack, scoring: scoringPart }, 'unverified');
      const batch = compileBatch(compiled);
      const row = batch.run(batch.columnsFrom([one]), CONTEXT, { rules: [] })?.scores.mql[0] ?? 0;
      expect(MQL[row]).toBe(scoreRecord(compiled.scoring, one, CONTEXT, compiled.context)?.mql);
      return MQL[row];
    };
    expect([20, 21, 50, 51].map(mqlAt)).toEqual(['yes', 'unknown', 'unknown', 'no']);
  });
});

describe('a run over several blocks', () => {
  const compiled = compilePack(bundledPack, 'bundled');
  const batch = compileBatch(compiled);
  const many = Array.from({ length: 5000 }, (_, index) =>
    deal({
      identity: { ...deal().identity, object: 'lead', id: String(index) },
      fields: { employees: filled(index), country: filled(index % 3 === 0 ? 'DE' : 'Chile') },
    }),
  );

  it('keeps the records in their order', () => {
    const result = batch.run(batch.columnsFrom(many), CONTEXT, { rules: [] });
    const size = result?.conditions.get('scoring.fit[0].when');
    expect(size?.truth.length).toBe(Math.ceil(5000 / 32));
    many.forEach((one, row) => {
      if (row % 97 > 1) return;
      const single = scoreRecord(compiled.scoring, one, CONTEXT, compiled.context);
      expect(result?.scores.total[row]).toBe(single?.total);
    });
  });

  it('reports how far it is, and stops when told', () => {
    const seen: number[] = [];
    const columns = batch.columnsFrom(many);
    const onProgress = (done: number) => void seen.push(done);
    expect(batch.run(columns, CONTEXT, { onProgress, rules: [] })?.size).toBe(5000);
    expect(seen).toEqual([2048, 4096, 5000]);
    expect(batch.run(columns, CONTEXT, { shouldStop: () => true, rules: [] })).toBeNull();
  });

  it('runs the rules that are asked for', () => {
    const columns = batch.columnsFrom([deal()]);
    expect(batch.run(columns, CONTEXT, { rules: ['stage-skip'] })?.rules.map(({ rule }) => rule)).toEqual([
      'stage-skip',
    ]);
    expect(batch.run(batch.columnsFrom([]), CONTEXT)?.size).toBe(0);
  });

  it('hands out the bits of each condition by its path', () => {
    const [first] = fc.sample(condition, { seed: 1, numRuns: 1 });
    if (!first) throw new Error('There is a sample.');
    const fit = [{ id: 'one', label: 'One', points: 5, when: first }];
    const other = compileBatch(
      compilePack({ ...bundledPack, scoring: { ...bundledPack.scoring, fit } }, 'unverified'),
    );
    const paths = [...(other.run(other.columnsFrom(many), CONTEXT, { rules: [] })?.conditions.keys() ?? [])];
    expect(paths[0]).toBe('scoring.fit[0].when');
    expect(paths).toHaveLength(
      1 + bundledPack.scoring.engagement.length + bundledPack.scoring.negative.length,
    );
  });
});
