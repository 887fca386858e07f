import type { ToastMessage } from '../components/Toast';
import { Board } from './board/Board';
import { ChangesView } from './changes/ChangesView';
import { DealsView } from './deals/DealsView';
import type { Behind } from './deals/FilterBar';
import { FiguresView } from './figures/FiguresView';
import { HygieneView } from './hygiene/HygieneView';
import type { ReviewProps } from './review-props';
import type { Tab } from './review-tabs';
import { SpeedView } from './speed/SpeedView';
import { AskedFigure } from './strip/asked-figure';
import type { ViewState } from './view-state';

interface ViewProps extends ReviewProps {
  tab: Tab;
  view: ViewState;
  /** The row to open with. */
  first: number | null;
  behind: Behind | null;
  /** The figure that the strip was left for. */
  asked: { current: string | null };
  /** What came of the last run over many records of the list. */
  said: ToastMessage | null;
  onView(view: ViewState): void;
  onBehind(behind: Behind | null): void;
  onShow(behind: Behind): void;
  onSaid(message: ToastMessage | null): void;
}

/** What stands under the header: the list, the board, or one of the views of figures. */
export function ReviewView({ tab, view, behind, asked, onView, onBehind, onShow, ...props }: ViewProps) {
  const { rows, placed, context, isReading = false } = props;
  if (tab === 'deals')
    return (
      <DealsView
        rows={rows}
        isReading={isReading}
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
        first={props.first}
        said={props.said}
        onSaid={props.onSaid}
        onView={onView}
        onBehind={onBehind}
      />
    );
  // The others count, and there is nothing to count yet.
  if (isReading) return null;
  if (tab === 'board') return <Board rows={rows} placed={placed} context={context} onShow={onShow} />;
  if (tab === 'changes')
    return (
      props.changes && <ChangesView rows={rows} source={props.changes} context={context} onShow={onShow} />
    );
  if (tab === 'hygiene')
    return (
      props.hygiene && <HygieneView source={props.hygiene} rows={rows} context={context} onShow={onShow} />
    );
  if (tab === 'data') return null;
  if (tab !== 'speed')
    return (
      <AskedFigure.Provider value={asked}>
        <FiguresView
          id={tab}
          rows={rows}
          count={props.count}
          spend={props.spend}
          context={context}
          onShow={onShow}
        />
      </AskedFigure.Provider>
    );
  const ofAll = asked.current !== null;
  return (
    props.speed && (
      <AskedFigure.Provider value={asked}>
        <SpeedView rows={rows} count={props.speed} context={context} ofAll={ofAll} onShow={onShow} />
      </AskedFigure.Provider>
    )
  );
}
