import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { Behind } from '../deals/FilterBar';
import { AxisLines, AxisRow } from './AxisRow';
import type { FiguresBehind } from './count-figures';
import type { ChartRow, FigureChart } from './figure-page';
import { axisText, figureText, standing, whyNoFigure } from './figure-text';
import { type ValueAxis, valueAxis } from './value-axis';

const HEIGHT = 20;
const MOST_ROWS = 30;

interface ChartProps {
  chart: FigureChart;
  figures: FiguresBehind;
  context: AssessContext;
  onShow(behind: Behind): void;
}

/**
 * Bars over a common axis with their numbers written out, so that it reads in black and white; the usual range is
 * an outline over the bar. The table behind it says the same, with counts and a way to the records.
 */
export function BarChart({ chart, figures, context, onShow }: ChartProps) {
  const rows = chart.rows.slice(0, MOST_ROWS);
  if (rows.length === 0)
    return (
      <section class="chart" aria-label={chart.title}>
        <h3 class="strong">{chart.title}</h3>
        <p class="section-note">{chart.none}</p>
      </section>
    );
  const values = rows.flatMap(({ metric, usual }) => [metric.value, usual?.high]);
  const like = rows.find(({ metric }) => metric.value !== null)?.metric;
  const axis = valueAxis(values, like?.unit === 'money' ? 2 : 4);
  return (
    <section class="chart" aria-label={chart.title}>
      <h3 class="strong">{chart.title}</h3>
      <div class="bars" aria-hidden="true">
        {rows.map((row) => (
          <div key={row.label} class="bar-row">
            <span class="cut" title={row.label}>
              {row.label}
            </span>
            <Bar row={row} axis={axis} />
            <span class={`measure ${row.metric.value === null ? 'tone-unknown' : 'strong'}`}>
              {figureText(row.metric, context)}
            </span>
          </div>
        ))}
        {like && <AxisRow axis={axis} text={(value) => axisText({ ...like, value }, context)} />}
      </div>
      {chart.rows.length > MOST_ROWS && (
        <p class="section-note">
          The first {MOST_ROWS} of {chart.rows.length}; the table has all.
        </p>
      )}
      <ChartTable chart={chart} figures={figures} context={context} onShow={onShow} />
    </section>
  );
}

function Bar({ row: { metric, usual }, axis }: { row: ChartRow; axis: ValueAxis }) {
  const [low, high] = [usual?.low ?? null, usual?.high ?? null];
  return (
    <svg class="bar" height={HEIGHT} role="presentation">
      <AxisLines axis={axis} height={HEIGHT} />
      {metric.value === null ? (
        <line class="bar-unknown" x1="0" x2="100%" y1="10" y2="10" />
      ) : (
        <rect
          class="bar-value"
          x="0"
          y="5"
          height="10"
          width={`${Math.max(0.5, axis.place(metric.value))}%`}
        />
      )}
      {low !== null && high !== null && (
        <rect
          class="bar-usual"
          x={`${axis.place(low)}%`}
          y="1.5"
          height="17"
          width={`${Math.max(1, axis.place(high) - axis.place(low))}%`}
        />
      )}
    </svg>
  );
}

function ChartTable({ chart, figures, context, onShow }: ChartProps) {
  return (
    <details class="chart-table">
      <summary class="small-text">Table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{chart.title}</th>
            <th scope="col" class="is-number">
              {chart.value}
            </th>
            <th scope="col" class="is-number">
              n
            </th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {chart.rows.map((row) => {
            const mask = figures.behind(row.behind);
            const label = `${chart.title}: ${row.label}`;
            return (
              <tr key={row.label}>
                <th scope="row">
                  {mask ? (
                    <button type="button" class="link" onClick={() => onShow({ label, mask })}>
                      {row.label}
                    </button>
                  ) : (
                    row.label
                  )}
                </th>
                <td class="is-number">{figureText(row.metric, context)}</td>
                <td class="is-number">{formatNumber(row.metric.n, context, 0)}</td>
                <td class="small-text">{noteOf(row, context)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

function noteOf({ metric, usual }: ChartRow, context: AssessContext): string {
  const place = standing(metric.value, usual);
  if (metric.value === null) return whyNoFigure(metric, context) ?? '';
  return usual && place ? `${place}; ${usual.text}` : '';
}
