import type { Score } from '../../record/assessment';
import { type FormatContext, formatDay } from '../../record/format';
import { changesOf, heightOf, type ScorePoint, stairPath } from './score-curve';
import { forecastText } from './score-view';

const WIDTH = 280;
const HEIGHT = 72;

/** A score as it falls by age, with its threshold and the table behind it; none of a score without points. */
export function ScoreCurve({
  points,
  score,
  context,
  tableClass,
}: {
  points: readonly ScorePoint[];
  score: Score;
  context: FormatContext;
  /** Class of the table behind it. */
  tableClass: string;
}) {
  if (points.every(({ total }) => total === 0))
    return <p class="section-note">The score is 0: there is nothing that could fall.</p>;
  const changes = changesOf(points);
  const limit = heightOf(score.threshold, HEIGHT);
  const last = points.at(-1);
  return (
    <>
      <p class="section-note">{forecastText(score, context) ?? 'It does not fall by age alone.'}</p>
      <div class="curve" aria-hidden="true">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="presentation">
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
      <details class={tableClass}>
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
