import { type Cell, LINES, type Line } from '../../../metrics/changes/bookings';
import { type BridgeRow, DIRECTIONS, type Direction, type Sum } from '../../../metrics/changes/bridge-parts';
import { addUp } from '../../../metrics/changes/bridge-totals';
import { directionOf } from '../../../metrics/changes/changes-between';
import { CATEGORY_WORDS } from '../../../metrics/changes/definitions';
import type { Wanted } from './page-model';

/** One row of the matrix. */
export interface StageLine {
  key: string;
  label: string;
  pipeline: string | null;
  rows: BridgeRow[];
}

/** One line of the bridge in one direction. */
export type Column = { line: Line; direction: Direction };

export const inColumn = ({ line, direction }: Column, has: (cell: Cell) => boolean): Wanted => ({
  flow: ({ bookings }) =>
    bookings.some(
      (booking) => booking.line === line && directionOf(booking.count) === direction && has(booking.cell),
    ),
});

const WAY: Readonly<Record<Direction, string>> = { in: ' in', out: ' out', change: '' };
/** Lines that lead both into stages and out of them. */
const BOTH_WAYS: readonly Line[] = ['advanced', 'regressed', 'unknown', 'amountUp', 'amountDown', 'currency'];

export const columnLabel = ({ line, direction }: Column): string =>
  `${CATEGORY_WORDS[line].label}${BOTH_WAYS.includes(line) ? WAY[direction] : ''}`;

export const columnsOf = (stages: readonly StageLine[]): Column[] =>
  LINES.flatMap((line) => DIRECTIONS.map((direction) => ({ line, direction }))).filter((column) =>
    stages.some(({ rows }) => rows.some(({ flows }) => flows.some((flow) => isOf(flow, column)))),
  );

const isOf = (flow: Column, { line, direction }: Column): boolean =>
  flow.line === line && flow.direction === direction;

export const sumOf = ({ rows }: StageLine, column: Column): Sum =>
  addUp(rows.flatMap(({ flows }) => flows.filter((flow) => isOf(flow, column))));

const SPOT_LABEL = {
  none: 'No open stage known',
  notTold: 'Stage not told',
  notInPack: 'Stage not in the pack',
} as const;

/** One line per stage; with all kinds of amounts together, its rows are several. */
export function stageLines(rows: readonly BridgeRow[]): StageLine[] {
  const lines = new Map<string, StageLine>();
  for (const row of rows) {
    const { kind, place } = row.cell.spot;
    const key = place ? `${place.pipeline.id}\n${place.stage.id}` : kind;
    const line = lines.get(key) ?? {
      key,
      label: kind === 'stage' ? row.cell.spot.place.stage.label : SPOT_LABEL[kind],
      pipeline: place?.pipeline.label ?? null,
      rows: [],
    };
    line.rows.push(row);
    lines.set(key, line);
  }
  return [...lines.values()];
}
