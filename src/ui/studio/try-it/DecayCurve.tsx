import type { TriedRecord } from '../../../contracts/studio-service';
import type { Score } from '../../../record/assessment';
import { type FormatContext, formatDay } from '../../../record/format';
import { forecastText } from '../../components/score-view';

const WIDTH = 280;
const HEIGHT = 72;

type Point = TriedRecord['ahead'][number];

/** How the score runs by the draft if nothing happens: it falls as engagement ages. */
export function DecayCurve({
  points,
  score,
  context,
}: {
  points: readonly Point[];
  score: Score;
  context: FormatContext;
}) {
  const changes = points.filter(({ total }, at) => total !== points[at - 1]?.total);
  const y = (total: number) => HEIGHT * (1 - Math.min(100, Math.max(0, total)) / 100);
  return (
    <section aria-label="Score if nothing happens">
      <h3 class="strong">Score if nothing happens</h3>
      <p class="judged-note">{forecastText(score, context) ?? 'It does not fall by age alone.'}</p>
      <svg class="try-curve" viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} role="presentation" aria-hidden="true">
        <path class="figure-mark" d={`M0 ${y(score.threshold)}H${WIDTH}`} />
        <path class="curve-line" d={stairs(points, y)} />
      </svg>
      <p class="small-text">Dashed line: the threshold of {score.threshold}. From today half a year ahead.</p>
      <details class="judged-table">
        <summary class="small-text">Table: score ahead</summary>
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
    </section>
  );
}

function stairs(points: readonly Point[], y: (total: number) => number): string {
  const [first] = points;
  if (!first) return '';
  const step = WIDTH / Math.max(1, points.length - 1);
  return points.reduce(
    (path, { total }, at) => `${path}H${(at * step).toFixed(1)}V${y(total).toFixed(1)}`,
    `M0 ${y(first.total).toFixed(1)}`,
  );
}
