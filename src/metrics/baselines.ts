import { DAY_MS } from '../record/format';
import type { Baselines, StageBaseline } from '../rule-kinds/define';
import type { MetricDeal } from './metric-deal';

interface Counted {
  days: number;
  visits: number;
  deals: number;
  since: number;
}

/**
 * The team's own average time in each open stage, from the completed visits of closed deals: what
 * staleness is measured against (domain.md § 5). One deal at a time; days are calendar days.
 */
export class BaselineCounter {
  readonly #stages = new Map<string, Map<string, Counted>>();

  add(deal: MetricDeal): void {
    if (deal.outcome !== 'won' && deal.outcome !== 'lost') return;
    const closed = deal.closedAt ?? (deal.closeDay === null ? null : deal.closeDay * DAY_MS);
    const seen = new Set<Counted>();
    for (const { place, from, until } of deal.visits) {
      if (place?.stage.kind !== 'open' || from === null || until === null || until === undefined) continue;
      const days = deal.dayOf(until) - deal.dayOf(from);
      if (days < 0) continue;
      const counted = this.#at(place.pipeline.id, place.stage.id);
      counted.days += days;
      counted.visits += 1;
      counted.since = Math.min(counted.since, closed ?? until);
      if (!seen.has(counted)) counted.deals += 1;
      seen.add(counted);
    }
  }

  result(): Baselines {
    return Object.fromEntries(
      [...this.#stages].map(([pipeline, stages]) => [
        pipeline,
        Object.fromEntries([...stages].map(([stage, counted]) => [stage, baseline(counted)])),
      ]),
    );
  }

  #at(pipeline: string, stage: string): Counted {
    const stages = this.#stages.get(pipeline) ?? new Map<string, Counted>();
    this.#stages.set(pipeline, stages);
    const counted = stages.get(stage) ?? { days: 0, visits: 0, deals: 0, since: Number.POSITIVE_INFINITY };
    stages.set(stage, counted);
    return counted;
  }
}

const baseline = ({ days, visits, deals, since }: Counted): StageBaseline => ({
  averageDays: days / visits,
  closedDeals: deals,
  since,
});
