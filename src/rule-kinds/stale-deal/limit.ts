import * as z from 'zod/mini';
import type { Baselines } from '../define';
import type { StagePlace } from '../stages';

export const limitOptions = z.object({
  /** Limit as a multiple of the team's average time in the stage. */
  factor: z.number().check(z.gte(1), z.lte(10)),
  /** Closed deals needed before the team's own average counts. */
  minimumSample: z.int().check(z.gte(1), z.lte(1000)),
  /** The limit from history is never under this many days. */
  floorDays: z.int().check(z.gte(0), z.lte(365)),
});

export type LimitOptions = z.infer<typeof limitOptions>;

/** The limit in whole days, with what it rests on. `closedDeals` is null where the own history was not counted. */
export type StageLimit =
  | { source: 'history'; days: number; averageDays: number; closedDeals: number; since: number }
  | { source: 'pack'; days: number; closedDeals: number | null }
  | { source: 'none'; closedDeals: number | null };

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
  if (
    baseline &&
    baseline.closedDeals >= options.minimumSample &&
    baseline.averageDays >= 0 &&
    Number.isFinite(baseline.averageDays)
  ) {
    const days = Math.floor(Math.max(baseline.averageDays * options.factor, options.floorDays));
    return { source: 'history', days, ...baseline };
  }
  const closedDeals = baselines ? (baseline?.closedDeals ?? 0) : null;
  const { staleAfterDays } = place.stage;
  return staleAfterDays === null
    ? { source: 'none', closedDeals }
    : { source: 'pack', days: staleAfterDays, closedDeals };
}
