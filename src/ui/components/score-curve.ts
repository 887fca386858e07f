import { curveStepAfter, line } from 'd3-shape';
import { DAY_MS } from '../../record/format';
import type { EpochMs } from '../../record/types';

/** What the score will be at an instant if nothing happens until then. */
export interface ScorePoint {
  at: EpochMs;
  total: number;
}

/** Half a year: signals of most models are spent by then. */
const WEEKS = 26;
const WEEK_MS = 7 * DAY_MS;

/** The instants at which a curve asks for the score: now, and each week after. */
export const weeksAhead = (now: EpochMs): EpochMs[] =>
  Array.from({ length: WEEKS + 1 }, (_, week) => now + week * WEEK_MS);

/** The points at which the score is another than a week before, with the first. */
export const changesOf = (points: readonly ScorePoint[]): ScorePoint[] =>
  points.filter(({ total }, index) => total !== points[index - 1]?.total);

/** A stair in a box of this size, for an SVG path; totals run from 0 to 100, and hold until the next point. */
export function stairPath(points: readonly ScorePoint[], width: number, height: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const span = Math.max(1, last.at - first.at);
  const x = ({ at }: ScorePoint) => round(((at - first.at) / span) * width);
  const y = ({ total }: ScorePoint) => round(heightOf(total, height));
  return line<ScorePoint>().curve(curveStepAfter).x(x).y(y)(points) ?? '';
}

/** Distance of a total from the upper edge. */
export const heightOf = (total: number, height: number): number =>
  height * (1 - Math.min(100, Math.max(0, total)) / 100);

const round = (value: number): number => Math.round(value * 10) / 10;
