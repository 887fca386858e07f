import type { CrmRecord, EpochMs } from '../record/types';
import type { StagePlace, StageResolver } from '../rule-kinds/stages';
import { type Tally, tally } from './accumulator';
import { type Calendar, calendar, isWithin, type Period, periodName, quarterOf } from './calendar';
import { type DealState, openPipelineAt } from './changes/deal-life';
import { forecastError } from './forecast';
import type { Metric } from './metric';
import type { MetricDeal } from './metric-deal';
import { type Money, money, moneyMetric } from './money';
import { mean, type Sample, sample, total } from './sample';

/** What was to be expected of the last full quarter at its start, and what came of it (domain.md § 8). */
export interface ForecastOutcome {
  /** "2026Q3". */
  quarter: string;
  forecast: Metric;
  won: Metric;
  /** (Forecast − won) ÷ won. */
  error: Metric;
  /** Whether the deals that were then in a stage are forecast: only where its probability is known. */
  isForecast(stage: string): boolean;
}

/** What a deal counts for. */
export interface ForecastPart {
  /** The stage it was due in, as `isForecast` takes it; null when it was not due, or that is not told. */
  dueStage: string | null;
  isWon: boolean;
}

export interface ForecastOutcomeOptions {
  now: EpochMs;
  zone: string;
  placeOf: StageResolver;
}

/**
 * A closed deal's probability is rewritten when it closes and histories seldom keep it, so each deal is weighted by
 * the mean probability of the deals that stand in its stage today. Stage, amount and close date are those that
 * its own history tells of the quarter's first moment; what is not told is left out and counted.
 */
export function forecastOutcome({ now, zone, placeOf }: ForecastOutcomeOptions) {
  const dayOf = calendar(zone);
  const period = lastQuarter(dayOf(now));
  const opening = firstMoment(period.from, now, dayOf);
  const stages = new Map<string, { due: [amount: number, currency: string | null][]; today: Sample }>();
  const won = money();
  const gaps = { forecast: tally(), won: tally() };

  const stageOf = (id: string) => {
    const known = stages.get(id) ?? { due: [], today: sample() };
    stages.set(id, known);
    return known;
  };

  function addForecast(record: CrmRecord): string | null {
    const due = dueAt(openPipelineAt(record, opening, { placeOf, dayOf }), period);
    if (!due) return null;
    if ('why' in due) {
      gaps.forecast.count(due.why);
      return null;
    }
    const stage = stageId(due.place);
    stageOf(stage).due.push([due.amount, due.currency]);
    return stage;
  }

  function addWon({ outcome, closeDay, amount, amountGap, currency }: MetricDeal): boolean {
    if (outcome !== 'won' || closeDay === null || !isWithin(closeDay, period)) return false;
    if (amount === null) gaps.won.count(amountGap ?? 'no amount');
    else won.at(currency).push(amount);
    return amount !== null;
  }

  return {
    add(record: CrmRecord, deal: MetricDeal): ForecastPart {
      if (deal.outcome === 'open' && deal.place && deal.probability !== null)
        stageOf(stageId(deal.place)).today.push(deal.probability);
      return { dueStage: addForecast(record), isWon: addWon(deal) };
    },
    result(): ForecastOutcome {
      const quarter = quarterOf(period.from);
      const { weighted, unweighted } = weighed(stages.values());
      const name = periodName(quarter);
      const forecast = forecastMetric(name, weighted, [gaps.forecast, unweighted]);
      const actual = wonMetric(name, won, gaps.won);
      const error = forecastError(forecast, actual, ofQuarter(name));
      return { quarter, forecast, won: actual, error, isForecast: (stage) => stageOf(stage).today.size > 0 };
    },
  };
}

const stageId = ({ pipeline, stage }: StagePlace): string => `${pipeline.id}.${stage.id}`;

/** Whether a deal was to close in the period, as told at one moment; null when it was not. */
function dueAt(
  { presence, stage, amount, closeDay }: DealState,
  period: Period,
): { place: StagePlace; amount: number; currency: string | null } | { why: string } | null {
  if (presence === 'absent' || presence === 'gone') return null;
  if (presence === 'unknown' || !stage.isKnown) return { why: 'its stage at the start is not told' };
  const { place } = stage.value;
  if (place && place.stage.kind !== 'open') return null;
  if (!closeDay.isKnown) return { why: 'its close date at the start is not told' };
  if (closeDay.value === null || !isWithin(closeDay.value, period)) return null;
  if (!place) return { why: 'its stage at the start is none of the rule pack' };
  if (!amount.isKnown) return { why: 'its amount at the start is not told' };
  const { cents, currency } = amount.value;
  return cents === null ? { why: 'it had no amount' } : { place, amount: cents / 100, currency };
}

function weighed(stages: Iterable<{ due: [number, string | null][]; today: Sample }>) {
  const weighted = money();
  const unweighted = tally();
  for (const { due, today } of stages) {
    const probability = mean(today);
    if (probability === null && due.length > 0)
      unweighted.count('no open deal tells the probability of its stage', due.length);
    else
      for (const [amount, currency] of due) weighted.at(currency).push((amount * (probability ?? 0)) / 100);
  }
  return { weighted, unweighted };
}

function forecastMetric(quarter: string, weighted: Money, gaps: readonly Tally[]): Metric {
  const excluded = tally();
  for (const gap of gaps) excluded.merge(gap);
  return moneyMetric(
    {
      id: 'forecastThen',
      label: `Forecast of ${quarter}, at its start`,
      definition: `Sum of amount × probability of deals that were open at the start of ${quarter} and were then to close in it, as their histories tell. Probability: the mean of the open deals that are in the same stage today.`,
    },
    weighted,
    total,
    { none: `no deal is known to have been due in ${quarter} at its start`, excluded },
  );
}

const wonMetric = (quarter: string, won: Money, gaps: Tally): Metric =>
  moneyMetric(
    {
      id: 'wonThen',
      label: `Won in ${quarter}`,
      definition: `Sum of the amounts of won deals with a close date in ${quarter}, forecast or not.`,
    },
    won,
    total,
    { none: `no deal was won in ${quarter}`, excluded: gaps },
  );

const ofQuarter = (quarter: string) =>
  `(Weighted forecast at the start of ${quarter} − won amount) ÷ won amount of ${quarter}; above 0 means that the forecast was too high. n counts the forecast deals.`;

/** The last quarter that is over. */
function lastQuarter(today: number): Period {
  let to = today;
  while (quarterOf(to) === quarterOf(today)) to -= 1;
  let from = to;
  while (quarterOf(from - 1) === quarterOf(to)) from -= 1;
  return { from, to };
}

const HOUR_MS = 3_600_000;

/** The first minute of a day of the past, whatever the zone does on it. */
function firstMoment(day: number, now: EpochMs, dayOf: Calendar): EpochMs {
  let [before, at] = [now - (dayOf(now) - day + 2) * 24 * HOUR_MS, now];
  while (at - before > 60_000) {
    const middle = Math.floor((before + at) / 2);
    if (dayOf(middle) < day) before = middle;
    else at = middle;
  }
  return Math.floor(at / 60_000) * 60_000;
}
