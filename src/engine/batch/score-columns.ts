import { fieldReading } from '../../conditions/read-field';
import type { AssessContext } from '../../record/types';
import { wholeUnits } from '../../scoring/apportion';
import type { Dimension, ScoringModel } from '../../scoring/model';
import { GRID } from '../../scoring/score';
import { type Tally, tally } from '../../scoring/tally';
import { type Columns, fieldKey } from './columns';
import type { ConditionBits } from './evaluate';
import { BLOCK } from './leaf-words';
import { EMPTY } from './ordered-column';
import { addBand, bandsOf, blockPoints, fillBand, fillZero, type Points } from './score-bands';

/** What `ScoreColumns.mql` holds. */
export const MQL = ['no', 'unknown', 'yes'] as const;

/** Scores of many records, equal to those of `scoreRecord`. Records that the pack does not score have 0 throughout. */
export interface ScoreColumns {
  /** 1 where the pack scores the record. */
  isScored: Uint8Array;
  /** `Score.total` and `Score.shown.total`. */
  total: Float64Array;
  shown: Uint8Array;
  /** Numerators over `denominator`, as in `Tally`. */
  fit: Float64Array;
  engagement: Float64Array;
  negative: Float64Array;
  denominator: number;
  /** An index of MQL. */
  mql: Uint8Array;
  unknownParts: Uint8Array;
}

export const emptyScores = (size: number, model: ScoringModel): ScoreColumns => ({
  isScored: new Uint8Array(size),
  total: new Float64Array(size),
  shown: new Uint8Array(size),
  fit: new Float64Array(size),
  engagement: new Float64Array(size),
  negative: new Float64Array(size),
  denominator: model.scale.denominator,
  mql: new Uint8Array(size),
  unknownParts: new Uint8Array(size),
});

/** Scores one block of records from the bits of the signals' conditions, in the order of the model. */
export function blockScorer(
  model: ScoringModel,
  columns: Columns,
  context: AssessContext,
  bits: readonly ConditionBits[],
  scores: ScoreColumns,
): (from: number, to: number) => void {
  const bands = bandsOf(model, bits);
  const sums: Record<Dimension, Points> = {
    fit: blockPoints(),
    engagement: blockPoints(),
    negative: blockPoints(),
  };
  const unknownParts = new Uint8Array(BLOCK);
  return (from, to) => {
    unknownParts.fill(0);
    for (const { sure, open } of Object.values(sums)) fillZero(sure, open);
    const block = { model, columns, now: context.now, unknownParts, from, to };
    for (const band of bands) {
      fillBand(band, block);
      addBand(band, sums[band.dimension], to - from);
    }
    for (let row = from; row < to; row++) {
      const record = columns.records[row];
      if (!record || !model.appliesTo.includes(record.identity.object)) continue;
      const result = isRecycled(model, columns, row)
        ? tally(model, record, context)
        : tallyOf(sums, unknownParts[row - from] ?? 0, row - from);
      write(scores, row, model, result);
    }
  };
}

/** Recycled leads are few, and dates decide over each of their signals: they are scored one by one. */
function isRecycled({ resetField }: ScoringModel, columns: Columns, row: number): boolean {
  if (resetField === null) return false;
  const value = columns.ordered(fieldKey(resetField, 'datetime'))?.values.data[row] ?? Number.NaN;
  if (value === EMPTY) return false;
  const record = columns.records[row];
  return record !== undefined && fieldReading(record, resetField) !== null;
}

type Totals = Pick<Tally, 'fit' | 'engagement' | 'negative' | 'total' | 'possible' | 'unknownParts'>;

function tallyOf(sums: Record<Dimension, Points>, unknownParts: number, at: number): Totals {
  const sure = (dimension: Dimension) => sums[dimension].sure[at] ?? 0;
  const open = (dimension: Dimension) => sums[dimension].open[at] ?? 0;
  const fit = { low: sure('fit'), high: sure('fit') + open('fit') };
  const engagement = { low: sure('engagement'), high: sure('engagement') + open('engagement') };
  const earned = fit.low + engagement.low;
  const negative = Math.max(sure('negative'), -earned) || 0;
  return {
    fit: fit.low,
    engagement: engagement.low,
    negative,
    total: earned + negative,
    possible: {
      fit,
      engagement,
      total: {
        low: Math.max(0, earned + sure('negative') + open('negative')),
        high: Math.max(0, fit.high + engagement.high + sure('negative')),
      },
    },
    unknownParts,
  };
}

function write(scores: ScoreColumns, row: number, model: ScoringModel, result: Totals): void {
  const { denominator } = model.scale;
  scores.isScored[row] = 1;
  scores.total[row] = wholeUnits(result.total, denominator, GRID) / GRID;
  scores.shown[row] = wholeUnits(result.total, denominator, 1);
  scores.fit[row] = result.fit;
  scores.engagement[row] = result.engagement;
  scores.negative[row] = result.negative;
  scores.mql[row] = mqlIndex(model, result);
  scores.unknownParts[row] = result.unknownParts;
}

/** The decision of `mqlOf` without its words. */
function mqlIndex(model: ScoringModel, { possible }: Totals): number {
  const { denominator } = model.scale;
  const bars = [
    [possible.fit, model.fitMinimum],
    [possible.engagement, model.engagementMinimum],
    [possible.total, model.threshold],
  ] as const;
  if (bars.some(([{ high }, needed]) => high < needed * denominator)) return MQL.indexOf('no');
  return MQL.indexOf(bars.every(([{ low }, needed]) => low >= needed * denominator) ? 'yes' : 'unknown');
}
