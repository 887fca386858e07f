import { DAY_MS } from '../../record/format';
import type { Dimension, ScoringModel, Signal } from '../../scoring/model';
import { forEachBit, wordsFor } from './bits';
import { type Columns, fieldKey } from './columns';
import type { ConditionBits } from './evaluate';
import { BLOCK } from './leaf-words';
import type { OrderedColumn } from './ordered-column';

/** Points of one block, all as numerators: what is sure, and what unknown parts could still add. */
export interface Points {
  sure: Float64Array;
  open: Float64Array;
}

/** Signals of which only the best counts; of one that stands alone, that is itself. */
export interface Band extends Points {
  dimension: Dimension;
  signals: { signal: Signal; bits: ConditionBits }[];
}

export const blockPoints = (): Points => ({ sure: new Float64Array(BLOCK), open: new Float64Array(BLOCK) });

export function bandsOf(model: ScoringModel, bits: readonly ConditionBits[]): Band[] {
  const bands = new Map<string, Band>();
  model.signals.forEach((signal, index) => {
    const { dimension, group } = signal;
    const key = `${dimension} ${group === null ? index : `of ${group}`}`;
    const band = bands.get(key) ?? { dimension, signals: [], ...blockPoints() };
    const own = bits[index];
    if (own) band.signals.push({ signal, bits: own });
    bands.set(key, band);
  });
  return [...bands.values()];
}

export function fillZero(...lists: Float64Array[]): void {
  for (const list of lists) list.fill(0);
}

/** The block of records at hand, and what their signals are counted with. */
export interface ScoreBlock {
  model: ScoringModel;
  columns: Columns;
  now: number;
  unknownParts: Uint8Array;
  from: number;
  to: number;
}

/** Counts all signals of a band; the best of them remains. */
export function fillBand(band: Band, block: ScoreBlock): void {
  fillZero(band.sure, band.open);
  for (const { signal, bits } of band.signals) addSignal(signal, bits, band, block);
}

/** Keeps the points furthest from 0 that are sure, and likewise those that could come. */
function addSignal(signal: Signal, { truth, unknown }: ConditionBits, band: Band, block: ScoreBlock): void {
  const { model, columns, now, unknownParts, from, to } = block;
  const scale = model.scale[signal.dimension];
  const left = remaining(signal, columns, now);
  const [first, end] = [from >> 5, (from >> 5) + wordsFor(to - from)];
  const leaveOpen = (row: number) => {
    const at = row - from;
    band.open[at] = further(band.open[at] ?? 0, signal.points * scale);
    unknownParts[at] = (unknownParts[at] ?? 0) + 1;
  };
  forEachBit(unknown, first, end, leaveOpen);
  forEachBit(truth, first, end, (row) => {
    const points = left ? left(row) : signal.points;
    if (points === null) leaveOpen(row);
    else band.sure[row - from] = further(band.sure[row - from] ?? 0, points * scale);
  });
}

const further = (a: number, b: number): number => (Math.abs(b) > Math.abs(a) ? b : a);

/** Adds a band to its dimension; what is unknown adds only what it would have beyond what is sure. */
export function addBand({ sure, open }: Band, sum: Points, size: number): void {
  for (let at = 0; at < size; at++) {
    const [isSure, isOpen] = [sure[at] ?? 0, open[at] ?? 0];
    sum.sure[at] = (sum.sure[at] ?? 0) + isSure;
    if (Math.abs(isOpen) > Math.abs(isSure)) sum.open[at] = (sum.open[at] ?? 0) + isOpen - isSure;
  }
}

/** The points that a signal with decay has left, as in `tally`; null without a date that can be used. */
function remaining({ since, decay, points }: Signal, columns: Columns, now: number) {
  const column: OrderedColumn | undefined =
    since === null || decay === null ? undefined : columns.ordered(fieldKey(since, 'datetime'));
  if (!column || decay === null) return null;
  return (row: number): number | null => {
    const start = column.values.data[row] ?? Number.NaN;
    if (!(start <= now + DAY_MS)) return null;
    const steps = Math.max(0, Math.floor((now - start) / (decay.everyDays * DAY_MS)));
    return Math.max(0, points - steps * decay.points);
  };
}
