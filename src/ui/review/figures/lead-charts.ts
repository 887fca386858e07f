import type { Group, Metric } from '../../../metrics';
import type { SourceMetrics } from '../../../metrics/leads/sources';
import { STEP_TARGETS, targetRange } from '../../../metrics/target-ranges';
import { costOfSource } from './cost-figures';
import type { Figures } from './count-figures';
import type { FigureChart } from './figure-page';

/** Charts of the marketing view: the funnel, and what each first source brought (domain.md § 8). */
export const leadCharts = ({ leads, targets }: Pick<Figures, 'leads' | 'targets'>): FigureChart[] => [
  {
    title: 'Funnel',
    value: 'Conversion',
    none: 'No lead has a lifecycle stage.',
    rows: leads.funnel.steps.map(({ from, to, conversion }) => ({
      label: `${stageWord(from)} → ${stageWord(to)}`,
      metric: conversion,
      usual: STEP_TARGETS[from] ? targetRange(STEP_TARGETS[from], targets) : null,
      behind: conversion.id,
    })),
  },
  bySource(leads.bySource, ['Leads by first source', 'Leads', 'leads'], ({ leads: volume }) => volume),
  bySource(leads.bySource, ['MQL rate by first source', 'MQL rate', 'mqlRate'], ({ mqlRate }) => mqlRate),
  bySource(
    leads.bySource,
    ['Lead conversion by first source', 'Conversion', 'leadConversion'],
    ({ conversion }) => conversion,
  ),
  costBySource(leads),
];

/** Sources that nothing was spent on, as far as is known, are listed as unknown once spend is given for one. */
const costBySource = ({ spend }: Figures['leads']): FigureChart => ({
  title: 'Cost per MQL by first source',
  value: 'Cost per MQL',
  none: 'No marketing spend is given by source for these months.',
  rows: spend.rows.some(({ source }) => source !== '')
    ? spend.costPerMqlBySource.map(({ key, result }) => ({
        label: key ?? 'no source',
        metric: result,
        usual: null,
        behind: costOfSource(key),
      }))
    : [],
});

function bySource(
  sources: readonly Group<SourceMetrics>[],
  [title, value, id]: readonly [title: string, value: string, id: string],
  figureOf: (result: SourceMetrics) => Metric,
): FigureChart {
  return {
    title,
    value,
    none: 'No lead was seen yet.',
    rows: sources.map(({ key, result }) => ({
      label: key ?? 'no source',
      metric: figureOf(result),
      usual: null,
      behind: `${id}.source.${key ?? ''}`,
    })),
  };
}

const stageWord = (stage: string): string =>
  stage === 'mql' || stage === 'sql' ? stage.toUpperCase() : stage.charAt(0).toUpperCase() + stage.slice(1);
