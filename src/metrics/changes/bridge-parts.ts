import { type Keyed, keyed, type Part } from '../accumulator';
import { exactSum } from '../exact-sum';
import { type Cell, LINES, type Line } from './bookings';
import type { Between } from './deal-span';

/** Deals, and what they count with, in hundredths of one currency. */
export interface Sum {
  count: number;
  cents: number;
}

/** `in`, `out`: deals that came to a stage or left it. `change`: amounts of deals that stayed. */
export const DIRECTIONS = ['in', 'out', 'change'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface Flow extends Sum {
  line: Line;
  direction: Direction;
}

/** One stage and currency: opening + flows = closing, in deals and to the cent. */
export interface BridgeRow {
  cell: Cell;
  opening: Sum;
  flows: Flow[];
  closing: Sum;
}

interface SumPart extends Part {
  add(count: number, cents: number): void;
  value(): Sum;
  merge(other: SumPart): void;
  parts(): { count: number; terms: readonly number[] };
}

function sumPart(): SumPart {
  let deals = 0;
  const cents = exactSum();
  return {
    add(count, amount) {
      deals += count;
      cents.add(amount);
    },
    value: () => ({ count: deals, cents: cents.value() }),
    parts: () => ({ count: deals, terms: cents.terms() }),
    merge(other) {
      const { count, terms } = other.parts();
      deals += count;
      for (const term of terms) cents.add(term);
    },
  };
}

export interface RowPart extends Part {
  cell: Cell | null;
  opening: SumPart;
  closing: SumPart;
  flows: Keyed<SumPart>;
  row(): BridgeRow | null;
  merge(other: RowPart): void;
}

export function rowPart(): RowPart {
  const [opening, closing, flows] = [sumPart(), sumPart(), keyed(sumPart)];
  const part: RowPart = {
    cell: null,
    opening,
    closing,
    flows,
    row() {
      const { cell } = part;
      return cell && { cell, opening: opening.value(), flows: flowsOf(flows), closing: closing.value() };
    },
    merge(other) {
      part.cell ??= other.cell;
      opening.merge(other.opening);
      closing.merge(other.closing);
      flows.merge(other.flows);
    },
  };
  return part;
}

function flowsOf(flows: Keyed<SumPart>): Flow[] {
  const known = new Map(flows.entries());
  return LINES.flatMap((line) =>
    DIRECTIONS.flatMap((direction) => {
      const sum = known.get(`${line}.${direction}`);
      return sum ? [{ line, direction, ...sum.value() }] : [];
    }),
  );
}

interface ListPart<Item> extends Part {
  list: Item[];
  merge(other: ListPart<Item>): void;
}

export function listPart<Item>(): ListPart<Item> {
  const part: ListPart<Item> = {
    list: [],
    merge(other) {
      part.list = [...part.list, ...other.list];
    },
  };
  return part;
}

interface RangePart extends Part {
  add(at: number): void;
  value(): Between | null;
  merge(other: RangePart): void;
}

export function rangePart(): RangePart {
  let range: Between | null = null;
  const part: RangePart = {
    add(at) {
      range = { from: Math.min(at, range?.from ?? at), to: Math.max(at, range?.to ?? at) };
    },
    value: () => range,
    merge(other) {
      const { from, to } = other.value() ?? {};
      for (const at of [from, to]) if (at !== undefined) part.add(at);
    },
  };
  return part;
}
