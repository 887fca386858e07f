import { knownInstant } from '../conditions/read-field';
import { DAY_MS } from '../record/format';
import type { AssessContext, CrmRecord } from '../record/types';
import { sum } from './apportion';
import { bestOfBands } from './bands';
import type { Dimension, ScoringModel, Signal } from './model';
import { type Recycling, recycle } from './recycling';

/** How a signal stands; points are numerators over the model's denominator. */
export interface SignalTally {
  signal: Signal;
  outcome: 'hit' | 'miss' | 'unknown';
  /** Counted now; 0 unless hit. Negative ones are cut where the score would fall below 0. */
  points: number;
  /** True when not all of a negative signal could be counted. */
  isCut: boolean;
  recycling: Recycling;
}

/** From the worst to the best that the missing inputs could still make of it. */
export interface Range {
  low: number;
  high: number;
}

export interface Tally {
  signals: SignalTally[];
  fit: number;
  engagement: number;
  negative: number;
  total: number;
  possible: { fit: Range; engagement: Range; total: Range };
  unknownParts: number;
}

interface Raw {
  signal: Signal;
  outcome: SignalTally['outcome'];
  recycling: Recycling;
  points: number;
  low: number;
  high: number;
}

/** Counts all signals at `context.now`. Later instants may be asked too: that is the forecast. */
export function tally(model: ScoringModel, record: CrmRecord, context: AssessContext): Tally {
  const place = recycle(model, record);
  const raws = bestOfBands(
    model.signals.map((signal) => judge(signal, place(signal), model, record, context)),
  );
  const of = (dimension: Dimension, key: 'points' | 'low' | 'high') =>
    sum(raws.map((raw) => (raw.signal.dimension === dimension ? raw[key] : 0)));
  const range = (dimension: Dimension) => ({ low: of(dimension, 'low'), high: of(dimension, 'high') });

  const [fit, engagement] = [of('fit', 'points'), of('engagement', 'points')];
  const signals = countedSignals(raws, fit + engagement);
  const negative = sum(signals.map((entry) => (entry.signal.dimension === 'negative' ? entry.points : 0)));
  const possible = { fit: range('fit'), engagement: range('engagement'), negative: range('negative') };
  const total = (end: 'low' | 'high') =>
    Math.max(0, possible.fit[end] + possible.engagement[end] + possible.negative[end]);
  return {
    signals,
    fit,
    engagement,
    negative,
    total: fit + engagement + negative,
    possible: { ...possible, total: { low: total('low'), high: total('high') } },
    unknownParts: raws.filter((raw) => raw.outcome === 'unknown').length,
  };
}

function judge(
  signal: Signal,
  recycling: Recycling,
  model: ScoringModel,
  record: CrmRecord,
  context: AssessContext,
): Raw {
  const base = { signal, recycling };
  const scale = model.scale[signal.dimension];
  const truth = recycling === 'before' ? false : signal.test.truth(record, context);
  if (truth === false) return { ...base, outcome: 'miss', points: 0, low: 0, high: 0 };
  const isDated = recycling !== 'undated';
  const left = truth === true && isDated ? remainingPoints(signal, record, context.now) : null;
  if (left !== null) {
    const points = left * scale;
    return { ...base, outcome: 'hit', points, low: points, high: points };
  }
  const points = signal.points * scale;
  return { ...base, outcome: 'unknown', points: 0, low: Math.min(0, points), high: Math.max(0, points) };
}

/**
 * Raw points after decay: a step is lost at the end of each full period of 24-hour days since the
 * date, so a weekly decay takes nothing for 7 days. Null when the date is missing or more than a
 * day ahead of now (a zone read wrongly shifts it by less).
 */
function remainingPoints(signal: Signal, record: CrmRecord, now: number): number | null {
  if (signal.since === null || signal.decay === null) return signal.points;
  const since = knownInstant(record, signal.since);
  if (!since || since.earliest > now + DAY_MS) return null;
  const steps = Math.max(0, Math.floor((now - since.earliest) / (signal.decay.everyDays * DAY_MS)));
  return Math.max(0, signal.points - steps * signal.decay.points);
}

/** Takes negative points in pack order until nothing is left to take: a score stops at 0. */
function countedSignals(raws: readonly Raw[], earned: number): SignalTally[] {
  let left = earned;
  return raws.map(({ signal, outcome, points, recycling }) => {
    const base = { signal, outcome, recycling };
    if (points >= 0) return { ...base, points, isCut: false };
    const counted = Math.max(points, -left) || 0;
    left += counted;
    return { ...base, points: counted, isCut: counted !== points };
  });
}
