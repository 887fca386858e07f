import type { ComponentChildren } from 'preact';

const HEIGHT = 120;
const BAR = 28;
const GAP = 8;

export interface FigureBar {
  label: string;
  /** Null: there is nothing to count it from. */
  value: number | null;
  text: string;
  /** Where the value may lie; drawn as a line with two ends. */
  low?: number;
  high?: number;
}

/**
 * Upright bars with their numbers written out, so that it reads in black and white: a missing value is a
 * dashed line, an interval a line over the bar, and `mark` a dashed line across all with its own text.
 */
export function BarFigure({
  title,
  bars,
  mark,
  head,
  children,
}: {
  title: string;
  bars: readonly FigureBar[];
  mark?: { value: number; text: string };
  /** Heads of the table's columns. */
  head: readonly string[];
  /** Rows of the table behind it. */
  children: ComponentChildren;
}) {
  const largest = Math.max(
    mark?.value ?? 0,
    ...bars.map(({ value, high }) => Math.max(value ?? 0, high ?? 0)),
  );
  const y = (value: number) => (largest > 0 ? HEIGHT - (Math.max(0, value) / largest) * HEIGHT : HEIGHT);
  const width = bars.length * (BAR + GAP);
  return (
    <section class="judged-figure" aria-label={title}>
      <h3 class="strong">{title}</h3>
      <svg viewBox={`0 -16 ${width} ${HEIGHT + 34}`} role="presentation" aria-hidden="true">
        {bars.map((bar, at) => (
          <Bar key={bar.label} bar={bar} x={at * (BAR + GAP) + GAP / 2} y={y} />
        ))}
        <path class="figure-base" d={`M0 ${HEIGHT}H${width}`} />
        {mark && <path class="figure-mark" d={`M0 ${y(mark.value)}H${width}`} />}
      </svg>
      {mark && <p class="small-text">Dashed line: {mark.text}</p>}
      <details class="judged-table">
        <summary class="small-text">Table: {title}</summary>
        <table>
          <thead>
            <tr>
              {head.map((name, at) => (
                <th key={name} scope="col" class={at > 0 ? 'is-number' : ''}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </details>
    </section>
  );
}

function Bar({ bar, x, y }: { bar: FigureBar; x: number; y(value: number): number }) {
  const { value, text, label, low, high } = bar;
  const middle = x + BAR / 2;
  const top = value === null ? HEIGHT - 4 : Math.min(y(value), high === undefined ? HEIGHT : y(high));
  return (
    <>
      {value === null ? (
        <path class="figure-unknown" d={`M${x} ${HEIGHT - 4}h${BAR}`} />
      ) : (
        <rect class="figure-bar" x={x} y={y(value)} width={BAR} height={Math.max(1, HEIGHT - y(value))} />
      )}
      {low !== undefined && high !== undefined && value !== null && (
        <path
          class="figure-range"
          d={`M${middle} ${y(low)}V${y(high)}M${middle - 4} ${y(low)}h8M${middle - 4} ${y(high)}h8`}
        />
      )}
      <text class="figure-text" x={middle} y={top - 4}>
        {text}
      </text>
      <text class="figure-text" x={middle} y={HEIGHT + 13}>
        {label}
      </text>
    </>
  );
}
