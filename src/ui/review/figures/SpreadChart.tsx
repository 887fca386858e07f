import { symbol, symbolDiamond } from 'd3-shape';
import type { Metric } from '../../../metrics';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { Behind } from '../deals/FilterBar';
import { AxisLines, AxisRow } from './AxisRow';
import { ChartDefinition } from './ChartDefinition';
import type { FiguresBehind } from './count-figures';
import type { FigureSpread, SpreadRow } from './figure-page';
import { figureText } from './figure-text';
import { type ValueAxis, valueAxis } from './value-axis';

const HEIGHT = 20;
const DIAMOND = symbol(symbolDiamond, 36)() ?? '';

interface SpreadProps {
  chart: FigureSpread;
  figures: Pick<FiguresBehind, 'behind'> & Partial<FiguresBehind>;
  context: AssessContext;
  onShow(behind: Behind): void;
}

/**
 * How values are spread: a box over the middle half with a line at the median, a diamond at the mean, and a thin line from
 * the shortest to what nine in ten stay below. Shapes tell them apart, not colours; the table has all of it.
 */
export function SpreadChart({ chart, figures, context, onShow }: SpreadProps) {
  if (chart.rows.length === 0)
    return (
      <section class="chart" aria-label={chart.title}>
        <h3 class="strong">{chart.title}</h3>
        <p class="section-note">{chart.none}</p>
      </section>
    );
  const axis = valueAxis(
    chart.rows.flatMap(({ spread: { p90, p75, mean } }) => [p90.value, p75.value, mean.value]),
    4,
  );
  return (
    <section class="chart" aria-label={chart.title}>
      <h3 class="strong">{chart.title}</h3>
      <p class="small-text section-note">
        Box: the middle half. Line in it: median. Diamond: mean. Thin line: shortest to 90th percentile.
      </p>
      <div class="bars" aria-hidden="true">
        {chart.rows.map((row) => (
          <div key={row.behind} class="bar-row">
            <span class="cut" title={row.label}>
              {row.label}
            </span>
            <Spread row={row} axis={axis} />
            <span class={`measure ${row.spread.median.value === null ? 'tone-unknown' : 'strong'}`}>
              {figureText(row.spread.median, context)}
            </span>
          </div>
        ))}
        <AxisRow axis={axis} text={(value) => formatNumber(value, context)} />
      </div>
      <SpreadTable chart={chart} figures={figures} context={context} onShow={onShow} />
      <ChartDefinition
        title={chart.title}
        rows={chart.rows.map(({ label, spread }) => ({ label, metric: spread.median }))}
        asOf={figures.asOf ?? null}
        context={context}
      />
    </section>
  );
}

function Spread({ row: { spread }, axis }: { row: SpreadRow; axis: ValueAxis }) {
  const at = (figure: keyof SpreadRow['spread']) => axis.place(spread[figure].value ?? 0);
  const middle = HEIGHT / 2;
  return (
    <svg class="bar spread" height={HEIGHT} role="presentation">
      <AxisLines axis={axis} height={HEIGHT} />
      {spread.median.value === null ? (
        <line class="bar-unknown" x1="0" x2="100%" y1={middle} y2={middle} />
      ) : (
        <>
          <line class="spread-reach" x1={`${at('min')}%`} x2={`${at('p90')}%`} y1={middle} y2={middle} />
          <rect
            class="spread-box"
            x={`${at('p25')}%`}
            y="4"
            width={`${at('p75') - at('p25')}%`}
            height="12"
          />
          <line class="spread-median" x1={`${at('median')}%`} x2={`${at('median')}%`} y1="2" y2="18" />
          <svg class="spread-mean" x={`${at('mean')}%`} y={middle} role="presentation">
            <path d={DIAMOND} />
          </svg>
        </>
      )}
    </svg>
  );
}

/** Without its unit, which the title of the chart has. */
const numberText = ({ value }: Metric, context: AssessContext): string =>
  value === null ? 'unknown' : formatNumber(value, context, 2);

const HEADS = [
  ['min', 'Shortest'],
  ['p25', 'First quartile'],
  ['median', 'Median'],
  ['mean', 'Mean'],
  ['p75', 'Third quartile'],
  ['p90', '90th percentile'],
  ['max', 'Longest'],
] as const;

function SpreadTable({ chart, figures, context, onShow }: SpreadProps) {
  return (
    <details class="chart-table">
      <summary class="small-text">Table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than the page, so it is scrolled by keys, too */}
      <section class="chart-table-wide" aria-label={`${chart.title}, table`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{chart.title}</th>
              <th scope="col" class="is-number">
                Visits
              </th>
              {HEADS.map(([figure, head]) => (
                <th key={figure} scope="col" class="is-number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart.rows.map((row) => (
              <tr key={row.behind}>
                <th scope="row">
                  <RowName row={row} chart={chart} figures={figures} onShow={onShow} />
                </th>
                <td class="is-number">{formatNumber(row.spread.median.n, context, 0)}</td>
                {HEADS.map(([figure]) => (
                  <td key={figure} class="is-number">
                    {numberText(row.spread[figure], context)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function RowName({
  row,
  chart,
  figures,
  onShow,
}: Pick<SpreadProps, 'chart' | 'figures' | 'onShow'> & { row: SpreadRow }) {
  const mask = figures.behind(row.behind);
  if (!mask) return <>{row.label}</>;
  const label = `${chart.title}: ${row.label}`;
  return (
    <button type="button" class="link" onClick={() => onShow({ label, mask })}>
      {row.label}
    </button>
  );
}
