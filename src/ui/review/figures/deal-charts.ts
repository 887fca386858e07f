import type { StageName } from '../../../metrics/by-stage';
import { periodName } from '../../../metrics/calendar';
import { targetRange } from '../../../metrics/target-ranges';
import type { Figures } from './count-figures';
import type { FigureChart, FigureSpread } from './figure-page';

type Source = Pick<Figures, 'deals' | 'forecast' | 'targets'>;

/** Charts of the sales view (domain.md § 5 and § 8). */
export const dealCharts = ({ deals, forecast, targets }: Source): FigureChart[] => [
  {
    title: 'Stage conversion',
    value: 'Conversion',
    none: 'No deal stands in a stage of the rule pack.',
    rows: deals.stageConversion.map((row) => ({
      label: stageLabel(row, deals.stageConversion),
      metric: row.conversion,
      usual: null,
      behind: row.conversion.id,
    })),
  },
  {
    title: `Forecast against outcome, ${periodName(forecast.quarter)}`,
    value: 'Amount',
    none: 'Nothing is known of that quarter.',
    rows: [
      { label: 'Forecast at its start', figure: forecast.forecast },
      { label: 'Won in it', figure: forecast.won },
    ].map(({ label, figure }) => ({ label, metric: figure, usual: null, behind: figure.id })),
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
        usual: targetRange('winRate', targets),
        behind: `winRate.source.${key ?? ''}`,
      })),
  },
];

export const daysInStage = ({ deals }: Source): FigureSpread => ({
  title: 'Days in stage',
  none: 'No completed visit to a stage is known.',
  rows: deals.timeInStage.map((row) => ({
    label: stageLabel(row, deals.timeInStage),
    spread: row.visits,
    behind: row.visits.median.id,
  })),
});

/** With its pipeline, where the stages of several are shown: they may have the same names. */
function stageLabel({ label, pipeline, pipelineLabel }: StageName, all: readonly StageName[]): string {
  return all.every((other) => other.pipeline === pipeline) ? label : `${label} (${pipelineLabel})`;
}
