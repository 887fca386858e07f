import type { PackQuota } from '../../pack-parts/quotas';
import type { PackTarget } from '../../pack-parts/targets';
import type { PipelineContext } from '../../rule-kinds/stages';
import { packContext } from '../../rule-packs/pack-context';
import { parsePack } from '../../rule-packs/parse';
import type { RulePack } from '../../rule-packs/schema';
import { type SpeedSla, speedSla } from '../../rule-packs/speed-sla';

/** What the review takes from the rule pack: its stages, its quotas and targets, and its limit for the first contact. */
export interface ReviewPack {
  pipelines: readonly PipelineContext[];
  quotas: readonly PackQuota[];
  targets?: readonly PackTarget[] | undefined;
  /** Null where the pack has none. */
  speed: SpeedSla | null;
}

/** The pack, checked for the engine. @throws Error with what is wrong with it. */
export function usablePack(document: unknown): RulePack {
  const parsed = parsePack(document);
  if (parsed.ok) return parsed.pack;
  const [first] = parsed.problems;
  throw new Error(first ? `${first.path}: ${first.message} ${first.fix}` : 'The rule pack is not usable.');
}

/** Null when the document is no pack that this version understands. */
export function reviewPack(document: unknown): ReviewPack | null {
  const parsed = parsePack(document);
  if (!parsed.ok) return null;
  return {
    pipelines: packContext(parsed.pack).pipelines,
    quotas: parsed.pack.quotas ?? [],
    targets: parsed.pack.targets,
    speed: speedSla(parsed.pack),
  };
}
