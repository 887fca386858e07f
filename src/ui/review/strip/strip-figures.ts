import type { Metric } from '../../../metrics';
import { calendar } from '../../../metrics/calendar';
import type { AssessContext, EpochMs } from '../../../record/types';
import type { Figures, Quota } from '../figures/count-figures';
import type { RowSet } from '../row-set';

/** The figures of the views that the strip says, and what stands beside them. */
const TAKEN = {
  weighted: ({ deals }: Figures) => deals.forecast.weighted,
  due: ({ deals }: Figures) => deals.forecast.unweighted,
  coverage: ({ deals }: Figures) => deals.coverage,
  winRate: ({ deals }: Figures) => deals.winRate,
  won: ({ deals }: Figures) => deals.won,
  cycle: ({ deals }: Figures) => deals.cycle.won.median,
  cycleMean: ({ deals }: Figures) => deals.cycle.won.mean,
  inside: ({ leads }: Figures) => leads.speed.insideSla,
  response: ({ leads }: Figures) => leads.speed.response.median,
} as const;

export type StripMetrics = Record<keyof typeof TAKEN, Metric>;

/** What the strip shows of a count; plain data, as it is kept for the next visit. */
export interface StripFigures {
  /** When they were counted. */
  at: EpochMs;
  /** How many records the list had then. */
  records: number;
  metrics: StripMetrics;
  quota: Quota | null;
}

/** Raised whenever a figure is counted in another way than before: what was kept is then counted anew. */
const FORMAT = 1;

export function stripFigures(figures: Figures, records: number, at: EpochMs): StripFigures {
  const taken = Object.entries(TAKEN).map(([name, take]) => [name, take(figures)]);
  return { at, records, metrics: Object.fromEntries(taken), quota: figures.quota };
}

/** Kept figures as they were read from the store; null where they are not whole. */
export function readStripFigures(kept: unknown): StripFigures | null {
  return isWhole(kept) ? kept : null;
}

function isWhole(kept: unknown): kept is StripFigures {
  const { at, records, metrics, quota } = Object(kept);
  return (
    Number.isFinite(at) &&
    Number.isFinite(records) &&
    Object.keys(TAKEN).every((name) => isMetric(Object(metrics)[name])) &&
    (quota === null ||
      (Number.isFinite(Object(quota).amount) && typeof quota.currency === 'string' && !!quota.period))
  );
}

function isMetric(value: unknown): boolean {
  const { id, label, unit, n, value: figure, reason, excluded } = Object(value);
  return (
    [id, label, unit].every((text) => typeof text === 'string') &&
    Number.isFinite(n) &&
    (figure === null || Number.isFinite(figure)) &&
    (reason === null || typeof reason === 'string') &&
    Array.isArray(excluded)
  );
}

const COUNTED_COLUMNS = ['asOf', 'amount', 'closeDay', 'stageEnteredAt', 'probability'] as const;

/**
 * What a count rests on, as one word: the records of the list, the pack, the day and its zone. Reading a record anew
 * changes its `asOf`, and so this. `rest` is awaited before each column of many thousand numbers.
 */
export async function stripSource(
  rows: RowSet,
  pack: string,
  { now, zone }: AssessContext,
  rest: () => Promise<void> = async () => {},
): Promise<string> {
  const keys = rows.pieces('key').reduce((sum, { joined }) => sum + joined.length, 0);
  let hash = FNV;
  for (const column of COUNTED_COLUMNS) {
    await rest();
    hash = hashOf(rows.number(column), hash);
  }
  return [FORMAT, pack, zone, calendar(zone)(now), rows.size, keys, hash].join(' ');
}

const FNV = 0x811c9dc5;

/** FNV-1a over the words of the numbers. */
function hashOf({ buffer, byteOffset, byteLength }: Float64Array, before: number): number {
  const words = new Uint32Array(buffer, byteOffset, byteLength / 4);
  let hash = before;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
  return hash >>> 0;
}
