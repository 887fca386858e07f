import type { Baselines } from '../define';
import type { StagePlace } from '../stages';

export interface LimitOptions {
  factor: number;
  minimumSample: number;
  floorDays: number;
}

/** The limit in whole days, with what it rests on. */
export type StageLimit =
  | { source: 'history'; days: number; averageDays: number; closedDeals: number; since: number }
  | { source: 'pack'; days: number; closedDeals: number }
  | { source: 'none'; closedDeals: number };

/**
 * `factor` times the team's own average once `minimumSample` closed deals went through the
 * stage, but never under `floorDays`; before that the pack's days, if it gives any (domain.md § 5).
 * Cut to whole days, because days in stage are counted whole.
 */
export function stageLimit(
  place: StagePlace,
  options: LimitOptions,
  baselines: Baselines | undefined,
): StageLimit {
  const baseline = baselines?.[place.pipeline.id]?.[place.stage.id];
  const closedDeals = baseline?.closedDeals ?? 0;
  if (
    baseline &&
    closedDeals >= options.minimumSample &&
    baseline.averageDays >= 0 &&
    Number.isFinite(baseline.averageDays)
  ) {
    const days = Math.floor(Math.max(baseline.averageDays * options.factor, options.floorDays));
    return { source: 'history', days, averageDays: baseline.averageDays, closedDeals, since: baseline.since };
  }
  const { staleAfterDays } = place.stage;
  return staleAfterDays === null
    ? { source: 'none', closedDeals }
    : { source: 'pack', days: staleAfterDays, closedDeals };
}
