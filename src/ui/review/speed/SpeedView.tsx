import { useMemo, useState } from 'preact/hooks';
import { formatDay, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { CountingPage } from '../CountingPage';
import type { Behind } from '../deals/FilterBar';
import { BarChart } from '../figures/BarChart';
import { FigureTile } from '../figures/FigureTile';
import type { RowSet } from '../row-set';
import { saveCsv } from '../save-csv';
import { useCounting } from '../use-counting';
import { BandTable } from './BandTable';
import { bandRows } from './band-rows';
import type { CountSpeed } from './count-speed';
import { SpeedTools } from './SpeedTools';
import { speedCsv } from './speed-csv';
import { type SpeedCount, type SpeedFigures, speedFigures } from './speed-figures';
import { speedCards, speedCharts } from './speed-page';
import { periodOf, type SpeedPeriod } from './speed-period';

interface SpeedProps {
  rows: RowSet;
  count: CountSpeed;
  context: AssessContext;
  /** All leads to begin with, as a figure over all records counts them; left out: the last month. */
  ofAll?: boolean;
  onShow(behind: Behind): void;
}

/** How fast leads are answered, and what comes of it (domain.md § 3). The records are read when it is first opened. */
export function SpeedView({ rows, count, context, ofAll = false, onShow }: SpeedProps) {
  const [state, again] = useCounting(count);
  if (!state) return null;
  if (!('answer' in state))
    return <CountingPage state={state} total={rows.size} what="figures" context={context} onAgain={again} />;
  return <Page counted={state.answer} context={context} ofAll={ofAll} onShow={onShow} />;
}

/** Whether reps are named holds for this visit to the view only, for this viewer only. */
function Page({
  counted,
  context,
  ofAll,
  onShow,
}: { counted: SpeedCount; ofAll: boolean } & Pick<SpeedProps, 'context' | 'onShow'>) {
  const [period, setPeriod] = useState<SpeedPeriod>(ofAll ? 'all' : 'month');
  const [isByRep, setByRep] = useState(false);
  const figures = useMemo(() => speedFigures(counted, periodOf(period, context)), [counted, period, context]);
  const cards = speedCards(figures);
  const charts = speedCharts(figures, { context, isByRep });
  const save = () =>
    saveCsv(speedCsv(cards, bandRows(figures.metrics, context), charts), 'leadlight-speed-to-lead.csv');
  return (
    <main class="figures">
      <header class="figures-head">
        <h2 class="strong">Speed to lead</h2>
        <p class="small-text">{scope(counted, figures, context)}</p>
        <SpeedTools
          period={period}
          isByRep={isByRep}
          context={context}
          onPeriod={setPeriod}
          onByRep={setByRep}
          onSave={save}
        />
      </header>
      <div class="tiles">
        {cards.map((card) => (
          <FigureTile key={card.metric.id} card={card} figures={figures} context={context} onShow={onShow} />
        ))}
      </div>
      <div class="charts">
        <BandTable figures={figures} context={context} onShow={onShow} />
        {charts.map((chart) => (
          <BarChart key={chart.title} chart={chart} figures={figures} context={context} onShow={onShow} />
        ))}
      </div>
    </main>
  );
}

/** What the figures rest on: only what was seen on this device. */
function scope({ seen }: SpeedCount, { metrics, undated, asOf }: SpeedFigures, context: AssessContext) {
  const number = (value: number) => formatNumber(value, context, 0);
  const counted = `Counted on ${number(metrics.leads)} with a form in this period, of ${number(seen)} leads and contacts seen on this device`;
  const dates = asOf ? `, as of ${formatDay(asOf.from, context)} to ${formatDay(asOf.to, context)}` : '';
  const left =
    undated > 0 ? ` ${number(undated)} more have a form whose day can’t be read: they are under All.` : '';
  return `${counted}${dates}.${left}`;
}
