import type { CrmRecord } from '../../record/types';
import { type PipelineContext, type StagePlace, stageResolver } from '../../rule-kinds/stages';
import type { CodedWords } from '../../store/review-columns';
import type { RowSet } from './row-set';
import { limitReader, type StageLimits } from './stage-limits';

/** Where the pack places each row's stage. */
export interface PlacedRows {
  pipelines: readonly PipelineContext[];
  /** Null where only the pack's own days are known. */
  limits: StageLimits | null;
  placeAt(index: number): StagePlace | null;
  /** `open`, `won` or `lost`; null when the pack does not know the stage. */
  outcomeAt(index: number): 'open' | 'won' | 'lost' | null;
  /** The stage's place over all pipelines; stages that the pack does not know come last. */
  positionAt(index: number): number;
  /** After how many days in its stage the row is stale; null where nothing gives a limit. */
  limitAt(index: number): number | null;
}

/** More than a pipeline can have. */
const MOST_STAGES = 1000;
const COLUMNS = ['pipeline', 'stage', 'stageId', 'packStage'] as const;

/** Each combination of pipeline and stage is looked up once, however many rows have it. */
export function placeRows(
  rows: RowSet,
  pipelines: readonly PipelineContext[],
  limits: StageLimits | null = null,
): PlacedRows {
  const placeOf = stageResolver(pipelines);
  const columns = COLUMNS.map((column) => rows.words(column));
  const firstKey = pairKey(columns[0], columns[1]);
  const secondKey = pairKey(columns[2], columns[3]);
  const known = new Map<number, Map<number, StagePlace | null>>();
  const placeAt = (index: number): StagePlace | null => {
    const first = firstKey(index);
    const second = secondKey(index);
    const own = known.get(first) ?? new Map<number, StagePlace | null>();
    const place = own.get(second);
    if (place !== undefined) return place;
    const [pipeline = null, label = null, id = null, packStage = null] = columns.map(
      ({ words, codes }) => words[(codes[index] ?? 0) - 1] ?? null,
    );
    const record = bareRecord(pipeline);
    const found =
      placeOf(record, label === null ? null : { id, label }) ?? placeOf(record, packStage ?? id) ?? null;
    own.set(second, found);
    known.set(first, own);
    return found;
  };
  const positionAt = (index: number): number => {
    const place = placeAt(index);
    return place
      ? pipelines.indexOf(place.pipeline) * MOST_STAGES + place.stage.position
      : Number.MAX_SAFE_INTEGER;
  };
  const limitOf = limitReader(rows, limits);
  const limitAt = (index: number): number | null => {
    const place = placeAt(index);
    return place && limitOf(index, place);
  };
  const outcomeAt = (index: number) => placeAt(index)?.stage.kind ?? null;
  return { pipelines, limits, placeAt, positionAt, outcomeAt, limitAt };
}

/** Names of stages in the order of the pack, pipeline by pipeline; those it does not know come last, as they stood. */
export function stagesInOrder(names: readonly string[], pipelines: readonly PipelineContext[]): string[] {
  const placeOf = stageResolver(pipelines);
  const positionOf = (label: string): number => {
    for (const [at, pipeline] of pipelines.entries()) {
      const place = placeOf(bareRecord(pipeline.label), { id: null, label });
      if (place) return at * MOST_STAGES + place.stage.position;
    }
    return Number.MAX_SAFE_INTEGER;
  };
  const positions = new Map(names.map((name) => [name, positionOf(name)]));
  return names.toSorted((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
}

/** A whole number for two words of a row, different for each combination; asked of every row, so not as a text. */
function pairKey(one: CodedWords | undefined, other: CodedWords | undefined): (index: number) => number {
  const [codes, others] = [one?.codes, other?.codes];
  const size = (other?.words.length ?? 0) + 1;
  return (index) => (codes?.[index] ?? 0) * size + (others?.[index] ?? 0);
}

/** The same rows, each with the days after which it is stale in its stage. */
export function withLimits(rows: RowSet, placed: PlacedRows | null): RowSet {
  if (!placed) return rows;
  return { ...rows, row: (index) => ({ ...rows.row(index), stageLimit: placed.limitAt(index) }) };
}

/** The resolver looks at a record's pipeline and stages only. */
function bareRecord(pipeline: string | null): CrmRecord {
  return {
    identity: { crm: 'hubspot', object: 'deal', id: '', org: '', url: '' },
    title: null,
    fields: pipeline
      ? { pipeline: { state: 'value', value: pipeline, text: pipeline, label: 'Pipeline' } }
      : {},
    stage: null,
    stages: [],
    history: [],
    asOf: 0,
    coverage: 'page',
    apiNames: {},
  };
}
