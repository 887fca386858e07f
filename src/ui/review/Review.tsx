import { useMemo, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../record/format';
import type { AssessContext } from '../../record/types';
import { Icon } from '../components/Icon';
import { JudgingLine } from '../components/JudgingLine';
import type { JudgingActions } from '../components/judging-actions';
import { clockOrDay } from '../components/when';
import { LazyData, type LoadData } from '../data/LazyData';
import type { SpendSource } from '../spend/spend-source';
import { Board } from './board/Board';
import { ChangesView } from './changes/ChangesView';
import type { ChangesSource } from './changes/stored-spans';
import type { Lister } from './deals/connect-lister';
import type { RuleSource } from './deals/connect-rules';
import type { SnoozeMany } from './deals/connect-snooze';
import { DealsView } from './deals/DealsView';
import type { Behind } from './deals/FilterBar';
import type { ViewKeeper } from './deals/ViewsPanel';
import { type CountFigures, FiguresView } from './figures/FiguresView';
import { FIGURE_VIEWS, type FigureViewId } from './figures/figure-views';
import { followMask } from './follow-rows';
import { HygieneView } from './hygiene/HygieneView';
import type { HygieneSource } from './hygiene/hygiene-source';
import type { LoadRecord, ReviewActions } from './record/Inspector';
import { NoSuchRecord, RecordPage } from './record/RecordPage';
import type { RowSet } from './row-set';
import type { CountSpeed } from './speed/count-speed';
import { SpeedView } from './speed/SpeedView';
import type { PlacedRows } from './stage-places';
import { AskedFigure } from './strip/asked-figure';
import { FLAGGED_FILTER } from './strip/flagged';
import { MetricStrip } from './strip/MetricStrip';
import type { StripSource } from './strip/strip-source';
import type { StripPlace } from './strip/strip-words';
import { useKeptFocus } from './use-kept-focus';
import { FIRST_VIEW, type ViewState } from './view-state';
import type { WaitingSource } from './waiting/connect-waiting';
import { WaitingLine } from './waiting/WaitingLine';

export interface ReviewProps {
  rows: RowSet;
  /** Null until the pack has been read, or when it can't be. */
  placed: PlacedRows | null;
  context: AssessContext;
  load: LoadRecord;
  actions: ReviewActions;
  snoozeMany: SnoozeMany;
  keeper: ViewKeeper;
  /** What counts records by rule; without it there is no such list. */
  rules?: RuleSource;
  /** Filters, sorts and groups the list in a worker; without it the page does. */
  lister?: Lister;
  count: CountFigures;
  /** The figures over the list; without it there are none. */
  strip?: StripSource;
  /** Spend that figures of cost are counted on; without it there is no place to give it. */
  spend?: SpendSource;
  /** Speed to lead; without it there is no such view. */
  speed?: CountSpeed;
  /** What changed between two days; without it there is no such view. */
  changes?: ChangesSource;
  /** The quarterly audit; without it there is no such view. */
  hygiene?: HygieneSource;
  /** The list is judged anew in the background; without it nothing is told of that. */
  judging?: JudgingActions;
  /** How the list is shown at first; left out or null: all records. */
  firstView?: ViewState | null;
  /** The row to open with; null for none. */
  first?: number | null;
  /** The row that has the page to itself; `missing` when the address names none that is stored. */
  alone?: number | 'missing' | null;
  /** Changes that wait to be written; without it none are shown. */
  waiting?: WaitingSource;
  /** What can be done with all that is stored; without it there is no such view. */
  data?: LoadData;
  firstTab?: Tab;
}

type Tab = 'deals' | 'board' | 'changes' | 'speed' | 'hygiene' | FigureViewId | 'data';

const TABS: readonly (readonly [Tab, string])[] = [
  ['deals', 'Records'],
  ['board', 'Board'],
  ['changes', 'Changes'],
  ...FIGURE_VIEWS.map(({ id, label }) => [id, label] as const),
  ['speed', 'Speed to lead'],
  ['hygiene', 'Hygiene'],
  ['data', 'Data'],
];

/** Every record that was seen on this device, from the store alone: no CRM is asked. */
export function Review(props: ReviewProps) {
  const { rows, placed, context } = props;
  const [tab, setTab] = useState<Tab>(props.firstTab ?? 'deals');
  const [view, setView] = useState<ViewState>(props.firstView ?? FIRST_VIEW);
  useKeptFocus('.grid [tabindex="0"]', '.nav [aria-current="page"]');
  const [counted, setCounted] = useState<{ rows: RowSet; behind: Behind } | null>(null);
  const setBehind = (next: Behind | null): void => setCounted(next && { rows, behind: next });
  const behind = useMemo(() => counted && behindAmong(rows, counted), [rows, counted]);
  const showBehind = (next: Behind): void => {
    setBehind(next);
    setView({ ...view, filter: FIRST_VIEW.filter });
    setTab('deals');
  };
  const asked = useRef<string | null>(null);
  const openFigure = ({ view: next, figure }: StripPlace): void => {
    asked.current = figure;
    setTab(next);
  };
  const openTab = (next: Tab): void => {
    asked.current = null;
    setTab(next);
  };
  const showFlagged = (): void => {
    setBehind(null);
    setView({ ...view, filter: FLAGGED_FILTER });
  };
  const { alone = null } = props;
  // Without a record in the address, the page shows the view again.
  const leaveFor = (next: Tab): void => {
    setTab(next);
    location.hash = '';
  };
  if (alone === null && tab === 'data' && props.data)
    return (
      <div class="review">
        <ReviewHeader rows={rows} context={context} tab={tab} onTab={setTab} />
        <main class="data-page">
          <LazyData load={props.data} context={context} />
        </main>
      </div>
    );
  if (alone !== null)
    return (
      <div class="review">
        <ReviewHeader rows={rows} context={context} tab={null} onTab={leaveFor} />
        {alone === 'missing' ? (
          <NoSuchRecord />
        ) : (
          <RecordPage row={rows.row(alone)} context={context} load={props.load} actions={props.actions} />
        )}
      </div>
    );
  if (rows.size === 0)
    return (
      <div class="review">
        <ReviewHeader rows={rows} context={context} tab={null} onTab={null} />
        <EmptyStore onData={props.data ? () => setTab('data') : null} />
      </div>
    );
  return (
    <div class="review">
      <ReviewHeader rows={rows} context={context} tab={tab} onTab={openTab} />
      {props.waiting && <WaitingLine source={props.waiting} context={context} />}
      {props.judging && <JudgingLine actions={props.judging} context={context} />}
      {tab === 'deals' && props.strip && (
        <MetricStrip
          source={props.strip}
          records={rows.size}
          context={context}
          storage={localStorage}
          onOpen={openFigure}
          onFlagged={showFlagged}
        />
      )}
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
          rules={props.rules}
          lister={props.lister}
          first={props.first ?? null}
          onView={setView}
          onBehind={setBehind}
        />
      ) : tab === 'board' ? (
        <Board rows={rows} placed={placed} context={context} onShow={showBehind} />
      ) : tab === 'changes' && props.changes ? (
        <ChangesView rows={rows} source={props.changes} context={context} onShow={showBehind} />
      ) : tab === 'speed' && props.speed ? (
        <AskedFigure.Provider value={asked}>
          <SpeedView
            rows={rows}
            count={props.speed}
            context={context}
            ofAll={asked.current !== null}
            onShow={showBehind}
          />
        </AskedFigure.Provider>
      ) : tab === 'hygiene' && props.hygiene ? (
        <HygieneView source={props.hygiene} rows={rows} context={context} onShow={showBehind} />
      ) : tab === 'changes' || tab === 'speed' || tab === 'hygiene' || tab === 'data' ? null : (
        <AskedFigure.Provider value={asked}>
          <FiguresView
            id={tab}
            rows={rows}
            count={props.count}
            spend={props.spend}
            context={context}
            onShow={showBehind}
          />
        </AskedFigure.Provider>
      )}
    </div>
  );
}

/** The rows behind a figure are followed when the list is read again. */
function behindAmong(rows: RowSet, counted: { rows: RowSet; behind: Behind }): Behind {
  const { behind } = counted;
  if (counted.rows === rows) return behind;
  return { ...behind, mask: followMask(counted.rows, rows, behind.mask) };
}

function ReviewHeader({
  rows,
  context,
  tab,
  onTab,
}: {
  rows: RowSet;
  context: AssessContext;
  /** Null where none is shown: beside a record that has the page to itself. */
  tab: Tab | null;
  /** Null while there is nothing to view. */
  onTab: ((tab: Tab) => void) | null;
}) {
  const newest = useMemo(() => rows.number('asOf').reduce((last, at) => Math.max(last, at), 0), [rows]);
  return (
    <header class="review-head">
      <span class="mark">
        <Icon name="mark" />
      </span>
      <h1 class="strong">Leadlight review</h1>
      {onTab && (
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
      <a class="small-text link" href="/import.html">
        Import files
      </a>
      <a class="small-text link" href="/options.html">
        Connections and rule packs
      </a>
    </header>
  );
}

function EmptyStore({ onData }: { onData: (() => void) | null }) {
  return (
    <main class="review-empty">
      <h2>No records yet</h2>
      <p>
        Open a deal in HubSpot or Salesforce; it will appear here. Or{' '}
        <a class="link" href="/import.html">
          import an export
        </a>{' '}
        of theirs.
      </p>
      <p class="small-text">
        Leadlight keeps the records you look at on this device, so this list also works offline.
      </p>
      {onData && (
        <button type="button" class="button" onClick={onData}>
          Your data: restore a backup
        </button>
      )}
    </main>
  );
}
