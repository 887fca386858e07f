import type { CrmRecord } from '../record/types';
import { skippedStages } from '../rule-kinds/stage-skip/moves';
import type { StageContext, StagePlace, StageResolver } from '../rule-kinds/stages';
import { type Accumulator, accumulator, type Tally, tally } from './accumulator';
import { byStage, type StageName, stageNameOf } from './by-stage';
import type { MetricDeal } from './metric-deal';
import { type StageRow, stageRows } from './stage-rows';

/** What one history row did to the stage before it. */
export type Transition =
  | 'same'
  /** To the next stage of those that exist. */
  | 'forward'
  | 'lost'
  /** Past one or more open stages; never to a lost stage. */
  | 'skip'
  | 'backward'
  /** Out of a closed stage into an open one. */
  | 'reopened'
  /** From one closed stage to another. */
  | 'reclosed'
  /** To or from another pipeline, or a stage that the pack does not know. */
  | 'other';

export interface DealTransitions {
  /** The stage of the first row; null when the pack does not know it, or there is no row. */
  first: StagePlace | null;
  transitions: Transition[];
}

/**
 * The transitions between the rows of one deal's stage history, oldest first. `exists` says which
 * stages of the pack are in use: others are never skipped.
 */
export function dealTransitions(
  record: CrmRecord,
  placeOf: StageResolver,
  exists: (stage: StageContext) => boolean = () => true,
): DealTransitions {
  return transitionsOf(stageRows(record, placeOf), exists);
}

function transitionsOf(rows: readonly StageRow[], exists: (stage: StageContext) => boolean): DealTransitions {
  const transitions = rows
    .slice(1)
    .map(({ place }, index) => transition(rows[index]?.place ?? null, place, exists));
  return { first: rows[0]?.place ?? null, transitions };
}

function transition(
  from: StagePlace | null,
  to: StagePlace | null,
  exists: (stage: StageContext) => boolean,
): Transition {
  if (!from || !to || from.pipeline.id !== to.pipeline.id) return 'other';
  if (from.stage === to.stage) return 'same';
  if (from.stage.kind !== 'open') return to.stage.kind === 'open' ? 'reopened' : 'reclosed';
  if (to.stage.kind === 'lost') return 'lost';
  if (to.stage.kind === 'open' && to.stage.position < from.stage.position) return 'backward';
  return skippedStages({ from, to }, exists).length > 0 ? 'skip' : 'forward';
}

export interface TransitionMetrics {
  deals: number;
  /** Deals that have a stage history; nothing is counted on the others. */
  withHistory: number;
  transitions: Record<Transition, number>;
  /** Deals with at least one. */
  dealsWithSkip: number;
  dealsWithBackward: number;
  dealsReopened: number;
  /** Deals by the stage of their first row. */
  firstStages: (StageName & { kind: StageContext['kind']; deals: number })[];
  /** Deals whose first row is a closed stage: the whole pipeline was skipped. */
  bornClosed: number;
}

/** Counts the transitions of many deals. */
export function transitionMetrics(
  exists: (stage: StageContext) => boolean = () => true,
): Accumulator<MetricDeal, TransitionMetrics> {
  const transitions = tally();
  const deals = tally();
  const firsts = byStage(tally);
  return accumulator(
    { transitions, deals, firsts },
    (deal) => {
      deals.count('all');
      if (deal.rows.length === 0) return;
      const { first, transitions: found } = transitionsOf(deal.rows, exists);
      deals.count('withHistory');
      for (const kind of found) transitions.count(kind);
      for (const kind of new Set(found)) deals.count(kind);
      if (first) firsts.at(first).count('deals');
      if (first && first.stage.kind !== 'open') deals.count('bornClosed');
    },
    () => ({
      deals: deals.of('all'),
      withHistory: deals.of('withHistory'),
      transitions: byKind(transitions),
      dealsWithSkip: deals.of('skip'),
      dealsWithBackward: deals.of('backward'),
      dealsReopened: deals.of('reopened'),
      firstStages: firsts.entries().map(([place, count]) => ({
        ...stageNameOf(place),
        kind: place.stage.kind,
        deals: count.of('deals'),
      })),
      bornClosed: deals.of('bornClosed'),
    }),
  );
}

const byKind = ({ of }: Tally): Record<Transition, number> => ({
  same: of('same'),
  forward: of('forward'),
  lost: of('lost'),
  skip: of('skip'),
  backward: of('backward'),
  reopened: of('reopened'),
  reclosed: of('reclosed'),
  other: of('other'),
});
