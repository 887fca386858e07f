import { type Accumulator, accumulator, type Keyed, keyed, tally } from '../accumulator';
import { type Cell, changeOf, type DealChange } from './bookings';
import { type BridgeRow, type Direction, listPart, type RowPart, rangePart, rowPart } from './bridge-parts';
import type { Between, DealSpan } from './deal-span';
import type { Scope, Standing } from './standing';

export interface Changes {
  /** By pipeline, stage and currency; what could not be told comes last. */
  rows: BridgeRow[];
  /** Deals with something to say of them, in the order they came. */
  deals: DealChange[];
  /** When deals of the closing pipeline were last read: first and last; null where there are none. */
  read: Between | null;
  /** How many of them were not read since the opening. */
  notReadSinceFrom: number;
  /** Deals outside of the scope at one instant of which nothing tells where they stood at the other. */
  leftOut: number;
}

/**
 * What changed between two instants: a bridge for each stage and currency, and the deals behind it. It
 * compares the two ends, so what went there and back between them is no change.
 */
export function changesBetween(between: Between, scope: Scope = {}): Accumulator<DealSpan, Changes> {
  const rows = keyed(rowPart);
  const deals = listPart<DealChange>();
  const counts = tally();
  const read = rangePart();
  return accumulator(
    { rows, deals, counts, read },
    (span) => {
      const change = changeOf(span, scope);
      if (change.isLeftOut) {
        counts.count('leftOut');
        return;
      }
      const { opening, closing, bookings } = change;
      addStanding(rows, opening, 'opening');
      addStanding(rows, closing, 'closing');
      for (const { cell, line, count, cents } of bookings)
        partOf(rows, cell)
          .flows.at(`${line}.${directionOf(count)}`)
          .add(count, cents);
      if (change.categories.size > 0) deals.list.push(change);
      if (closing.at !== 'inside' || closing.spot.kind !== 'stage') return;
      read.add(span.asOf);
      if (span.asOf < between.from) counts.count('notReadSinceFrom');
    },
    () => ({
      rows: rows
        .entries()
        .flatMap(([, part]) => part.row() ?? [])
        .sort(byPlace),
      deals: deals.list,
      read: read.value(),
      notReadSinceFrom: counts.of('notReadSinceFrom'),
      leftOut: counts.of('leftOut'),
    }),
  );
}

export const directionOf = (count: number): Direction => (count > 0 ? 'in' : count < 0 ? 'out' : 'change');

/** The same for the same stage and kind of amount. */
export function cellKey({ spot, money }: Cell): string {
  const stage = spot.place ? [spot.place.pipeline.id, spot.place.stage.id] : [];
  return [spot.kind, money.kind, money.currency ?? '', ...stage].join('\n');
}

/** The cell that a deal stands in; null outside of the pipeline. */
export function cellOfStanding(standing: Standing): Cell | null {
  if (standing.at !== 'inside') return null;
  const { kind, currency } = standing.worth;
  return { spot: standing.spot, money: { kind, currency } };
}

function partOf(rows: Keyed<RowPart>, cell: Cell): RowPart {
  const part = rows.at(cellKey(cell));
  part.cell ??= cell;
  return part;
}

function addStanding(rows: Keyed<RowPart>, standing: Standing, end: 'opening' | 'closing'): void {
  const cell = cellOfStanding(standing);
  if (cell) partOf(rows, cell)[end].add(1, standing.worth.cents);
}

const KINDS = ['stage', 'none', 'notInPack', 'notTold'];

function byPlace(a: BridgeRow, b: BridgeRow): number {
  const [one, other] = [a.cell.spot, b.cell.spot];
  const byKind = KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
  const [here, there] = [one.place?.pipeline.id ?? '', other.place?.pipeline.id ?? ''];
  const byPipeline = here < there ? -1 : Number(here > there);
  const byStage = (one.place?.stage.position ?? 0) - (other.place?.stage.position ?? 0);
  const [mine, theirs] = [cellKey(a.cell), cellKey(b.cell)];
  return byKind || byPipeline || byStage || (mine < theirs ? -1 : Number(mine > theirs));
}
