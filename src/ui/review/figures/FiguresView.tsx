import { useMemo } from 'preact/hooks';
import { formatDay, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { CountingPage } from '../CountingPage';
import type { Behind } from '../deals/FilterBar';
import type { RowSet } from '../row-set';
import { type Count, useCounting } from '../use-counting';
import { BarChart } from './BarChart';
import type { Figures } from './count-figures';
import { FigureTile } from './FigureTile';
import { figurePage } from './figure-page';
import { FIGURE_VIEWS, type FigureViewId } from './figure-views';
import { SpreadChart } from './SpreadChart';

/** Counts over all stored records; the same answer is given again while nothing changed. */
export type CountFigures = Count<Figures>;

interface FiguresProps {
  id: FigureViewId;
  rows: RowSet;
  count: CountFigures;
  context: AssessContext;
  onShow(behind: Behind): void;
}

/** One of the three views of figures. The records are read when it is first opened. */
export function FiguresView({ id, rows, count, context, onShow }: FiguresProps) {
  const [state, again] = useCounting(count);
  if (!state) return null;
  if (!('answer' in state))
    return <CountingPage state={state} total={rows.size} what="figures" context={context} onAgain={again} />;
  return <Page id={id} figures={state.answer} context={context} onShow={onShow} />;
}

function Page({
  id,
  figures,
  context,
  onShow,
}: { figures: Figures } & Pick<FiguresProps, 'id' | 'context' | 'onShow'>) {
  const page = useMemo(() => figurePage(id, figures), [id, figures]);
  const label = FIGURE_VIEWS.find((view) => view.id === id)?.label ?? '';
  return (
    <main class="figures">
      <header class="figures-head">
        <h2 class="strong">{label}</h2>
        <p class="small-text">{scope(figures, context)}</p>
      </header>
      <div class="tiles">
        {page.cards.map((card) => (
          <FigureTile key={card.metric.id} card={card} figures={figures} context={context} onShow={onShow} />
        ))}
      </div>
      <div class="charts">
        {page.charts.map((chart) => (
          <BarChart key={chart.title} chart={chart} figures={figures} context={context} onShow={onShow} />
        ))}
        {page.spreads?.map((chart) => (
          <SpreadChart key={chart.title} chart={chart} figures={figures} context={context} onShow={onShow} />
        ))}
      </div>
    </main>
  );
}

/** What the figures rest on: only what was seen on this device. */
function scope({ counted, asOf, quota }: Figures, context: AssessContext): string {
  const number = (value: number) => formatNumber(value, context, 0);
  const seen = `Counted on ${number(counted.deals)} deals and ${number(counted.leads)} leads and contacts seen on this device`;
  const dates = asOf ? `, as of ${formatDay(asOf.from, context)} to ${formatDay(asOf.to, context)}` : '';
  return `${seen}${dates}.${quota ? ` Quota of ${quota.name}.` : ''}`;
}
