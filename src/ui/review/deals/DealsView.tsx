import { useMemo, useRef, useState } from 'preact/hooks';
import type { AssessContext } from '../../../record/types';
import { Toast, type ToastMessage } from '../../components/Toast';
import { useKeptFocus } from '../../components/use-kept-focus';
import { Inspector, type LoadRecord, type ReviewActions } from '../record/Inspector';
import type { RowSet } from '../row-set';
import { type PlacedRows, withLimits } from '../stage-places';
import type { ViewState } from '../view-state';
import { BulkBar } from './BulkBar';
import type { Lister } from './connect-lister';
import type { RuleSource } from './connect-rules';
import type { SnoozeMany } from './connect-snooze';
import { DealsFooter, type Sight } from './DealsFooter';
import { DealsToolbar } from './DealsToolbar';
import { DealTable, type TableDoor } from './DealTable';
import { type Behind, FilterBar } from './FilterBar';
import { NO_FILTER } from './filter';
import { chosenOf } from './list-rows';
import { orderAfterClick } from './order';
import { PrintedRows } from './PrintedRows';
import { selectedKeys } from './selected-keys';
import type { TableCommand } from './table-keys';
import { useListed } from './use-listed';
import { useReviewKeys } from './use-review-keys';
import { useTable } from './use-table';
import type { ViewKeeper } from './ViewsPanel';

export interface DealsProps {
  rows: RowSet;
  /** The rows are not there yet. */
  isReading?: boolean;
  placed: PlacedRows | null;
  view: ViewState;
  behind: Behind | null;
  context: AssessContext;
  load: LoadRecord;
  actions: ReviewActions;
  snoozeMany: SnoozeMany;
  /** What came of the last run over many records. */
  said: ToastMessage | null;
  keeper: ViewKeeper;
  /** What counts records by rule; without it there is no such list. */
  rules?: RuleSource | undefined;
  /** Filters, sorts and groups in a worker; without it the page does. */
  lister?: Lister | undefined;
  /** The row to open with. */
  first: number | null;
  onView(view: ViewState): void;
  onBehind(behind: Behind | null): void;
  onSaid(message: ToastMessage | null): void;
}

/** The list of records with its filters, and the record that is open beside it. */
export function DealsView(props: DealsProps) {
  const { isReading = false, placed, view, behind, context, said, onView, onSaid } = props;
  const { filter, order, columns, groupBy } = view;
  const [folded, setFolded] = useState<ReadonlySet<string | null>>(new Set());
  const sight = useRef<Sight>({ show: null });
  const wish = { filter, order, groupBy, folded, mask: behind?.mask ?? null };
  const { lister } = props;
  const now = useListed(props.rows, wish, { placed, lister, isReading });
  const { rows, listed, lines, totals, isFirst, isPending } = now;
  // Places are of the rows that the page has; those that are shown may still be the ones before.
  const places = useRef(placed);
  if (rows === props.rows) places.current = placed;
  const limits = columns.includes('daysOfLimit') ? places.current : null;
  const limited = useMemo(() => withLimits(rows, limits), [rows, limits]);
  const table = useTable(rows, lines, listed, props.first);
  const fold = (group: string | null, isFolded?: boolean): void => {
    const next = new Set(folded);
    if (isFolded ?? !next.has(group)) next.add(group);
    else next.delete(group);
    setFolded(next);
  };
  const run = (command: TableCommand, at: number): void => {
    const change = table.run(command, at);
    if (change) fold(change.group, change.isFolded);
    else if (command.do === 'open') requestAnimationFrame(() => focusOn('.inspector h2'));
  };
  const close = (): void => {
    table.setOpened(null);
    focusOn('.grid [tabindex="0"]');
  };
  const door = useRef<TableDoor>({ enter: null });
  useKeptFocus(() => door.current.enter?.(), '.search input');
  useReviewKeys({
    close,
    search: () => focusOn('.search input'),
    list: () => door.current.enter?.(),
    first: () => door.current.enter?.(0),
  });
  const chosen = useMemo(() => chosenOf(listed, table.selected), [listed, table.selected]);
  const clear = (): void => {
    onView({ ...view, filter: NO_FILTER });
    props.onBehind(null);
  };
  return (
    <>
      <div class="tools">
        <FilterBar
          rows={props.rows}
          placed={placed}
          filter={filter}
          behind={behind}
          rules={props.rules}
          context={context}
          onFilter={(next) => onView({ ...view, filter: next })}
          onBehind={props.onBehind}
        />
        <DealsToolbar
          rows={limited}
          listed={listed}
          chosen={chosen}
          isInOrder={!now.isHead}
          view={view}
          keeper={props.keeper}
          context={context}
          onView={onView}
        />
      </div>
      {chosen.length > 0 && (
        <BulkBar
          size={chosen.length}
          keys={() => selectedKeys(rows, chosen)}
          context={context}
          onSnooze={props.snoozeMany}
          onClear={table.clearSelection}
          onBegin={() => onSaid(null)}
          onSaid={(text, onUndo) => onSaid({ icon: 'snoozed', text, onUndo, stays: true })}
        />
      )}
      <div class="review-main">
        <main class="review-list" aria-busy={isPending}>
          {listed.length > 0 || isFirst ? (
            <DealTable
              rows={limited}
              lines={lines}
              columns={columns}
              order={order}
              active={table.active}
              selected={table.selected}
              isAll={listed.length > 0 && chosen.length === listed.length}
              isCounted={!isFirst}
              opened={table.opened}
              folded={folded}
              context={context}
              onSort={(column) => onView({ ...view, order: orderAfterClick(order, column) })}
              onCommand={run}
              onWindow={(window) => sight.current.show?.(window)}
              door={door.current}
            />
          ) : (
            <NoMatch onClear={clear} />
          )}
        </main>
        {table.opened !== null && (
          <Inspector
            row={rows.row(table.opened)}
            now={context.now}
            context={context}
            load={props.load}
            actions={props.actions}
            onClose={close}
          />
        )}
      </div>
      <PrintedRows
        rows={limited}
        listed={listed}
        lines={lines}
        view={view}
        behind={behind}
        context={context}
      />
      <div class="said" role="status">
        {said && <Toast message={said} onClose={() => onSaid(null)} />}
      </div>
      <DealsFooter
        rows={rows}
        listed={listed}
        totals={totals}
        isCounted={!isFirst}
        sight={sight.current}
        lines={lines}
        order={order}
        context={context}
      />
    </>
  );
}

const focusOn = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

function NoMatch({ onClear }: { onClear(): void }) {
  return (
    <div class="review-empty" role="status">
      <h2>No record fits these filters</h2>
      <p>
        <button type="button" class="button" onClick={onClear}>
          Clear filters
        </button>
      </p>
    </div>
  );
}
