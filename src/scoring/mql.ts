import type { Score } from '../record/assessment';
import { formatNumber, plural } from '../record/format';
import type { AssessContext } from '../record/types';
import { wholeUnits } from './apportion';
import type { ScoringModel } from './model';
import type { Range, Tally } from './tally';

interface Bar {
  name: string;
  goal: string;
  range: Range;
  needed: number;
}

/**
 * An MQL needs the fit minimum, the engagement minimum and the threshold (domain.md § 2). Missing
 * inputs leave it unknown only while they could still change the answer.
 */
export function mqlOf(
  model: ScoringModel,
  tally: Tally,
  context: AssessContext,
): Pick<Score, 'mql' | 'mqlReason'> {
  const { denominator } = model.scale;
  const { fit, engagement, total } = tally.possible;
  const bars: Bar[] = [
    { name: 'Fit', goal: 'its minimum', range: fit, needed: model.fitMinimum },
    { name: 'Engagement', goal: 'its minimum', range: engagement, needed: model.engagementMinimum },
    { name: 'The score', goal: 'the threshold', range: total, needed: model.threshold },
  ];
  const write = (points: number) => formatNumber(wholeUnits(points, denominator, 10) / 10, context);
  const isOutOfReach = ({ range, needed }: Bar) => range.high < needed * denominator;
  const isReached = ({ range, needed }: Bar) => range.low >= needed * denominator;

  const missed = bars.find(isOutOfReach);
  if (missed) {
    const { name, goal, range, needed } = missed;
    const is = range.low === range.high ? 'is' : 'is at most';
    return { mql: 'no', mqlReason: `${name} ${is} ${write(range.high)}, under ${goal} of ${needed}.` };
  }
  const open = bars.find((bar) => !isReached(bar));
  if (open) {
    const { name, goal, range, needed } = open;
    const span = `${write(range.low)} to ${write(range.high)}`;
    return {
      mql: 'unknown',
      mqlReason: `${plural(tally.unknownParts, 'part')} can’t be judged: ${name.toLowerCase()} lies at ${span}, ${goal} is ${needed}.`,
    };
  }
  return {
    mql: 'yes',
    mqlReason: `The score reaches the threshold of ${model.threshold}, fit its minimum of ${model.fitMinimum} and engagement its minimum of ${model.engagementMinimum}.`,
  };
}
