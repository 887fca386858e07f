import type { StagePlace } from '../rule-kinds/stages';
import type { Part } from './accumulator';

/** One part per stage of the pack's pipelines. */
export interface ByStage<Value extends Part> extends Part {
  at(place: StagePlace): Value;
  /** By pipeline, then in the order of its stages. */
  entries(): [place: StagePlace, value: Value][];
  merge(other: ByStage<Value>): void;
}

export function byStage<Value extends Part>(make: () => Value): ByStage<Value> {
  const stages = new Map<string, [StagePlace, Value]>();
  const at = (place: StagePlace): Value => {
    const key = `${place.pipeline.id}\n${place.stage.id}`;
    const known = stages.get(key);
    if (known) return known[1];
    const value = make();
    stages.set(key, [place, value]);
    return value;
  };
  return {
    at,
    entries: () => [...stages.values()].sort(([a], [b]) => comparePlaces(a, b)),
    merge(other) {
      for (const [place, value] of other.entries()) at(place).merge(value);
    },
  };
}

function comparePlaces(a: StagePlace, b: StagePlace): number {
  if (a.pipeline.id !== b.pipeline.id) return a.pipeline.id < b.pipeline.id ? -1 : 1;
  return a.stage.position - b.stage.position;
}

/** How rows name their stage. */
export interface StageName {
  pipeline: string;
  pipelineLabel: string;
  stage: string;
  label: string;
}

export const stageNameOf = ({ pipeline, stage }: StagePlace): StageName => ({
  pipeline: pipeline.id,
  pipelineLabel: pipeline.label,
  stage: stage.id,
  label: stage.label,
});
