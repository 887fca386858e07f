import { knownInstant } from '../conditions/read-field';
import type { Score } from '../record/assessment';
import { DAY_MS } from '../record/format';
import type { AssessContext, CrmRecord, EpochMs } from '../record/types';
import { wholeUnits } from './apportion';
import type { ScoringModel, Signal } from './model';
import { tally } from './tally';

/** Points of time looked at; more than any model of the domain has steps. */
const MOST_STEPS = 400;

/**
 * When the shown total falls next, and when it falls below the threshold, if nothing happens
 * until then: signals decay, and conditions on age turn. At most two entries, oldest first. Each
 * total is what the score will be at that instant.
 */
export function forecast(
  model: ScoringModel,
  record: CrmRecord,
  context: AssessContext,
  shownTotal: number,
): Score['forecast'] {
  const drops: Score['forecast'] = [];
  for (const at of turningPoints(model, record, context)) {
    const { total } = tally(model, record, { ...context, now: at });
    const shown = wholeUnits(total, model.scale.denominator, 1);
    if (drops.length === 0 && shown < shownTotal) drops.push({ at, total: shown });
    if (shownTotal < model.threshold && drops.length > 0) break;
    if (shownTotal >= model.threshold && shown < model.threshold) {
      if (drops.at(-1)?.at !== at) drops.push({ at, total: shown });
      break;
    }
  }
  return drops;
}

/** Later instants at which the score may change, soonest first. */
function turningPoints(model: ScoringModel, record: CrmRecord, context: AssessContext): EpochMs[] {
  const points = model.signals.flatMap((signal) => [
    ...decaySteps(signal, record, context.now),
    ...signal.test.turningPoints(record, context),
  ]);
  return [...new Set(points)].sort((a, b) => a - b).slice(0, MOST_STEPS);
}

function decaySteps({ since, decay, points }: Signal, record: CrmRecord, now: EpochMs): EpochMs[] {
  const start = since === null || decay === null ? null : knownInstant(record, since);
  if (!start || !decay) return [];
  const steps = Math.ceil(points / decay.points);
  return Array.from(
    { length: steps },
    (_, index) => start.earliest + (index + 1) * decay.everyDays * DAY_MS,
  ).filter((at) => at > now);
}
