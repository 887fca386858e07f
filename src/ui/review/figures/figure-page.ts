import type { Metric } from '../../../metrics';
import { periodName } from '../../../metrics/calendar';
import { WON_IN_QUARTER } from '../../../metrics/deal-size';
import { type MetricName, metric, type SampleFigure } from '../../../metrics/metric';
import { type TargetRange, targetRange } from '../../../metrics/target-ranges';
import type { Figures } from './count-figures';
import { daysInStage, dealCharts } from './deal-charts';
import type { FigureViewId } from './figure-views';
import { leadCharts } from './lead-charts';

export interface FigureCard {
  metric: Metric;
  usual: TargetRange | null;
  /** Counted on spend, which is given in the review. */
  isOfSpend?: true;
}

export interface ChartRow {
  label: string;
  metric: Metric;
  usual: TargetRange | null;
  /** Id of the rows behind it. */
  behind: string;
}

export interface FigureChart {
  title: string;
  /** What its bars are measured in, for the head of the table behind. */
  value: string;
  rows: ChartRow[];
  /** Said instead of the chart while it has no rows. */
  none: string;
}

export interface SpreadRow {
  label: string;
  spread: Record<SampleFigure, Metric>;
  /** Id of the rows behind it. */
  behind: string;
}

/** How the values behind a figure are spread. */
export interface FigureSpread {
  title: string;
  rows: SpreadRow[];
  /** Said instead of the chart while it has no rows. */
  none: string;
}

export interface FigurePage {
  cards: FigureCard[];
  charts: FigureChart[];
  spreads?: FigureSpread[];
}

const card = (figure: Metric, usual: TargetRange | null = null): FigureCard => ({ metric: figure, usual });

const ofSpend = (figure: Metric, usual: TargetRange | null = null): FigureCard => ({
  ...card(figure, usual),
  isOfSpend: true,
});

/** The figures of one view (domain.md § 8). */
export function figurePage(id: FigureViewId, figures: Figures): FigurePage {
  if (id === 'marketing') return marketing(figures);
  return id === 'sales' ? sales(figures) : executive(figures);
}

function marketing(figures: Figures): FigurePage {
  const { leads, targets } = figures;
  return {
    cards: [
      card(leads.leads),
      card(leads.mqlRate),
      card(leads.conversion),
      ofSpend(leads.spend.costPerMql),
      card(leads.speed.response.median, targetRange('speedToLeadMinutes', targets)),
      card(leads.speed.insideSla, targetRange('insideSla', targets)),
    ],
    charts: leadCharts(figures),
  };
}

function sales(figures: Figures): FigurePage {
  const { deals, forecast, targets } = figures;
  return {
    cards: [
      card(deals.openPipeline),
      card(deals.forecast.weighted),
      card(deals.winRate, targetRange('winRate', targets)),
      card(deals.velocityPerDay),
      card(deals.averageDealSize),
      card(deals.cycle.won.median),
      card(deals.pushes.pushedDeals),
      card(deals.pushes.pushedTwice),
      card(deals.pushes.pushedAmount),
      card(deals.pushes.slippedDeals),
      card(deals.pushes.slippedAmount),
      card(deals.dataQuality.score, targetRange('dataQuality', targets)),
      card(forecast.error, targetRange('forecastError', targets)),
    ],
    charts: dealCharts(figures),
    spreads: [daysInStage(figures)],
  };
}

function executive(figures: Figures): FigurePage {
  const { deals, leads, targets } = figures;
  return {
    cards: [
      card(revenueToTarget(figures), targetRange('revenueToTarget', targets)),
      card(deals.coverage, targetRange('coverage', targets)),
      card(deals.forecast.weighted),
      card(deals.winRate, targetRange('winRate', targets)),
      ofSpend(leads.spend.cac),
      ofSpend(leads.spend.ltvToCac, targetRange('ltvToCac', targets)),
    ],
    charts: [
      {
        title: 'Won value by quarter',
        value: 'Won value',
        none: 'No deal was won yet.',
        rows: deals.wonByQuarter
          .filter(({ result }) => result.wonValue.n > 0)
          .map(({ key, result }) => ({
            label: key === null ? 'no close date' : periodName(key),
            metric: { ...result.wonValue, definition: WON_IN_QUARTER },
            usual: null,
            behind: `wonValue.quarter.${key ?? ''}`,
          })),
      },
    ],
  };
}

const REVENUE: MetricName = {
  id: 'revenueToTarget',
  label: 'Revenue against target',
  unit: 'share',
  definition: 'Sum of the amounts of won deals with a close date in the quota’s period ÷ quota.',
};

function revenueToTarget({ quota, inPeriod }: Figures): Metric {
  if (!quota || !inPeriod)
    return metric(REVENUE, null, 0, { reason: 'the rule pack gives no quota for this period' });
  const { value, n, excluded, reason, currency } = inPeriod.wonValue;
  const isOther = value !== null && currency != null && currency !== quota.currency;
  if (isOther)
    return metric(REVENUE, null, n, {
      excluded,
      reason: `the quota is in ${quota.currency}, the won amounts in ${currency}`,
    });
  return metric(REVENUE, value === null ? null : value / quota.amount, n, { excluded, reason });
}
