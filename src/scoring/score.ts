import { knownValue } from '../conditions/read-field';
import type { Score, ScorePart } from '../record/assessment';
import { formatNumber } from '../record/format';
import type { AssessContext, CrmRecord } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import { apportion, sum } from './apportion';
import { forecast } from './forecast';
import type { ScoringModel, Signal } from './model';
import { mqlOf } from './mql';
import { type SignalTally, type Tally, tally } from './tally';

/**
 * Exact figures are handed out on a grid of 2^-20 points: sums of such numbers have no rounding
 * error, so the parts add up to the total to the last bit. Decisions use the exact fractions.
 */
export const GRID = 2 ** 20;

/** The score of a record, or null when the pack scores no records of this kind. */
export function scoreRecord(
  model: ScoringModel,
  record: CrmRecord,
  context: AssessContext,
  pack: PackContext,
): Score | null {
  if (!model.appliesTo.includes(record.identity.object)) return null;
  const result = tally(model, record, context);
  const exact = figures(result, model, GRID);
  const shown = figures(result, model, 1);
  return {
    total: exact.total / GRID,
    fit: exact.fit / GRID,
    engagement: exact.engagement / GRID,
    negative: exact.negative / GRID,
    shown: { total: shown.total, fit: shown.fit, engagement: shown.engagement, negative: shown.negative },
    threshold: model.threshold,
    fitMinimum: model.fitMinimum,
    engagementMinimum: model.engagementMinimum,
    ...mqlOf(model, result, shown, context),
    parts: result.signals.map((entry, index) => ({
      id: entry.signal.id,
      dimension: entry.signal.dimension,
      label: entry.signal.label,
      outcome: entry.outcome,
      points: (exact.parts[index] ?? 0) / GRID,
      shown: shown.parts[index] ?? 0,
      decay: decayText(entry.signal, model, context),
      evidence: evidence(entry, record, pack),
    })),
    forecast: forecast(model, record, context, shown.total),
    unknownParts: result.unknownParts,
  };
}

/**
 * Total, dimensions and parts in whole units: the total is cut, so that it reaches a threshold
 * only when the exact one does; below it the largest remainders make all levels add up.
 */
function figures(result: Tally, model: ScoringModel, units: number) {
  const { denominator } = model.scale;
  const split = [result.fit, result.engagement, result.negative];
  const [fit = 0, engagement = 0, negative = 0] = apportion(split, denominator, units);
  const parts = (['fit', 'engagement', 'negative'] as const).flatMap((dimension, index) => {
    const own = result.signals.filter((entry) => entry.signal.dimension === dimension);
    const numerators = own.map((entry) => entry.points);
    return apportion(numerators, denominator, units, [fit, engagement, negative][index]);
  });
  return { total: sum([fit, engagement, negative]), fit, engagement, negative, parts };
}

const PERIODS: Record<number, string> = { 1: 'a day', 7: 'a week', 30: 'a month' };

/** "−3.1 a week", on the 100-point scale like all other figures. */
function decayText({ decay, dimension }: Signal, model: ScoringModel, context: AssessContext): string | null {
  if (!decay) return null;
  const { everyDays } = decay;
  const step = (decay.points * model.scale[dimension]) / model.scale.denominator;
  const weeks = everyDays % 7 === 0 ? `every ${everyDays / 7} weeks` : `every ${everyDays} days`;
  return `−${formatNumber(step, context)} ${PERIODS[everyDays] ?? weeks}`;
}

const LONGEST_VALUE = 80;

/** The values a part rests on; for an unknown part what is missing. */
function evidence(
  { signal, outcome, isCut, recycling }: SignalTally,
  record: CrmRecord,
  pack: PackContext,
): ScorePart['evidence'] {
  const names = new Set([...signal.test.fields, ...(signal.since === null ? [] : [signal.since])]);
  const facts = [...names].map((name) => {
    const { label, type } = pack.field(name);
    const known = knownValue(record, name, type);
    if (known.state === 'unknown') return { known, text: `${label} ${known.why}` };
    return { known, text: `${label}: ${known.state === 'empty' ? 'empty' : shortened(known.text)}` };
  });
  const relevant = facts.filter(({ known }) => outcome !== 'hit' || known.state === 'value');
  const missing = facts.filter(({ known }) => known.state === 'unknown');
  const chosen = outcome === 'unknown' && missing.length > 0 ? missing : relevant;
  const text = chosen.map((fact) => fact.text).join('; ');
  if (recycling === 'before') return `${text} (before recycling)`;
  if (recycling === 'undated' && outcome === 'unknown')
    return `${text} (no date tells whether before or after recycling)`;
  return isCut ? `${text} (counted down to a score of 0)` : text;
}

function shortened(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  return `${Array.from(text.slice(0, 2 * LONGEST_VALUE))
    .slice(0, LONGEST_VALUE)
    .join('')
    .trimEnd()}…`;
}
