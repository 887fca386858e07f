import { useEffect, useRef, useState } from 'preact/hooks';
import { JudgingLine } from '../components/JudgingLine';
import type { ToastMessage } from '../components/Toast';
import { useKeptFocus } from '../components/use-kept-focus';
import { LazyData } from '../data/LazyData';
import type { Behind } from './deals/FilterBar';
import { EmptyStore } from './EmptyStore';
import { ReviewHeader } from './ReviewHeader';
import { ReviewView } from './ReviewView';
import { NoSuchRecord, RecordPage, recordTitle } from './record/RecordPage';
import type { ReviewProps } from './review-props';
import { labelOf, type Tab } from './review-tabs';
import { FLAGGED_FILTER } from './strip/flagged';
import { MetricStrip } from './strip/MetricStrip';
import type { StripPlace } from './strip/strip-words';
import { type Asked, useAddress } from './use-address';
import { useBehind } from './use-behind';
import { usePageTitle } from './use-page-title';
import { FIRST_VIEW, type ViewState } from './view-state';
import { WaitingLine } from './waiting/WaitingLine';

/** Every record that was seen on this device, from the store alone: no CRM is asked. */
export function Review(props: ReviewProps) {
  const { rows, context, isReading = false } = props;
  const { tab, beside, alone, go } = useAddress(rows);
  const [view, setView] = useState<ViewState>(props.firstView ?? FIRST_VIEW);
  useKeptFocus('.grid [tabindex="0"]', '.nav [aria-current="page"]');
  usePageTitle(titleOf(props, tab, alone));
  const [behind, setBehind] = useBehind(rows, props.firstBehind ?? null, props.keepBehind);
  const showAs = (next: ViewState): void => {
    setView(next);
    props.keepView?.(next);
  };
  const showBehind = (next: Behind): void => {
    setBehind(next);
    showAs({ ...view, filter: FIRST_VIEW.filter });
    go('deals');
  };
  const asked = useRef<string | null>(null);
  // It stays while other views are shown, and with it the way back.
  const [said, setSaid] = useState<ToastMessage | null>(null);
  const openFigure = ({ view: next, figure }: StripPlace): void => {
    asked.current = figure;
    go(next);
  };
  const openTab = (next: Tab): void => {
    asked.current = null;
    go(next);
  };
  const showFlagged = (): void => {
    setBehind(null);
    showAs({ ...view, filter: FLAGGED_FILTER });
  };
  const [isRestoring, setRestoring] = useState(false);
  // The rows are those that were read before, until the page is drawn anew.
  const [isReplaced, setReplaced] = useState(false);
  const openRestore = (): void => {
    setRestoring(true);
    go('data');
  };
  // Whichever way the view of all that is stored was left.
  useEffect(() => {
    if (tab === 'data') return;
    setRestoring(false);
    if (isReplaced) props.reload?.();
  }, [tab]);
  const header = (shown: Tab | null, onTab: ((next: Tab) => void) | null = openTab) => (
    <ReviewHeader rows={isReplaced ? null : rows} context={context} tab={shown} onTab={onTab} />
  );
  if (alone === null && tab === 'data' && props.data)
    return (
      <div class="review">
        {header(tab)}
        <main class="data-page">
          {!isReading && (
            <LazyData
              load={props.data}
              context={context}
              isRestoring={isRestoring}
              onReplaced={() => setReplaced(true)}
            />
          )}
        </main>
      </div>
    );
  if (alone !== null)
    return (
      <div class="review">
        {header(null)}
        {alone === 'missing' ? (
          <NoSuchRecord />
        ) : (
          <RecordPage row={rows.row(alone)} context={context} load={props.load} actions={props.actions} />
        )}
      </div>
    );
  if (rows.size === 0 && !isReading)
    return (
      <div class="review">
        {header(null, null)}
        <EmptyStore onData={props.data ? openRestore : null} />
      </div>
    );
  return (
    <div class="review">
      {header(tab)}
      {props.waiting && <WaitingLine source={props.waiting} context={context} />}
      {tab === 'deals' && props.strip && (
        <MetricStrip
          source={props.strip}
          records={isReading ? null : rows.size}
          context={context}
          storage={localStorage}
          onOpen={openFigure}
          onFlagged={showFlagged}
        />
      )}
      <ReviewView
        {...props}
        tab={tab}
        view={view}
        first={beside}
        behind={behind}
        asked={asked}
        said={said}
        onView={showAs}
        onBehind={setBehind}
        onShow={showBehind}
        onSaid={setSaid}
      />
      {/* Last, because it comes and goes by itself: what is above stays where it is. */}
      {props.judging && <JudgingLine actions={props.judging} context={context} />}
    </div>
  );
}

/** What the page shows, for its title; null while there is nothing to show. */
function titleOf({ rows, isReading }: ReviewProps, tab: Tab, alone: Asked['alone']): string | null {
  if (alone === 'missing') return 'Record not stored';
  if (alone !== null) return recordTitle(rows.row(alone));
  if (rows.size === 0 && !isReading && tab !== 'data') return null;
  return labelOf(tab);
}
