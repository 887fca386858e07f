import { useEffect, useState } from 'preact/hooks';
import type { Score } from '../../../record/assessment';
import { formatDay } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { RecordView } from '../../components/record-view';
import { forecastText } from '../../components/score-view';
import { changesOf, heightOf, type ScorePoint, stairPath } from './score-curve';

const WIDTH = 280;
const HEIGHT = 72;

/** Scores of a record in the weeks to come; rejects when the engine does not answer. */
export type LoadScoreAhead = (view: RecordView) => Promise<ScorePoint[]>;

type State = { points: ScorePoint[] } | { problem: string };

/** How the score runs if nothing happens: it falls as engagement ages. */
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
      {state && 'points' in state && <Curve points={state.points} score={score} context={context} />}
    </>
  );
}

function Curve({
  points,
  score,
  context,
}: {
  points: readonly ScorePoint[];
  score: Score;
  context: AssessContext;
}) {
  const changes = changesOf(points);
  const limit = heightOf(score.threshold, HEIGHT);
  const last = points.at(-1);
  return (
    <>
      <p class="section-note">{forecastText(score, context) ?? 'It does not fall by age alone.'}</p>
      <div class="curve" aria-hidden="true">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="presentation">
          <path class="curve-limit" d={`M0 ${limit}H${WIDTH}`} />
          <path class="curve-line" d={stairPath(points, WIDTH, HEIGHT)} />
        </svg>
        <span class="small-text" style={{ top: `${Math.max(0, limit - 16)}px` }}>
          threshold {score.threshold}
        </span>
        <p class="curve-ends small-text">
          <span>now {points[0]?.total}</span>
          {last && (
            <span>
              {formatDay(last.at, context)} {last.total}
            </span>
          )}
        </p>
      </div>
      <details class="chart-table">
        <summary class="small-text">Table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Week from</th>
              <th scope="col" class="is-number">
                Score
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ at, total }) => (
              <tr key={at}>
                <th scope="row">{formatDay(at, context)}</th>
                <td class="is-number">{total}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
