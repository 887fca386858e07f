import { useState } from 'preact/hooks';
import type { AssessContext } from '../../../record/types';
import { SpendDialog } from '../../spend/SpendDialog';
import type { SpendSource } from '../../spend/spend-source';
import { CountingPage } from '../CountingPage';
import type { Behind } from '../deals/FilterBar';
import type { RowSet } from '../row-set';
import { type Count, useCounting } from '../use-counting';
import { type CostPeriod, costMonths, sheetMonths, todayText } from './cost-period';
import type { Figures } from './count-figures';
import { FiguresPage } from './FiguresPage';
import type { FigureViewId } from './figure-views';
import { useSpend } from './use-spend';

/** Counts over all stored records; the same answer is given again while nothing changed. */
export type CountFigures = Count<Figures>;

interface FiguresProps {
  id: FigureViewId;
  rows: RowSet;
  count: CountFigures;
  context: AssessContext;
  /** Where spend is given; without it figures of cost are unknown. */
  spend?: SpendSource | undefined;
  onShow(behind: Behind): void;
}

/**
 * One of the three views of figures. The records are read when it is first opened. The months of the costs hold for
 * all three, and who is giving spend is not sent away when the list is counted anew.
 */
export function FiguresView({ id, rows, count, context, spend, onShow }: FiguresProps) {
  const [state, again] = useCounting(count);
  const given = useSpend(spend);
  const [period, setPeriod] = useState<CostPeriod>('three');
  const [isGiving, setGiving] = useState(false);
  const counted = state && 'answer' in state ? state.answer : null;
  return (
    <>
      {state && !('answer' in state) && (
        <CountingPage state={state} total={rows.size} what="figures" context={context} onAgain={again} />
      )}
      {counted && (
        <FiguresPage
          key={id}
          id={id}
          counted={counted}
          context={context}
          costs={{ ...given, period, onPeriod: setPeriod, onGive: spend ? () => setGiving(true) : null }}
          onShow={onShow}
        />
      )}
      {isGiving && spend && (
        <SpendDialog
          source={spend}
          months={sheetMonths(costMonths(period, context), context)}
          leadSources={counted?.leads.bySource.flatMap(({ key }) => key ?? []) ?? []}
          today={todayText(context)}
          context={context}
          onClose={() => setGiving(false)}
          onSaved={(saved) => {
            given.replace(saved);
            setGiving(false);
          }}
        />
      )}
    </>
  );
}
