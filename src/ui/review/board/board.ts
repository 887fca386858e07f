import type { PipelineContext, StageContext } from '../../../rule-kinds/stages';
import { GONE } from '../../../store/review-entry';
import { type AmountSums, sumAmounts } from '../deals/groups';
import { type RowSet, wordAt } from '../row-set';
import type { PlacedRows } from '../stage-places';

/** The deals of one stage, and what they are worth. */
export interface BoardColumn {
  /** Null: the stage was not read. */
  label: string | null;
  /** Null: the pack does not name the stage, so nobody knows whether it is open. */
  kind: StageContext['kind'] | null;
  /** Indexes of its deals, the largest amount first, one currency after the other. */
  deals: number[];
  amounts: AmountSums;
  /** Amount × probability; unknown where either is empty or was not read. */
  weighted: AmountSums;
  ageing: Ageing;
}

/** How long deals have been in a stage, each against the days after which it is stale. */
export interface Ageing {
  /** Of all deals that have one; null for none, and where that of one is not that of another. */
  limit: number | null;
  within: number;
  over: number;
  /** Deals for which nothing gives a limit. */
  unlimited: number;
  /** Deals whose day of entry was not read. */
  unknown: number;
}

export interface BoardPipeline {
  pipeline: PipelineContext;
  stages: BoardColumn[];
}

export interface BoardDeals {
  pipelines: BoardPipeline[];
  /** Stages that the pack does not name, those with the most deals first; the one that was not read last. */
  unnamed: BoardColumn[];
  /** Deals that the CRM does not have any more: of no stage, and in no sum, as in all other figures. */
  gone: number[];
}

/** Deals by the stages of the pack. Pipelines without a deal are left out. */
export function boardOf(rows: RowSet, placed: PlacedRows): BoardDeals {
  const { byStage, byName, gone } = sorted(rows, placed);
  const pipelines = placed.pipelines.map((pipeline) => ({
    pipeline,
    stages: pipeline.stages.map((stage) => columnOf(rows, placed, byStage.get(stage) ?? [], stage)),
  }));
  return {
    pipelines: pipelines.filter(({ stages }) => stages.some(({ deals }) => deals.length > 0)),
    unnamed: [...byName]
      .map(([label, deals]) => columnOf(rows, placed, deals, { label, kind: null }))
      .sort((a, b) => Number(a.label === null) - Number(b.label === null) || b.deals.length - a.deals.length),
    gone,
  };
}

function sorted(rows: RowSet, placed: PlacedRows) {
  const byStage = new Map<StageContext, number[]>();
  const byName = new Map<string | null, number[]>();
  const gone: number[] = [];
  const [objects, stages, warnings] = (['object', 'stage', 'topWarning'] as const).map(rows.words);
  for (let index = 0; index < rows.size; index += 1) {
    if (!objects || !stages || !warnings || wordAt(objects, index) !== 'deal') continue;
    const place = placed.placeAt(index);
    if (wordAt(warnings, index) === GONE) gone.push(index);
    else if (place) listOf(byStage, place.stage).push(index);
    else listOf(byName, wordAt(stages, index)).push(index);
  }
  return { byStage, byName, gone };
}

function listOf<Key>(lists: Map<Key, number[]>, key: Key): number[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function columnOf(
  rows: RowSet,
  placed: PlacedRows,
  deals: number[],
  { label, kind }: Pick<BoardColumn, 'label' | 'kind'>,
): BoardColumn {
  const amounts = sumAmounts(rows, deals);
  return {
    label,
    kind,
    deals: byAmount(rows, deals, amounts),
    amounts,
    weighted: sumAmounts(rows, deals, 'weighted'),
    ageing: ageing(rows, deals, placed),
  };
}

/** Amounts of two currencies say nothing about which is larger. */
function byAmount(rows: RowSet, deals: number[], { sums }: AmountSums): number[] {
  const amounts = rows.number('amount');
  const { words, codes } = rows.words('currency');
  const ranks = new Map(sums.map(({ currency }, rank) => [currency, rank]));
  const rank = (index: number) => ranks.get(words[(codes[index] ?? 0) - 1] ?? null) ?? sums.length;
  const isUnknown = (index: number) => Number(Number.isNaN(amounts[index] ?? Number.NaN));
  return deals.sort(
    (a, b) => isUnknown(a) - isUnknown(b) || rank(a) - rank(b) || (amounts[b] ?? 0) - (amounts[a] ?? 0) || 0,
  );
}

function ageing(rows: RowSet, deals: readonly number[], placed: PlacedRows): Ageing {
  const days = rows.daysInStage();
  const limits = new Set<number>();
  let [over, within, unlimited, unknown] = [0, 0, 0, 0];
  for (const index of deals) {
    const value = days[index] ?? Number.NaN;
    const limit = placed.limitAt(index);
    if (limit !== null) limits.add(limit);
    if (Number.isNaN(value)) unknown += 1;
    else if (limit === null) unlimited += 1;
    else if (value > limit) over += 1;
    else within += 1;
  }
  const [only = null, ...others] = limits;
  return { limit: others.length > 0 ? null : only, within, over, unlimited, unknown };
}
