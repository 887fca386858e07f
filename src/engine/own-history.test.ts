import { describe, expect, it } from 'vitest';
import type { PackStage } from '../pack-parts/pipelines';
import { at } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { compilePack } from './compile-pack';
import { limitsOf, pipelinesMark } from './own-history';

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
