import type { Score } from '../record/assessment';
import { formatNumber, plural } from '../record/format';
import type { AssessContext } from '../record/types';
import { wholeUnits } from './apportion';
import type { ScoringModel } from './model';
import type { Range, Tally } from './tally';

interface Bar {
  key: 'fit' | 'engagement' | 'total';
  name: string;
  goal: string;
  range: Range;
  needed: number;
}

/** Figures of the score as they are shown beside the reason. */
type Shown = Readonly<Record<Bar['key'], number>>;

/**
 * An MQL needs the fit minimum, the engagement minimum and the threshold (domain.md § 2). Missing
 * inputs leave it unknown only while they could still change the answer.
 */
export function mqlOf(
  model: ScoringModel,
  tally: Tally,
  shown: Shown,
  context: AssessContext,
): Pick<Score, 'mql' | 'mqlReason'> {
  const { denominator } = model.scale;
  const write = writer(tally, shown, denominator, context);
  const { fit, engagement, total } = tally.possible;
  const bars: Bar[] = [
    { key: 'fit', name: 'Fit', goal: 'its minimum', range: fit, needed: model.fitMinimum },
    {
      key: 'engagement',
      name: 'Engagement',
      goal: 'its minimum',
      range: engagement,
      needed: model.engagementMinimum,
    },
    { key: 'total', name: 'The score', goal: 'the threshold', range: total, needed: model.threshold },
  ];
  const isOutOfReach = ({ range, needed }: Bar) => range.high < needed * denominator;
  const isReached = ({ range, needed }: Bar) => range.low >= needed * denominator;

  const missed = bars.find(isOutOfReach);
  if (missed) {
    const { name, goal, range, needed } = missed;
    const is = range.low === range.high ? 'is' : 'is at most';
    return {
      mql: 'no',
      mqlReason: `${name} ${is} ${write(missed, range.high)}, under ${goal} of ${needed}.`,
    };
  }
  const open = bars.find((bar) => !isReached(bar));
  if (open) {
    const { name, goal, range, needed } = open;
    const span = `${write(open, range.low)} to ${write(open, range.high)}`;
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

/**
 * Whole points, rounded as the score shows them. A figure that would then stand on the wrong side of what is
 * needed is written to a tenth.
 */
function writer(tally: Tally, shown: Shown, denominator: number, context: AssessContext) {
  const whole = (key: Bar['key'], points: number): number =>
    points === tally[key] ? shown[key] : wholeUnits(points, denominator, 1);
  return ({ key, range, needed }: Bar, points: number): string => {
    const figure = Math.max(whole(key, range.low), whole(key, points));
    const isTrue = figure >= needed === points >= needed * denominator;
    return formatNumber(isTrue ? figure : wholeUnits(points, denominator, 10) / 10, context);
  };
}
