import { type Accumulator, accumulator, type Tally, tally } from './accumulator';
import { byStage, type StageName, stageNameOf } from './by-stage';
import { type Duration, keep } from './cycle';
import { type Metric, metric, type SampleFigure, sampleMetrics } from './metric';
import type { MetricDeal } from './metric-deal';
import { countAbove, mean, type Sample, sample } from './sample';
import type { StageVisit } from './stage-rows';

type Figures = Record<SampleFigure, Metric>;

export interface TimeInStage extends StageName {
  /** Completed visits, rows that repeat the stage merged. */
  visits: Figures;
  /** From one history row to the next: the same time, cut wherever the CRM wrote a row. */
  rows: Figures;
  /** So far, of the open deals that are in it now. */
  openAges: Figures;
  /** Open deals in it for longer than `factor` × the mean completed visit. */
  stale: Metric;
}

export interface TimeInStageOptions {
  /** The day that open visits are counted to, in days since 1970-01-01. */
  today: number;
  /** domain.md § 5: stale at 2× the stage's average. */
  factor?: number;
}

/** Calendar days spent in each open stage (domain.md § 5), from the stage history. */
export function timeInStage(options: TimeInStageOptions): Accumulator<MetricDeal, TimeInStage[]> {
  const samples = { visits: byStage(sample), rows: byStage(sample), open: byStage(sample) };
  const gaps = { visits: byStage(tally), open: byStage(tally) };
  return accumulator(
    { ...samples, visitGaps: gaps.visits, openGaps: gaps.open },
    (deal) => {
      for (const visit of deal.visits)
        if (visit.place?.stage.kind === 'open' && visit.until !== undefined)
          keep(visitDays(visit, deal), samples.visits.at(visit.place), gaps.visits.at(visit.place));
      for (const { place, days } of deal.rowStays)
        if (place?.stage.kind === 'open') samples.rows.at(place).push(days);
      if (deal.outcome === 'open' && deal.place)
        keep(openDays(deal, options.today), samples.open.at(deal.place), gaps.open.at(deal.place));
    },
    () => {
      for (const part of [samples.visits, samples.rows, gaps.visits, gaps.open])
        for (const [place] of part.entries()) samples.open.at(place);
      return samples.open.entries().map(([place, open]) => {
        const visits = samples.visits.at(place);
        const openGaps = gaps.open.at(place);
        return {
          ...stageNameOf(place),
          visits: visitFigures(stageNameOf(place), visits, gaps.visits.at(place)),
          rows: rowFigures(stageNameOf(place), samples.rows.at(place)),
          openAges: openFigures(stageNameOf(place), open, openGaps),
          stale: staleMetric(stageNameOf(place), open, openGaps, visits, options.factor ?? 2),
        };
      });
    },
  );
}

function visitDays({ from, until }: StageVisit, { dayOf }: MetricDeal): Duration {
  if (from === null) return 'when it entered the stage is not known to the day';
  if (until === null || until === undefined) return 'when it left the stage is not known to the day';
  return dayOf(until) - dayOf(from);
}

function openDays({ visits, place, dayOf }: MetricDeal, today: number): Duration {
  const last = visits.at(-1);
  if (!last) return 'no stage history';
  if (last.place?.stage !== place?.stage) return 'its history ends in another stage';
  return last.from === null ? 'when it entered the stage is not known to the day' : today - dayOf(last.from);
}

function visitFigures({ pipeline, stage, label }: StageName, values: Sample, gaps: Tally): Figures {
  const what = `calendar days per completed visit to ${label}, history rows that repeat the stage merged`;
  const id = `timeInStage.${pipeline}.${stage}`;
  const none = 'no completed visit in any history';
  return sampleMetrics({ id, label: `Time in ${label}`, unit: 'days', what, none }, values, gaps);
}

function rowFigures({ pipeline, stage, label }: StageName, values: Sample): Figures {
  const what = `calendar days from each history row of ${label} to the next row, whatever its stage`;
  const id = `timePerRow.${pipeline}.${stage}`;
  const none = 'no row with a later one in any history';
  return sampleMetrics({ id, label: `Time per row of ${label}`, unit: 'days', what, none }, values);
}

function openFigures({ pipeline, stage, label }: StageName, values: Sample, gaps: Tally): Figures {
  const what = `calendar days that open deals have been in ${label} by now`;
  const id = `openTimeInStage.${pipeline}.${stage}`;
  const none = 'no open deal in it has a history';
  return sampleMetrics({ id, label: `Open in ${label}`, unit: 'days', what, none }, values, gaps);
}

function staleMetric(name: StageName, open: Sample, openGaps: Tally, visits: Sample, factor: number): Metric {
  const average = mean(visits);
  return metric(
    {
      id: `stale.${name.pipeline}.${name.stage}`,
      label: `Stale in ${name.label}`,
      unit: 'deals',
      definition: `Open deals in ${name.label} for longer than ${factor} × the mean calendar days of its ${visits.size} completed visits.`,
    },
    average === null ? null : countAbove(open, factor * average),
    open.size,
    { excluded: openGaps.rows(), reason: 'no completed visit to compare with' },
  );
}
