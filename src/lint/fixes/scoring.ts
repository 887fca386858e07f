import { type Condition, isFieldCondition, leafConditions } from '../../conditions/condition';
import {
  COMPETITOR_EMAIL,
  noEngagement,
  PERSONAL_EMAIL,
  STUDENT_TITLE,
} from '../../rule-packs/bundled/negative-signals';
import { fieldTable } from '../../rule-packs/field-table';
import type { RulePack } from '../../rule-packs/schema';
import { attainablePoints } from '../../scoring/model';
import type { LintContext } from '../check';
import { meaningOf } from '../checks/signal-meaning';
import { type FindFix, indexesOf, setting } from './fix';

const reach = ({ scoring }: RulePack, side: 'fit' | 'engagement'): number =>
  attainablePoints(scoring[side]) > 0 ? scoring.weights[side] : 0;

export const reachableThreshold: FindFix = (pack, { path }) => {
  const best = reach(pack, 'fit') + reach(pack, 'engagement');
  return best > 0 ? setting(`Set the threshold to ${best}`, path, best) : null;
};

export const reachableMinimum: FindFix = (pack, { path }) => {
  const best = reach(pack, path.endsWith('.fitMinimum') ? 'fit' : 'engagement');
  return setting(`Set the minimum to ${best}`, path, best);
};

export const fewerPoints: FindFix = ({ scoring }, { path }) => {
  const intent = scoring.engagement.filter((signal) => meaningOf(signal) === 'intent');
  const points = Math.min(...intent.map((signal) => signal.points)) - 1;
  return points >= 1 ? setting(`Give it ${points} points`, path, points) : null;
};

const USUAL = [PERSONAL_EMAIL, STUDENT_TITLE, noEngagement(90, 'lastActivityAt', -15)];

/** Those of the usual ones whose fields the pack has; the competitors each team names itself. */
export const usualNegatives: FindFix = (pack) => {
  const known = fieldTable(pack);
  const reads = ({ when }: (typeof USUAL)[number]) =>
    leafConditions(when).every(({ condition }) => !isFieldCondition(condition) || known(condition.field));
  const signals = USUAL.filter((signal) => signal.id !== COMPETITOR_EMAIL.id && reads(signal));
  const names = signals.map(({ label }) => label).join(', ');
  return signals.length > 0 ? setting(`Add ${names}`, 'scoring.negative', signals) : null;
};

/** Half of the points after a fortnight, counted from a date that its own condition asks for (domain.md § 2). */
export const usualDecay: FindFix = (pack, { path }, context) => {
  const signal = pack.scoring.engagement[indexesOf(path)[0] ?? -1];
  if (!signal) return null;
  const since = signal.since ?? momentIn(signal.when, context);
  if (since === null) return null;
  const decay = { points: Math.ceil(signal.points / 2), everyDays: 14 };
  return {
    label: `Let it lose ${decay.points} every ${decay.everyDays} days`,
    edits: [
      { do: 'set', path: `${path}.since`, value: since },
      { do: 'set', path: `${path}.decay`, value: decay },
    ],
  };
};

function momentIn(when: Condition, { pack }: LintContext): string | null {
  for (const { condition } of leafConditions(when))
    if (isFieldCondition(condition) && pack.field(condition.field).type === 'datetime')
      return condition.field;
  return null;
}

type Between = Condition & { op: 'between' };
const isBetween = (condition: Condition | undefined): condition is Between => condition?.op === 'between';

/** Bands of whole numbers meet where one ends and the next begins one higher. */
export const meetingBands: FindFix = (pack, { path }, context) => {
  const side = /^scoring\.(fit|engagement|negative)\[/.exec(path)?.[1];
  if (side !== 'fit' && side !== 'engagement' && side !== 'negative') return null;
  const upper = pack.scoring[side][indexesOf(path)[0] ?? -1];
  if (!upper || !isBetween(upper.when) || context.pack.field(upper.when.field).type !== 'number') return null;
  const { field, from, to } = upper.when;
  const below = pack.scoring[side].flatMap(({ when, group }) =>
    isBetween(when) && when.field === field && group === upper.group && when !== upper.when ? [when] : [],
  );
  const lower = below
    .filter((band) => Number(band.from) < Number(from))
    .sort((a, b) => Number(b.to) - Number(a.to))[0];
  if (!lower || ![from, to, lower.to].every(Number.isInteger) || Number(lower.to) >= Number(to)) return null;
  const start = Number(lower.to) + 1;
  return setting(`Let it begin at ${start}`, `${path}.from`, start);
};
