import type { Sum } from '../../../metrics/changes/bridge-parts';
import type { BridgeTotal } from '../../../metrics/changes/bridge-totals';

/** One bar of the bridge, in per cent of the width of the chart. */
export interface Bar {
  kind: 'end' | 'up' | 'down';
  left: number;
  width: number;
}

/**
 * Bars that hang from one another: the opening from 0, each line from where the one before it ended, the
 * closing from 0. A pipeline below 0 (credits) moves the zero into the chart.
 */
export function bridgeBars({ opening, lines, closing }: BridgeTotal, of: (sum: Sum) => number): Bar[] {
  const ends = [of(opening)];
  for (const line of lines) ends.push((ends.at(-1) ?? 0) + of(line));
  const low = Math.min(0, ...ends);
  const range = Math.max(0, ...ends) - low;
  const bar = (kind: Bar['kind'], a: number, b: number): Bar => ({
    kind,
    left: range === 0 ? 0 : ((Math.min(a, b) - low) / range) * 100,
    width: range === 0 ? 0 : (Math.abs(b - a) / range) * 100,
  });
  return [
    bar('end', 0, of(opening)),
    ...lines.map((line, index) => bar(of(line) < 0 ? 'down' : 'up', ends[index] ?? 0, ends[index + 1] ?? 0)),
    bar('end', 0, of(closing)),
  ];
}
