import type { Sum } from '../../../metrics/changes/bridge-parts';
import type { BridgeTotal } from '../../../metrics/changes/bridge-totals';

/** One bar of the bridge, in per cent of the width of the chart. */
export interface Bar {
  kind: 'end' | 'up' | 'down';
  left: number;
  width: number;
}

export interface BridgeChart {
  bars: Bar[];
  /** Where the axis begins: 0 or below, unless the changes would hardly be seen beside what stays. */
  from: number;
}

/** What moves is at least this part of the chart. */
const LEAST_MOVING = 0.5;

/**
 * Bars that hang from one another: the opening from the begin of the axis, each line from where the one before it
 * ended, the closing from the begin again. A pipeline below 0 (credits) moves the zero into the chart. Where the
 * changes are small beside the opening, the axis begins at a round number below all of them.
 */
export function bridgeChart({ opening, lines, closing }: BridgeTotal, of: (sum: Sum) => number): BridgeChart {
  const ends = [of(opening)];
  for (const line of lines) ends.push((ends.at(-1) ?? 0) + of(line));
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)];
  const from = cutAt(lowest, highest);
  const low = from > 0 ? from : Math.min(0, lowest);
  const range = Math.max(0, highest) - low;
  const bar = (kind: Bar['kind'], a: number, b: number): Bar => ({
    kind,
    left: range === 0 ? 0 : ((Math.min(a, b) - low) / range) * 100,
    width: range === 0 ? 0 : (Math.abs(b - a) / range) * 100,
  });
  return {
    from: low,
    bars: [
      bar('end', from, of(opening)),
      ...lines.map((line, at) => bar(of(line) < 0 ? 'down' : 'up', ends[at] ?? 0, ends[at + 1] ?? 0)),
      bar('end', from, of(closing)),
    ],
  };
}

/** A round number below the lowest of the values, by a quarter of their span; 0 where the axis is not cut. */
function cutAt(lowest: number, highest: number): number {
  const span = highest - lowest;
  if (lowest <= 0 || span === 0 || span >= highest * LEAST_MOVING) return 0;
  const step = Math.max(1, 10 ** Math.floor(Math.log10(span / 2)));
  return Math.max(0, Math.floor((lowest - span / 4) / step) * step);
}
