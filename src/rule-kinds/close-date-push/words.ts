import type { Evidence } from '../../record/assessment';
import { DAY_MS, formatIsoDate, plural } from '../../record/format';
import { changeDay, SOURCE_TEXT } from '../change-words';
import type { RuleEnvironment } from '../define';
import type { DateMove } from './date-moves';
import { isPush, type PushDefinition } from './pushes';

/** Days since 1970 as "18 Dec 2026". */
export const dayText = (day: number, environment: RuleEnvironment): string =>
  formatIsoDate(new Date(day * DAY_MS).toISOString().slice(0, 10), environment);

const COUNTED = {
  moves: 'moves later',
  months: 'moves into a later month',
  quarters: 'moves into a later quarter',
} as const;

/** "moves later by more than 3 days": what one push is, by the options. */
export function definitionText({ count, ignoreDays }: PushDefinition): string {
  return ignoreDays === 0 ? COUNTED[count] : `${COUNTED[count]} by more than ${plural(ignoreDays, 'day')}`;
}

/** Every push, and how many there are by each definition. */
export function pushEvidence(
  pushes: readonly DateMove[],
  moves: readonly DateMove[],
  definition: PushDefinition,
  environment: RuleEnvironment,
): Evidence[] {
  const count = (by: PushDefinition['count']) =>
    moves.filter((move) => isPush(move, { ...definition, count: by })).length;
  return [
    ...pushes.map((push) => ({
      label: `${dayText(push.from, environment)} → ${dayText(push.to, environment)}`,
      value: `${plural(push.to - push.from, 'day')} later, ${changeDay(push, environment)}, ${SOURCE_TEXT[push.source]}`,
      at: push.at,
    })),
    {
      label: 'Counted',
      value: `${plural(count('moves'), 'move')} later, ${count('months')} into a later month, ${count('quarters')} into a later quarter`,
    },
  ];
}
