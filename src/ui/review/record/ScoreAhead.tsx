import { useEffect, useState } from 'preact/hooks';
import type { Score } from '../../../record/assessment';
import type { AssessContext } from '../../../record/types';
import type { RecordView } from '../../components/record-view';
import { ScoreCurve } from '../../components/ScoreCurve';
import type { ScorePoint } from '../../components/score-curve';

/** Scores of a record in the weeks to come; rejects when the engine does not answer. */
export type LoadScoreAhead = (view: RecordView) => Promise<ScorePoint[]>;

type State = { points: ScorePoint[] } | { problem: string };

/** How the score runs if nothing happens: engagement ages, and rules on age turn. */
export function ScoreAhead({
  view,
  score,
  context,
  load,
}: {
  view: RecordView;
  score: Score;
  context: AssessContext;
  load: LoadScoreAhead;
}) {
  const [state, setState] = useState<State | null>(null);
  useEffect(() => {
    let isStale = false;
    const show = (next: State): void => {
      if (!isStale) setState(next);
    };
    load(view).then(
      (points) => show({ points }),
      (error: unknown) => show({ problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isStale = true;
    };
  }, [view, load]);
  return (
    <>
      <h3 class="section-title">Score if nothing happens</h3>
      {state && 'problem' in state && (
        <p class="section-note" role="alert">
          The score ahead is unknown: {state.problem}
        </p>
      )}
      {state && 'points' in state && (
        <ScoreCurve points={state.points} score={score} context={context} tableClass="chart-table" />
      )}
    </>
  );
}
