import { type Accumulator, accumulator, tally } from './accumulator';
import { type Metric, metric, shareMetric } from './metric';
import type { MetricDeal } from './metric-deal';
import { money, oneCurrency } from './money';
import { total } from './sample';

export interface OutcomeMetrics {
  won: Metric;
  lost: Metric;
  open: Metric;
  winRate: Metric;
  /** The same by amount instead of by deals. */
  winRateByAmount: Metric;
}

const NO_STAGE = 'its stage is not in the pipeline';
const STILL_OPEN = 'still open';

/** Won, lost and open deals, and win rate = won ÷ (won + lost) (domain.md § 5). */
export function outcomeMetrics(): Accumulator<MetricDeal, OutcomeMetrics> {
  const outcomes = tally();
  const amounts = { won: money(), lost: money() };
  const gaps = tally();
  return accumulator(
    { outcomes, wonAmounts: amounts.won, lostAmounts: amounts.lost, gaps },
    ({ outcome, amount, amountGap, currency }) => {
      outcomes.count(outcome);
      if (outcome !== 'won' && outcome !== 'lost') return;
      if (amount === null) gaps.count(amountGap ?? 'no amount');
      else amounts[outcome].at(currency).push(amount);
    },
    () => ({
      won: countOf('won'),
      lost: countOf('lost'),
      open: countOf('open'),
      winRate: winRate(),
      winRateByAmount: winRateByAmount(),
    }),
  );

  function countOf(outcome: 'won' | 'lost' | 'open'): Metric {
    const count = outcomes.of(outcome);
    const all = outcomes.of('won') + outcomes.of('lost') + outcomes.of('open');
    const definition = `Deals ${outcome} by their stage in the pipeline, or by the outcome that a map names.`;
    const name = { id: outcome, label: `Deals ${outcome}`, unit: 'deals', definition } as const;
    return metric(name, count, all, { excluded: listed([NO_STAGE, outcomes.of('unknown')]) });
  }

  function left() {
    return listed([NO_STAGE, outcomes.of('unknown')], [STILL_OPEN, outcomes.of('open')]);
  }

  function winRate(): Metric {
    const [won, lost] = [outcomes.of('won'), outcomes.of('lost')];
    return shareMetric(
      {
        id: 'winRate',
        label: 'Win rate',
        definition: 'Won deals ÷ (won + lost deals); open deals are left out.',
      },
      won,
      won + lost,
      { excluded: left(), none: 'no deal is closed yet' },
    );
  }

  function winRateByAmount(): Metric {
    const all = money();
    all.merge(amounts.won);
    all.merge(amounts.lost);
    const only = oneCurrency(all, 'no closed deal has an amount');
    const name = {
      id: 'winRateByAmount',
      label: 'Win rate by amount',
      definition: 'Amount of won deals ÷ amount of won and lost deals; open deals are left out.',
    };
    const excluded = [...left(), ...gaps.rows()];
    if ('why' in only) return metric({ ...name, unit: 'share' }, null, 0, { excluded, reason: only.why });
    const [won, whole] = [total(amounts.won.at(only.currency)), total(only.amounts)];
    const none = 'the amounts of closed deals add up to 0';
    return {
      ...shareMetric(name, won, whole, { excluded, none }),
      n: only.amounts.size,
    };
  }
}

function listed(...rows: readonly (readonly [reason: string, count: number])[]) {
  return rows.filter(([, count]) => count > 0).map(([reason, count]) => ({ reason, count }));
}
