import type { Move, StageTimeline } from '../stage-timeline';
import type { PipelineContext, StageContext } from '../stages';

/**
 * Moves to an earlier stage of the same pipeline. Lost stages have no place in the order: neither
 * losing a deal nor reopening a lost one is a move back, but reopening a won one is.
 */
export function movesBack(timeline: StageTimeline): Move[] {
  return timeline.moves.filter(
    ({ from, to }) =>
      from.pipeline === to.pipeline &&
      from.stage.kind !== 'lost' &&
      to.stage.kind !== 'lost' &&
      to.stage.position < from.stage.position,
  );
}

/** The furthest stage of a pipeline that the record is known to have been in; null when it is known in none. */
export function highestStage(timeline: StageTimeline, { stages }: PipelineContext): StageContext | null {
  return stages.findLast((stage) => stage.kind !== 'lost' && timeline.visited.has(stage)) ?? null;
}
