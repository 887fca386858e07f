import type { PipelineContext, StageContext } from '../../../rule-kinds/stages';
import { type AmountSums, sumAmounts } from '../deals/groups';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';

export interface BoardStage {
  stage: StageContext;
  /** Indexes of its deals, the largest amount first. */
  deals: number[];
  amounts: AmountSums;
  /** Amount × probability; unknown where either was not read. */
  weighted: AmountSums;
  ageing: Ageing;
}

/** How long deals have been in a stage, against the days that the pack allows. */
export interface Ageing {
  /** Null when the pack gives no limit for the stage. */
  limit: number | null;
  within: number;
  over: number;
  /** Deals whose day of entry was not read. */
  unknown: number;
}

export interface BoardPipeline {
  pipeline: PipelineContext;
  stages: BoardStage[];
}

export interface BoardDeals {
  pipelines: BoardPipeline[];
  /** Deals whose stage the pack does not know. */
  unplaced: number[];
}

/** Deals by the stages of the pack. Pipelines without a deal are left out. */
export function boardOf(rows: RowSet, placed: PlacedRows): BoardDeals {
  const byStage = new Map<StageContext, number[]>();
  const unplaced: number[] = [];
  const { words, codes } = rows.words('object');
  for (let index = 0; index < rows.size; index += 1) {
    if (words[(codes[index] ?? 0) - 1] !== 'deal') continue;
    const place = placed.placeAt(index);
    if (!place) unplaced.push(index);
    else if (byStage.has(place.stage)) byStage.get(place.stage)?.push(index);
    else byStage.set(place.stage, [index]);
  }
  const pipelines = placed.pipelines.map((pipeline) => ({
    pipeline,
    stages: pipeline.stages.map((stage) => boardStage(rows, stage, byStage.get(stage) ?? [])),
  }));
  return {
    pipelines: pipelines.filter(({ stages }) => stages.some(({ deals }) => deals.length > 0)),
    unplaced,
  };
}

function boardStage(rows: RowSet, stage: StageContext, deals: number[]): BoardStage {
  const amounts = rows.number('amount');
  const size = (index: number): number => {
    const amount = amounts[index] ?? Number.NaN;
    return Number.isNaN(amount) ? Number.NEGATIVE_INFINITY : amount;
  };
  return {
    stage,
    deals: deals.sort((a, b) => size(b) - size(a)),
    amounts: sumAmounts(rows, deals),
    weighted: sumAmounts(rows, deals, 'weighted'),
    ageing: ageing(rows, deals, stage.kind === 'open' ? stage.staleAfterDays : null),
  };
}

function ageing(rows: RowSet, deals: readonly number[], limit: number | null): Ageing {
  const days = rows.daysInStage();
  let [over, unknown] = [0, 0];
  for (const index of deals) {
    const value = days[index] ?? Number.NaN;
    if (Number.isNaN(value)) unknown += 1;
    else if (limit !== null && value > limit) over += 1;
  }
  return { limit, over, unknown, within: deals.length - over - unknown };
}
