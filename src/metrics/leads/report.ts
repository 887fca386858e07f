import type { Metric } from '../metric';
import type { LeadMetrics } from './lead-metrics';
import type { Months } from './months';
import type { SpendMetrics } from './spend';

/** The plain form of the lead metrics: what `leadlight metrics` prints as JSON for leads and contacts. */
export interface LeadReport {
  figures: LeadFigure[];
  funnel: LeadFigure[];
  bySource: { source: string | null; figures: LeadFigure[] }[];
  byBand: { band: string; leads: number; conversion: number | null }[];
  /** By the hour of the form, 0 to 23, in the zone of the map. */
  byHour: { hour: number; leads: number; contactRate: number | null; insideSla: number | null }[];
  /** By the Monday of the form's week. Durations in minutes. */
  byWeek: {
    week: string | null;
    leads: number;
    mean: number | null;
    median: number | null;
    insideSla: number | null;
  }[];
  cohorts: {
    month: string | null;
    leads: number;
    won: number;
    conversion: number | null;
    note: string | null;
  }[];
}

/** Cost figures of whole months, where spend is given. */
export interface SpendReport {
  months: Months;
  figures: SpendFigure[];
  costPerMqlBySource: { source: string | null; figure: SpendFigure }[];
}

export type SpendFigure = LeadFigure & { currency: string | null };

export type LeadFigure = Pick<
  Metric,
  'label' | 'value' | 'unit' | 'n' | 'definition' | 'excluded' | 'reason'
> & { metric: string };

/** Shares run from 0 to 1, durations are in days or minutes as their unit says. */
export const leadReportOf = (metrics: LeadMetrics): LeadReport => ({
  figures: leadHeadline(metrics).map(row),
  funnel: metrics.funnel.steps.map(({ conversion }) => row(conversion)),
  bySource: metrics.bySource.map(({ key, result }) => ({
    source: key,
    figures: [result.leads, result.mqlRate, result.conversion].map(row),
  })),
  byBand: metrics.speed.byBand.map(({ band, leads, conversion }) => ({
    band,
    leads,
    conversion: conversion.value,
  })),
  byHour: metrics.speed.byHour.map(({ hour, leads, contactRate, insideSla }) => ({
    hour,
    leads,
    contactRate: contactRate.value,
    insideSla: insideSla.value,
  })),
  byWeek: metrics.speed.byWeek.map(({ key, result: { leads, mean, median, insideSla } }) => ({
    week: key,
    leads,
    mean: mean.value,
    median: median.value,
    insideSla: insideSla.value,
  })),
  cohorts: metrics.cohorts.map(({ conversion, ...cohort }) => ({ ...cohort, conversion: conversion.value })),
});

export const spendReportOf = (metrics: SpendMetrics): SpendReport => ({
  months: metrics.months,
  figures: spendHeadline(metrics).map(spendRow),
  costPerMqlBySource: metrics.costPerMqlBySource.map(({ key, result }) => ({
    source: key,
    figure: spendRow(result),
  })),
});

export const spendHeadline = ({ costPerMql, cac, ltvToCac }: SpendMetrics): Metric[] => [
  costPerMql,
  cac,
  ltvToCac,
];

const spendRow = (figure: Metric): SpendFigure => ({ ...row(figure), currency: figure.currency ?? null });

/** The figures a reader looks for first, in the order of the funnel. */
export const leadHeadline = ({ leads, mqlRate, conversion, timeToWon, speed }: LeadMetrics): Metric[] => [
  leads,
  mqlRate,
  conversion,
  timeToWon.days.mean,
  timeToWon.days.median,
  speed.response.mean,
  speed.response.median,
  speed.insideSla,
  speed.systemDelay.mean,
  speed.systemDelay.median,
  speed.repDelay.mean,
  speed.repDelay.median,
];

const row = ({ id, label, value, unit, n, definition, excluded, reason }: Metric): LeadFigure => ({
  metric: id,
  label,
  value,
  unit,
  n,
  definition,
  excluded,
  reason,
});
