import { FIRST_COLUMNS } from './deals/columns';
import { CHOICES, NO_FILTER, RANGES, type Range, type RowFilter } from './deals/filter';
import type { GroupBy } from './deals/groups';
import { COLUMN_IDS, type ColumnId, FIRST_ORDER, type RowOrder } from './deals/order';

/** How the deals are shown: what a saved view keeps. */
export interface ViewState {
  filter: RowFilter;
  order: RowOrder;
  columns: readonly ColumnId[];
  groupBy: GroupBy;
}

export const FIRST_VIEW: ViewState = {
  filter: NO_FILTER,
  order: FIRST_ORDER,
  columns: FIRST_COLUMNS,
  groupBy: null,
};

/** A view as it was stored, perhaps by another version: what is not understood falls back to the first view. */
export function readView(stored: unknown): ViewState {
  const view = asObject(stored);
  const filter = asObject(view.filter);
  const choices = asObject(filter.choices);
  const ranges = asObject(filter.ranges);
  return {
    filter: {
      text: typeof filter.text === 'string' ? filter.text : '',
      choices: Object.fromEntries(CHOICES.flatMap((id) => entry(id, texts(choices[id])))),
      ranges: Object.fromEntries(RANGES.flatMap((id) => entry(id, range(ranges[id])))),
    },
    order: readOrder(asObject(view.order)),
    columns: readColumns(view.columns),
    groupBy: view.groupBy === 'owner' || view.groupBy === 'stage' ? view.groupBy : null,
  };
}

const entry = <Id, Value>(id: Id, value: Value | null): [Id, Value][] =>
  value === null ? [] : [[id, value]];

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function texts(value: unknown): string[] | null {
  const list = Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  return list.length > 0 ? list : null;
}

function range(value: unknown): Range | null {
  const { from, to } = asObject(value);
  const end = (limit: unknown) => (typeof limit === 'number' && Number.isFinite(limit) ? limit : null);
  return end(from) === null && end(to) === null ? null : { from: end(from), to: end(to) };
}

const isColumn = (id: unknown): id is ColumnId => COLUMN_IDS.some((known) => known === id);

function readColumns(value: unknown): readonly ColumnId[] {
  const ids = Array.isArray(value) ? [...new Set(value.filter(isColumn))] : [];
  return ids.length > 0 ? ids : FIRST_COLUMNS;
}

function readOrder({ column, isDescending }: Record<string, unknown>): RowOrder {
  return isColumn(column) ? { column, isDescending: isDescending === true } : FIRST_ORDER;
}
