import { exactSum } from '../exact-sum';
import { LINES, type Line } from './bookings';
import type { BridgeRow, Sum } from './bridge-parts';
import type { Worth } from './standing';

/** The bridge of several stages together, in one currency. */
export interface BridgeTotal {
  opening: Sum;
  /** Lines with anything in them; what moves between these stages cancels out. */
  lines: ({ line: Line } & Sum)[];
  closing: Sum;
}

type Money = Pick<Worth, 'kind' | 'currency'>;

export const isSameMoney = (a: Money, b: Money): boolean => a.kind === b.kind && a.currency === b.currency;

/** Stages that count as open pipeline; what could not be told is set apart. */
export const isOpenPipeline = ({ cell }: BridgeRow): boolean =>
  cell.spot.kind === 'stage' || cell.spot.kind === 'none';

/** All rows as one: opening + lines = closing, exactly, because each row is so. */
export function totalOf(rows: readonly BridgeRow[]): BridgeTotal {
  return {
    opening: addUp(rows.map(({ opening }) => opening)),
    lines: LINES.flatMap((line) => {
      const flows = rows.flatMap((row) => row.flows.filter((flow) => flow.line === line));
      const sum = addUp(flows);
      return sum.count === 0 && sum.cents === 0 ? [] : [{ line, ...sum }];
    }),
    closing: addUp(rows.map(({ closing }) => closing)),
  };
}

/** Kinds of amounts that rows count with: currencies in the order of their names, then what has no amount. */
export function moneysOf(rows: readonly BridgeRow[]): Money[] {
  const found: Money[] = [];
  for (const { cell } of rows)
    if (!found.some((money) => isSameMoney(money, cell.money))) found.push(cell.money);
  return found.sort(byKindAndName);
}

const KINDS = ['stated', 'empty', 'notTold'];

function byKindAndName(a: Money, b: Money): number {
  const byKind = KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  const [one, other] = [a.currency ?? '\uffff', b.currency ?? '\uffff'];
  return byKind || (one < other ? -1 : Number(one > other));
}

export function addUp(sums: readonly Sum[]): Sum {
  return {
    count: sums.reduce((total, { count }) => total + count, 0),
    cents: exactSum(sums.map(({ cents }) => cents)).value(),
  };
}
