import type { Metric } from '../../../metrics';
import type { LifecycleStage } from '../../../metrics/leads/lifecycle';
import { type MetricName, metric, type SampleFigure } from '../../../metrics/metric';
import type { TargetMetric } from '../../../pack-parts/targets';
import type { Figures } from './count-figures';
import type { Usual } from './figure-text';
import type { FigureViewId } from './figure-views';
import { usualOf } from './usual';

export interface FigureCard {
  metric: Metric;
  usual: Usual | null;
}

export interface ChartRow {
  label: string;
  metric: Metric;
  usual: Usual | null;
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

const card = (figure: Metric, usual: Usual | null = null): FigureCard => ({ metric: figure, usual });

/** The figures of one view (domain.md § 8). */
export function figurePage(id: FigureViewId, figures: Figures): FigurePage {
  if (id === 'marketing') return marketing(figures);
  return id === 'sales' ? sales(figures) : executive(figures);
}

function marketing({ leads, targets }: Figures): FigurePage {
  return {
    cards: [
      card(leads.leads),
      card(leads.mqlRate),
      card(leads.conversion),
      card(leads.spend.costPerMql),
      card(leads.speed.response.median, usualOf('speedToLeadMinutes', targets)),
      card(leads.speed.insideSla, usualOf('insideSla', targets)),
    ],
    charts: [
      {
        title: 'Funnel',
        value: 'Conversion',
        none: 'No lead has a lifecycle stage.',
        rows: leads.funnel.steps.map(({ from, to, conversion }) => ({
          label: `${stageWord(from)} → ${stageWord(to)}`,
          metric: conversion,
          usual: STEPS[from] ? usualOf(STEPS[from], targets) : null,
          behind: conversion.id,
        })),
      },
      {
        title: 'Leads by first source',
        value: 'Leads',
        none: 'No lead was seen yet.',
        rows: leads.bySource.map(({ key, result }) => ({
          label: key ?? 'no source',
          metric: result.leads,
          usual: null,
          behind: `leads.source.${key}`,
        })),
      },
      {
        title: 'MQL rate by first source',
        value: 'MQL rate',
        none: 'No lead was seen yet.',
        rows: leads.bySource.map(({ key, result }) => ({
          label: key ?? 'no source',
          metric: result.mqlRate,
          usual: null,
          behind: `leads.source.${key}`,
        })),
      },
    ],
  };
}

/** By the stage that a step begins with. */
const STEPS: Readonly<Partial<Record<LifecycleStage, TargetMetric>>> = {
  lead: 'leadToMql',
  mql: 'mqlToSql',
  sql: 'sqlToOpportunity',
  opportunity: 'opportunityToCustomer',
};

const stageWord = (stage: string): string =>
  stage === 'mql' || stage === 'sql' ? stage.toUpperCase() : stage.charAt(0).toUpperCase() + stage.slice(1);

function sales({ deals, forecast, targets }: Figures): FigurePage {
  const usualWinRate = usualOf('winRate', targets);
  return {
    cards: [
      card(deals.openPipeline),
      card(deals.forecast.weighted),
      card(deals.winRate, usualWinRate),
      card(deals.velocityPerDay),
      card(deals.averageDealSize),
      card(deals.cycle.won.median),
      card(deals.pushes.pushedDeals),
      card(deals.pushes.pushedTwice),
      card(deals.pushes.pushedAmount),
      card(deals.pushes.slippedDeals),
      card(deals.pushes.slippedAmount),
      card(deals.dataQuality.score, usualOf('dataQuality', targets)),
      card(forecast.error, usualOf('forecastError', targets)),
    ],
    charts: [
      {
        title: 'Stage conversion',
        value: 'Conversion',
        none: 'No deal stands in a stage of the rule pack.',
        rows: deals.stageConversion.map(({ label, conversion }) => ({
          label,
          metric: conversion,
          usual: null,
          behind: conversion.id,
        })),
      },
      {
        title: `Forecast against outcome, ${forecast.quarter}`,
        value: 'Amount',
        none: 'Nothing is known of that quarter.',
        rows: [
          { label: 'Forecast at its start', figure: forecast.forecast },
          { label: 'Won in it', figure: forecast.won },
        ].map(({ label, figure }) => ({
          label,
          metric: figure,
          usual: null,
          behind: figure.id,
        })),
      },
      {
        title: 'Win rate by source',
        value: 'Win rate',
        none: 'No deal is closed yet.',
        rows: deals.winRateBySource
          .filter(({ result }) => result.winRate.n > 0)
          .map(({ key, result }) => ({
            label: key ?? 'no source',
            metric: result.winRate,
            usual: usualWinRate,
            behind: `winRate.source.${key}`,
          })),
      },
    ],
    spreads: [
      {
        title: 'Days in stage',
        none: 'No completed visit to a stage is known.',
        rows: deals.timeInStage.map(({ label, visits }) => ({
          label,
          spread: visits,
          behind: visits.median.id,
        })),
      },
    ],
  };
}

function executive(figures: Figures): FigurePage {
  const { deals, leads, byQuarter, targets } = figures;
  return {
    cards: [
      card(revenueToTarget(figures), usualOf('revenueToTarget', targets)),
      card(deals.coverage, usualOf('coverage', targets)),
      card(deals.forecast.weighted),
      card(deals.winRate, usualOf('winRate', targets)),
      card(leads.spend.cac),
      card(leads.spend.ltvToCac, usualOf('ltvToCac', targets)),
    ],
    charts: [
      {
        title: 'Won value by quarter',
        value: 'Won value',
        none: 'No deal was won yet.',
        rows: byQuarter
          .filter(({ result }) => result.wonValue.n > 0)
          .map(({ key, result }) => ({
            label: key ?? 'no close date',
            metric: result.wonValue,
            usual: null,
            behind: `wonValue.quarter.${key}`,
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
