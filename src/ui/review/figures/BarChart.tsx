import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { Behind } from '../deals/FilterBar';
import { AxisLines, AxisRow } from './AxisRow';
import { ChartDefinition } from './ChartDefinition';
import type { FiguresBehind } from './count-figures';
import type { ChartRow, FigureChart } from './figure-page';
import { axisText, figureText, isStated, leftOutText, standing, whyNoFigure } from './figure-text';
import { tableText } from './table-text';
import { usualText } from './usual';
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
  const values = rows.flatMap(({ metric, usual }) => [metric.value, usual?.high ?? usual?.low]);
  const like = rows.find(({ metric }) => metric.value !== null)?.metric;
  const axis = valueAxis(values, like?.unit === 'money' ? 2 : 4);
  return (
    <section class="chart" aria-label={chart.title}>
      <h3 class="strong">{chart.title}</h3>
      <UsualNote rows={rows} context={context} />
      <div class="bars" aria-hidden="true">
        {rows.map((row) => (
          <div key={row.behind} class="bar-row">
            <span class="cut" title={row.label}>
              {row.label}
            </span>
            <Bar row={row} axis={axis} />
            <span class={`measure ${isStated(row.metric) ? 'strong' : 'tone-unknown'}`}>
              {figureText(row.metric, context)}
              {ofFew(row.metric)}
            </span>
          </div>
        ))}
        {like && <AxisRow axis={axis} text={(value) => axisText({ ...like, value }, context)} />}
      </div>
      {chart.rows.length > MOST_ROWS && (
        <p class="section-note">
          The first {MOST_ROWS} of {formatNumber(chart.rows.length, context, 0)}; the table has all.
        </p>
      )}
      <ChartTable chart={chart} figures={figures} context={context} onShow={onShow} />
      <ChartDefinition title={chart.title} rows={chart.rows} asOf={figures.asOf} context={context} />
    </section>
  );
}

/** What the outlines or thin lines over the bars stand for, where there are any. */
function UsualNote({ rows, context }: { rows: readonly ChartRow[]; context: AssessContext }) {
  const usual = rows.flatMap((row) => row.usual ?? []);
  const texts = new Set(usual.map((range) => usualText(range, context)));
  const [first] = usual;
  if (!first) return null;
  const mark = first.low !== null && first.high !== null ? 'Outline' : 'Thin line';
  return (
    <p class="small-text section-note">
      {mark}: {texts.size === 1 ? [...texts] : 'the usual range or target, which the table has in numbers'}.
    </p>
  );
}

function Bar({ row: { metric, usual }, axis }: { row: ChartRow; axis: ValueAxis }) {
  const [low, high] = [usual?.low ?? null, usual?.high ?? null];
  const end = low === null || high === null ? (low ?? high) : null;
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
      {end !== null && (
        <line class="bar-usual" x1={`${axis.place(end)}%`} x2={`${axis.place(end)}%`} y1="0" y2={HEIGHT} />
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
              <tr key={row.behind}>
                <th scope="row">
                  {mask ? (
                    <button type="button" class="link" onClick={() => onShow({ label, mask })}>
                      {row.label}
                    </button>
                  ) : (
                    row.label
                  )}
                </th>
                <td class="is-number">{tableText(row.metric, context)}</td>
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
  if (metric.value === null) return whyNoFigure(metric) ?? '';
  const left = leftOutText(metric, context);
  const stands = usual && place ? [`${usualText(usual, context)}: ${place}`] : [];
  return [...stands, ...(left ? [left] : [])].join('; ');
}

/** A share of so few says of how many it is. */
const FEW = 30;

const ofFew = ({ value, unit, n }: ChartRow['metric']): string =>
  unit === 'share' && value !== null && n < FEW ? ` of ${n}` : '';
