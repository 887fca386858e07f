import type { Metric } from '../../../metrics';
import { type MetricName, metric, type SampleFigure } from '../../../metrics/metric';
import type { Figures } from './count-figures';
import type { Usual } from './figure-text';
import type { FigureViewId } from './figure-views';

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

const WIN_RATE: Usual = { low: 0.2, high: 0.3, text: 'Usually 20–30%' };
const COVERAGE: Usual = { low: 3, high: 4, text: 'Target 3–4×' };
const LTV: Usual = { low: 3, high: 5, text: 'Usually 3–5×' };
const SPEED: Usual = { low: null, high: 5, text: 'Target under 5 minutes' };
const SLA: Usual = { low: 0.9, high: null, text: 'Target 90%' };

const card = (figure: Metric, usual: Usual | null = null): FigureCard => ({ metric: figure, usual });

/** The figures of one view (domain.md § 8). */
export function figurePage(id: FigureViewId, figures: Figures): FigurePage {
  if (id === 'marketing') return marketing(figures);
  return id === 'sales' ? sales(figures) : executive(figures);
}

function marketing({ leads }: Figures): FigurePage {
  return {
    cards: [
      card(leads.leads),
      card(leads.mqlRate),
      card(leads.conversion),
      card(leads.spend.costPerMql),
      card(leads.speed.response.median, SPEED),
      card(leads.speed.insideSla, SLA),
    ],
    charts: [
      {
        title: 'Funnel',
        value: 'Conversion',
        none: 'No lead has a lifecycle stage.',
        rows: leads.funnel.steps.map(({ from, to, low, high, conversion }) => ({
          label: `${stageWord(from)} → ${stageWord(to)}`,
          metric: conversion,
          usual: { low, high, text: `usually ${low * 100}–${high * 100}%` },
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

const stageWord = (stage: string): string =>
  stage === 'mql' || stage === 'sql' ? stage.toUpperCase() : stage.charAt(0).toUpperCase() + stage.slice(1);

function sales({ deals }: Figures): FigurePage {
  return {
    cards: [
      card(deals.openPipeline),
      card(deals.forecast.weighted),
      card(deals.winRate, WIN_RATE),
      card(deals.velocityPerDay),
      card(deals.averageDealSize),
      card(deals.cycle.won.median),
      card(deals.pushes.pushedDeals),
      card(deals.pushes.pushedTwice),
      card(deals.dataQuality.score),
      card(NO_FORECAST),
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
        title: 'Win rate by source',
        value: 'Win rate',
        none: 'No deal is closed yet.',
        rows: deals.winRateBySource
          .filter(({ result }) => result.winRate.n > 0)
          .map(({ key, result }) => ({
            label: key ?? 'no source',
            metric: result.winRate,
            usual: WIN_RATE,
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
  const { deals, leads, byQuarter } = figures;
  return {
    cards: [
      card(revenueToTarget(figures), { low: 1, high: null, text: 'Target 100%' }),
      card(deals.coverage, COVERAGE),
      card(deals.forecast.weighted),
      card(deals.winRate, WIN_RATE),
      card(leads.spend.cac),
      card(leads.spend.ltvToCac, LTV),
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

/** A closed deal's probability is rewritten when it closes, so only an earlier state could be compared. */
const NO_FORECAST = metric(
  {
    id: 'forecastError',
    label: 'Forecast accuracy',
    unit: 'share',
    definition: '(Weighted forecast at the begin of the period − won amount) ÷ won amount of the period.',
  },
  null,
  0,
  { reason: 'no forecast of an earlier day is stored on this device' },
);
