import * as Comlink from 'comlink';
import type { EpochMs } from '../../../record/types';
import type { CodedWords, NumberColumn } from '../../../store/review-columns';
import { once } from '../once';
import type { RowColumns, TextPiece } from '../row-columns';
import { type RowSet, rowSetOver } from '../row-set';
import { currenciesOf, newestOf, statesOf } from '../segment-facts';
import { type PlacedRows, placeRows } from '../stage-places';
import { type ListAnswer, type ListWish, listRows, readsPlaces } from './list-rows';
import type { ColumnPart } from './sent-columns';
import { type Idle, warmRows } from './warm-rows';

/** What the worker that lists can be asked; everything is answered in the order in which it was asked. */
export interface ListService {
  /** Other rows: what was sent before is let go. `now`: of the page's rows. */
  begin(size: number, now: EpochMs): void;
  take(part: ColumnPart): void;
  /** By what stages are placed and limited; null when there is no pack. */
  place(by: PlacedBy | null): void;
  /** By the columns that were sent. @throws Error when one is missing */
  list(wish: ListWish): ListAnswer;
  /** All texts have been sent: what the first sort by name and the first search need is worked out. */
  warm(): void;
}

/** The pipelines of the pack, and the limits of their stages. */
export type PlacedBy = Pick<PlacedRows, 'pipelines' | 'limits'>;

/** `idle`: moments between two questions. */
export function listService(idle: Idle): ListService {
  let rows = receivedRows(0, 0);
  let placedBy: PlacedBy | null = null;
  let placed: PlacedRows | null = null;
  let warming = new AbortController();
  return {
    begin(size, now) {
      warming.abort();
      warming = new AbortController();
      placedBy = null;
      placed = null;
      rows = receivedRows(size, now);
    },
    take: (part) => rows.take(part),
    place(by) {
      placedBy = by;
      placed = null;
    },
    list(wish) {
      if (readsPlaces(wish)) placed ??= placedBy && placeRows(rows.set, placedBy.pipelines, placedBy.limits);
      const { listed, lines, totals } = listRows(rows.set, wish, placed);
      // The order of all rows is kept here, so a copy goes on its way.
      const own = listed.slice();
      return Comlink.transfer({ listed: own, lines, totals }, [own.buffer, lines.lines.buffer]);
    },
    warm: () => warmRows(rows.set, idle, warming.signal),
  };
}

/** Rows over columns that come one by one. */
function receivedRows(size: number, now: EpochMs): { set: RowSet; take(part: ColumnPart): void } {
  const numbers = new Map<string, Float64Array>();
  const words = new Map<string, CodedWords>();
  const texts = new Map<string, readonly TextPiece[]>();
  const number = (column: NumberColumn) => sent(numbers, column);
  const states = once((_: 'states') => statesOf(size, number));
  const columns: RowColumns = {
    size,
    states: () => states('states'),
    currencies: () => currenciesOf(number('amount'), sent(words, 'currency')),
    newest: () => newestOf(number('asOf')),
    number,
    vocabulary: (column) => sent(words, column).words,
    words: (column) => sent(words, column),
    pieces: (column) => sent(texts, column),
  };
  return {
    set: rowSetOver(columns, now),
    take(part) {
      if (part.kind === 'numbers') numbers.set(part.column, part.values);
      else if (part.kind === 'words') words.set(part.column, part.words);
      else texts.set(part.column, [...(texts.get(part.column) ?? []), ...part.pieces]);
    },
  };
}

function sent<Column>(columns: ReadonlyMap<string, Column>, name: string): Column {
  const column = columns.get(name);
  if (column === undefined) throw new Error(`The column ${name} was not sent.`);
  return column;
}
