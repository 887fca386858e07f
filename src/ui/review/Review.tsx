import { useMemo, useRef, useState } from 'preact/hooks';
import { JudgingLine } from '../components/JudgingLine';
import { LazyData } from '../data/LazyData';
import type { Behind } from './deals/FilterBar';
import { EmptyStore } from './EmptyStore';
import { followMask } from './follow-rows';
import { ReviewHeader } from './ReviewHeader';
import { ReviewView } from './ReviewView';
import { NoSuchRecord, RecordPage } from './record/RecordPage';
import type { ReviewProps } from './review-props';
import type { Tab } from './review-tabs';
import type { RowSet } from './row-set';
import { FLAGGED_FILTER } from './strip/flagged';
import { MetricStrip } from './strip/MetricStrip';
import type { StripPlace } from './strip/strip-words';
import { useKeptFocus } from './use-kept-focus';
import { FIRST_VIEW, type ViewState } from './view-state';
import { WaitingLine } from './waiting/WaitingLine';

/** Every record that was seen on this device, from the store alone: no CRM is asked. */
export function Review(props: ReviewProps) {
  const { rows, context, isReading = false } = props;
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
  const [isRestoring, setRestoring] = useState(false);
  // The rows are those that were read before, until the page is drawn anew.
  const [isReplaced, setReplaced] = useState(false);
  const openRestore = (): void => {
    setRestoring(true);
    setTab('data');
  };
  const leaveData = (next: Tab): void => {
    setRestoring(false);
    setTab(next);
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
        <ReviewHeader rows={isReplaced ? null : rows} context={context} tab={tab} onTab={leaveData} />
        <main class="data-page">
          <LazyData
            load={props.data}
            context={context}
            isRestoring={isRestoring}
            onReplaced={() => setReplaced(true)}
          />
        </main>
      </div>
    );
  if (alone !== null)
    return (
      <div class="review">
        <ReviewHeader rows={isReplaced ? null : rows} context={context} tab={null} onTab={leaveFor} />
        {alone === 'missing' ? (
          <NoSuchRecord onLeave={() => setTab('deals')} />
        ) : (
          <RecordPage
            row={rows.row(alone)}
            context={context}
            load={props.load}
            actions={props.actions}
            onLeave={() => setTab('deals')}
          />
        )}
      </div>
    );
  if (rows.size === 0 && !isReading)
    return (
      <div class="review">
        <ReviewHeader rows={isReplaced ? null : rows} context={context} tab={null} onTab={null} />
        <EmptyStore onData={props.data ? openRestore : null} />
      </div>
    );
  return (
    <div class="review">
      <ReviewHeader rows={isReplaced ? null : rows} context={context} tab={tab} onTab={openTab} />
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
        behind={behind}
        asked={asked}
        onView={setView}
        onBehind={setBehind}
        onShow={showBehind}
      />
      {/* Last, because it comes and goes by itself: what is above stays where it is. */}
      {props.judging && <JudgingLine actions={props.judging} context={context} />}
    </div>
  );
}

/** The rows behind a figure are followed when the list is read again. */
function behindAmong(rows: RowSet, counted: { rows: RowSet; behind: Behind }): Behind {
  const { behind } = counted;
  if (counted.rows === rows) return behind;
  return { ...behind, mask: followMask(counted.rows, rows, behind.mask) };
}
