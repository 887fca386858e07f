import type { PackQuota } from '../../pack-parts/quotas';
import type { PackTarget } from '../../pack-parts/targets';
import type { Baselines } from '../../record/stage-baselines';
import type { PipelineContext } from '../../rule-kinds/stages';
import { packContext } from '../../rule-packs/pack-context';
import { parsePack } from '../../rule-packs/parse';
import type { RulePack } from '../../rule-packs/schema';
import { type SpeedSla, speedSla } from '../../rule-packs/speed-sla';
import { pipelinesMark, type StageDays, staleDays } from '../../rule-packs/stale-limits';

/** What the review takes from the rule pack: its stages, its quotas and targets, and its limit for the first contact. */
export interface ReviewPack {
  pipelines: readonly PipelineContext[];
  quotas: readonly PackQuota[];
  targets?: readonly PackTarget[] | undefined;
  /** Null where the pack has none. */
  speed: SpeedSla | null;
}

/** The limits of the pack's stages, for whoever asks for them. */
export interface LimitingPack {
  /** Names what an own history is to be counted by for its limits; null where no rule asks for one. */
  countedBy: string | null;
  /** The limits by an own history; left out where none was counted. */
  staleDays(baselines: Baselines | undefined): StageDays;
}

/** The pack, checked for the engine. @throws Error with what is wrong with it. */
export function usablePack(document: unknown): RulePack {
  const parsed = parsePack(document);
  if (parsed.ok) return parsed.pack;
  const [first] = parsed.problems;
  throw new Error(first ? `${first.path}: ${first.message} ${first.fix}` : 'The rule pack is not usable.');
}

/** Null when the document is no pack that this version understands. */
export function reviewPack(document: unknown): (ReviewPack & LimitingPack) | null {
  const parsed = parsePack(document);
  if (!parsed.ok) return null;
  const read = { pack: parsed.pack, context: packContext(parsed.pack) };
  return {
    pipelines: read.context.pipelines,
    quotas: parsed.pack.quotas ?? [],
    targets: parsed.pack.targets,
    speed: speedSla(parsed.pack),
    countedBy: pipelinesMark(read),
    staleDays: (baselines) => staleDays(read, baselines),
  };
}
