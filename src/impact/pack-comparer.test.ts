import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { context, record } from '../conditions/testing/arbitrary';
import { assess } from '../engine/assess';
import { compilePack } from '../engine/compile-pack';
import { pack, scoring } from '../engine/testing/arbitrary-pack';
import type { AssessContext, CrmRecord } from '../record/types';
import { deal, empty, filled, lead, NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { packComparer, rulesToRun } from './pack-comparer';

const RUNS = process.env.LEADLIGHT_FULL ? 1000 : 25;
const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const records = fc.array(record, { minLength: 1, maxLength: 20 });

/** What each record is said by one pack, judged by itself. */
function plainly(one: RulePack, judged: CrmRecord, at: AssessContext) {
  const { findings, score } = assess(compilePack(one, 'unverified'), judged, at);
  const warned = new Set(findings.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule));
  return {
    warned,
    shown: score?.shown.total ?? null,
    reaches: score !== null && score.total >= score.threshold,
  };
}

const modes = fc.constantFrom<RulePack['rules'][number]['mode']>('live', 'live', 'shadow', 'off');

/** A pack, and what somebody made of it: another score, some rules switched or left out. */
const edited = fc
  .tuple(
    pack,
    scoring,
    scoring,
    fc.array(fc.tuple(modes, modes, fc.boolean()), { maxLength: 30 }),
    fc.boolean(),
  )
  .map(([base, first, second, switches, hasSameScore]): [RulePack, RulePack] => [
    {
      ...base,
      scoring: first,
      rules: base.rules.map((rule, at) => ({ ...rule, mode: switches[at]?.[0] ?? 'live' })),
    },
    {
      ...base,
      scoring: hasSameScore ? first : second,
      rules: base.rules
        .map((rule, at) => ({ ...rule, mode: switches[at]?.[1] ?? 'live' }))
        .filter((_, at) => !switches[at]?.[2]),
    },
  ]);

describe('two packs on the same records', () => {
  it('differ by what each says of a record by itself', () => {
    fc.assert(
      fc.property(edited, records, context, ([before, after], list, at) => {
        const comparer = packComparer(compilePack(before, 'unverified'), compilePack(after, 'unverified'));
        const found = comparer.compare(list, { before: at, after: at });
        const changes = new Map(found.map((change) => [change.record, change]));
        for (const one of list) {
          const [old, now] = [plainly(before, one, at), plainly(after, one, at)];
          const change = changes.get(one);
          expect([...(change?.gained ?? [])].sort()).toEqual(
            [...now.warned].filter((rule) => !old.warned.has(rule)).sort(),
          );
          expect([...(change?.lost ?? [])].sort()).toEqual(
            [...old.warned].filter((rule) => !now.warned.has(rule)).sort(),
          );
          const isOther = old.shown !== now.shown || old.reaches !== now.reaches;
          if (!change) expect(isOther).toBe(false);
          else
            expect(change.score).toEqual(
              old.shown === null && now.shown === null
                ? null
                : {
                    before: old.shown,
                    after: now.shown,
                    reachedBefore: old.reaches,
                    reachesNow: now.reaches,
                  },
            );
        }
      }),
      { numRuns: RUNS, seed: 11 },
    );
  }, 900_000);
});

const switched = (id: string, mode: RulePack['rules'][number]['mode']): RulePack => ({
  ...bundledPack,
  rules: bundledPack.rules.map((rule) => (rule.id === id ? { ...rule, mode } : rule)),
});

describe('the rules that have to be run', () => {
  const live = bundledPack.rules.filter(({ mode }) => mode === 'live').map(({ id }) => id);
  const [first = ''] = live;

  it('are none between packs that judge the same, whatever they are called', () => {
    const renamed = { ...bundledPack, name: 'Other', version: 9, noiseBudget: 9 };
    expect(rulesToRun(bundledPack, renamed)).toEqual({ before: [], after: [] });
  });

  it('are those that changed', () => {
    expect(rulesToRun(bundledPack, switched(first, 'shadow'))).toEqual({ before: [first], after: [] });
  });

  it('are all of them where something changed that rules may read', () => {
    const scoringPart = { ...bundledPack.scoring, threshold: 1 };
    expect(rulesToRun(bundledPack, { ...bundledPack, scoring: scoringPart })).toEqual({
      before: live,
      after: live,
    });
  });
});

it('counts a score that equals the threshold as one that reaches it', () => {
  const one = lead({ employees: filled(50) });
  const signal = { id: 'a', label: 'A', points: 40, when: { op: 'exists' as const, field: 'employees' } };
  const other = { id: 'b', label: 'B', points: 60, when: { op: 'empty' as const, field: 'employees' } };
  const withThreshold = (threshold: number) =>
    compilePack(
      {
        ...bundledPack,
        scoring: {
          ...bundledPack.scoring,
          appliesTo: ['lead'],
          weights: { fit: 100, engagement: 0 },
          fit: [signal, other],
          engagement: [],
          negative: [],
          threshold,
        },
      },
      'unverified',
    );
  const [change] = packComparer(withThreshold(41), withThreshold(40)).compare([one], {
    before: CONTEXT,
    after: CONTEXT,
  });
  expect(change?.score).toEqual({ before: 40, after: 40, reachedBefore: false, reachesNow: true });
});

it('does not count what a rule in shadow mode says', () => {
  const one = deal({ fields: { amount: empty(), owner: filled('Ines Vollmer') } });
  const isMissing = bundledPack.rules.find(({ kind }) => kind === 'amount-missing')?.id ?? '';
  const compare = (mode: 'shadow' | 'off') =>
    packComparer(
      compilePack(switched(isMissing, mode), 'unverified'),
      compilePack(switched(isMissing, 'live'), 'unverified'),
    ).compare([one], { before: CONTEXT, after: CONTEXT });
  expect(compare('shadow')[0]?.gained).toEqual([isMissing]);
  expect(compare('off')[0]?.gained).toEqual([isMissing]);
});
