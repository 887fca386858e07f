import { describe, expect, it } from 'vitest';
import { assess } from '../engine/assess';
import { compilePack } from '../engine/compile-pack';
import type { PackStage } from '../pack-parts/pipelines';
import { at, deal, moment, NOW, stage } from '../rule-kinds/testing/record-builder';
import { bundledPack } from './bundled';
import type { RulePack } from './schema';
import { limitsOf, pipelinesMark, staleDays } from './stale-limits';

const stale = bundledPack.rules.find(({ kind }) => kind === 'stale-deal');
const [pipeline] = bundledPack.pipelines;
if (!stale || !pipeline) throw new Error('The bundled pack judges what is stale in a pipeline.');

const packOf = (change: Partial<RulePack> = {}) => compilePack({ ...bundledPack, ...change }, 'bundled');
const { stages } = pipeline;
const withStages = (change: (stage: PackStage) => object) =>
  packOf({
    pipelines: [{ ...pipeline, stages: stages.map((one) => ({ ...one, ...change(one) })) }],
  });
const bundled = packOf();

describe('by what an own history is counted', () => {
  it('is nothing where no rule asks what is stale', () => {
    const rules = bundledPack.rules.map((rule) =>
      rule.kind === 'stale-deal' ? { ...rule, mode: 'off' as const } : rule,
    );
    expect(pipelinesMark(packOf({ rules }))).toBeNull();
    expect(pipelinesMark(bundled, 'lead')).toBeNull();
    expect(pipelinesMark(bundled, 'deal')).toBe(pipelinesMark(bundled));
    const shadow = packOf({ rules: [{ ...stale, mode: 'shadow' }] });
    expect(pipelinesMark(shadow)).toBe(pipelinesMark(bundled));
  });

  it('are the names of the stages and what they mean, and not what the pack asks of them', () => {
    const same = withStages(() => ({ staleAfterDays: 3, requiredFields: [] }));
    expect(pipelinesMark(same)).toBe(pipelinesMark(bundled));
    const marks = [
      withStages(({ aliases }) => ({ aliases: [...aliases, 'Haggling'] })),
      withStages(({ label }) => ({ label: `${label} 2` })),
      withStages(({ kind }) => ({ kind: kind === 'won' ? 'lost' : kind })),
      packOf({ pipelines: [{ ...pipeline, id: 'renewals' }] }),
    ].map((pack) => pipelinesMark(pack));
    expect(new Set([...marks, pipelinesMark(bundled)]).size).toBe(5);
  });
});

describe('the limits drawn from an own history', () => {
  const ofNegotiation = (averageDays: number, closedDeals = 41) =>
    limitsOf(bundled, {
      [pipeline.id]: { negotiation: { averageDays, closedDeals, since: at('2026-01-01') } },
    });

  it('are others when a limit is another one', () => {
    const known = ofNegotiation(20);
    expect(ofNegotiation(20.4, 43)).toBe(known);
    expect(ofNegotiation(20.5)).not.toBe(known);
    expect(ofNegotiation(20, 19)).not.toBe(known);
  });

  it('are others once a history was counted, however short it is', () => {
    expect(limitsOf(bundled, {})).not.toBe(limitsOf(bundled, undefined));
    expect(ofNegotiation(20, 3)).toBe(limitsOf(bundled, {}));
  });
});

describe('the days after which a deal is stale', () => {
  const own = (averageDays: number, closedDeals: number) => ({
    [pipeline.id]: { proposal: { averageDays, closedDeals, since: at('2026-01-01') } },
  });
  const days = (rules: RulePack['rules'], baselines?: ReturnType<typeof own>) =>
    staleDays(packOf({ rules }), baselines)[pipeline.id];

  it('are those of the own history where enough deals tell it, else those of the pack', () => {
    expect(days([stale], own(28.6, 83))).toMatchObject({ proposal: 57, negotiation: 21 });
    expect(days([stale], own(28.6, 19))).toMatchObject({ proposal: 10 });
    expect(days([stale])).toMatchObject({ proposal: 10, negotiation: 21 });
  });

  it('are those that the rule itself holds a deal against', () => {
    const stay = deal({
      stage: stage('Proposal', 'proposal'),
      fields: { stageEnteredAt: moment('2026-10-27') },
    });
    const context = { now: NOW, zone: 'UTC', locale: 'en-GB' };
    for (const baselines of [undefined, own(28.6, 83), own(28.6, 19)]) {
      const { findings } = assess(packOf({ rules: [stale] }), stay, {
        ...context,
        ...(baselines && { baselines }),
      });
      expect(days([stale], baselines)?.proposal).toBe(findings[0]?.measure?.limit);
    }
  });

  it('are nothing where neither gives any, nor in a closed stage', () => {
    const bare = withStages(() => ({ staleAfterDays: undefined }));
    const ids = stages.filter(({ kind }) => kind === 'open').map(({ id }) => id);
    expect(staleDays(bare, undefined)[pipeline.id]).toEqual(Object.fromEntries(ids.map((id) => [id, null])));
    expect(staleDays(bare, own(28.6, 83))[pipeline.id]).toMatchObject({ proposal: 57, negotiation: null });
  });

  it('are the fewest of all rules that warn, and of the pack where none does', () => {
    const early = { ...stale, id: 'early', options: { factor: 1, minimumSample: 50, floorDays: 3 } };
    const odd = { ...stale, id: 'odd', options: { factor: 'none' } };
    expect(days([stale, early], own(28.6, 83))).toMatchObject({ proposal: 28 });
    expect(days([stale, { ...early, mode: 'shadow' }], own(28.6, 83))).toMatchObject({ proposal: 57 });
    expect(days([stale, odd], own(28.6, 83))).toMatchObject({ proposal: 57 });
    expect(days([{ ...stale, mode: 'off' }, odd], own(28.6, 83))).toMatchObject({ proposal: 10 });
    expect(days([{ ...stale, appliesTo: ['lead'] }], own(28.6, 83))).toMatchObject({ proposal: 10 });
  });
});
