import type { ValueAxis } from './value-axis';

/** The marks below the bars of a chart, with what they stand for. */
export function AxisRow({ axis, text }: { axis: ValueAxis; text(value: number): string }) {
  return (
    <div class="bar-row axis-row">
      <span />
      <div class="axis-place">
        <svg class="bar axis" height="18" role="presentation">
          {axis.ticks.map((tick) => (
            <text key={tick} x={`${axis.place(tick)}%`} y="13" text-anchor="middle">
              {text(tick)}
            </text>
          ))}
        </svg>
      </div>
      <span />
    </div>
  );
}

/** A thin line at each mark, behind a bar. */
export function AxisLines({ axis, height }: { axis: ValueAxis; height: number }) {
  return (
    <>
      {axis.ticks.map((tick) => (
        <line
          key={tick}
          class="axis-line"
          x1={`${axis.place(tick)}%`}
          x2={`${axis.place(tick)}%`}
          y1="0"
          y2={height}
        />
      ))}
    </>
  );
}
