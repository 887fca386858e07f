import { useMemo, useState } from 'preact/hooks';
import { formatNumber } from '../../record/format';
import type { AssessContext } from '../../record/types';
import { Icon } from '../components/Icon';
import { clockOrDay } from '../components/when';
import { Board } from './board/Board';
import type { SnoozeMany } from './deals/BulkBar';
import { DealsView } from './deals/DealsView';
import type { Behind } from './deals/FilterBar';
import type { ViewKeeper } from './deals/ViewsPanel';
import { type CountFigures, FiguresView } from './figures/FiguresView';
import { FIGURE_VIEWS, type FigureViewId } from './figures/figure-views';
import type { LoadRecord, ReviewActions } from './record/Inspector';
import type { RowSet } from './row-set';
import type { PlacedRows } from './stage-places';
import { FIRST_VIEW, type ViewState } from './view-state';

export interface ReviewProps {
  rows: RowSet;
  /** Null until the pack has been read, or when it can't be. */
  placed: PlacedRows | null;
  context: AssessContext;
  load: LoadRecord;
  actions: ReviewActions;
  snoozeMany: SnoozeMany;
  keeper: ViewKeeper;
  count: CountFigures;
  /** The row to open with; null for none. */
  first?: number | null;
}

type Tab = 'deals' | 'board' | FigureViewId;

const TABS: readonly (readonly [Tab, string])[] = [
  ['deals', 'Records'],
  ['board', 'Board'],
  ...FIGURE_VIEWS.map(({ id, label }) => [id, label] as const),
];

/** Every record that was seen on this device, from the store alone: no CRM is asked. */
export function Review(props: ReviewProps) {
  const { rows, placed, context } = props;
  const [tab, setTab] = useState<Tab>('deals');
  const [view, setView] = useState<ViewState>(FIRST_VIEW);
  const [behind, setBehind] = useState<Behind | null>(null);
  const showBehind = (next: Behind): void => {
    setBehind(next);
    setView({ ...view, filter: FIRST_VIEW.filter });
    setTab('deals');
  };
  if (rows.size === 0)
    return (
      <div class="review">
        <ReviewHeader rows={rows} context={context} tab={null} onTab={setTab} />
        <EmptyStore />
      </div>
    );
  return (
    <div class="review">
      <ReviewHeader rows={rows} context={context} tab={tab} onTab={setTab} />
      {tab === 'deals' ? (
        <DealsView
          rows={rows}
          placed={placed}
          view={view}
          behind={behind}
          context={context}
          load={props.load}
          actions={props.actions}
          snoozeMany={props.snoozeMany}
          keeper={props.keeper}
          first={props.first ?? null}
          onView={setView}
          onBehind={setBehind}
        />
      ) : tab === 'board' ? (
        <Board rows={rows} placed={placed} context={context} onShow={showBehind} />
      ) : (
        <FiguresView id={tab} rows={rows} count={props.count} context={context} onShow={showBehind} />
      )}
    </div>
  );
}

function ReviewHeader({
  rows,
  context,
  tab,
  onTab,
}: {
  rows: RowSet;
  context: AssessContext;
  tab: Tab | null;
  onTab(tab: Tab): void;
}) {
  const newest = useMemo(() => rows.number('asOf').reduce((last, at) => Math.max(last, at), 0), [rows]);
  return (
    <header class="review-head">
      <span class="mark">
        <Icon name="mark" />
      </span>
      <h1 class="strong">Leadlight review</h1>
      {tab && (
        <nav class="nav" aria-label="Views">
          {TABS.map(([id, label]) => (
            <button
              key={id}
              type="button"
              class="nav-item"
              aria-current={id === tab ? 'page' : undefined}
              onClick={() => onTab(id)}
            >
              {label}
            </button>
          ))}
        </nav>
      )}
      {rows.size > 0 && (
        <p class="small-text">
          {formatNumber(rows.size, context, 0)} seen on this device · newest as of{' '}
          {clockOrDay(newest, context.now, context)}
        </p>
      )}
      <a class="small-text link" href="/options.html">
        Connections and rule packs
      </a>
    </header>
  );
}

function EmptyStore() {
  return (
    <main class="review-empty">
      <h2>No records yet</h2>
      <p>Open a deal in HubSpot or Salesforce; it will appear here.</p>
      <p class="small-text">
        Leadlight keeps the records you look at on this device, so this list also works offline.
      </p>
    </main>
  );
}
