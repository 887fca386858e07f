import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatDay, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { Behind } from '../deals/FilterBar';
import type { RowSet } from '../row-set';
import { BarChart } from './BarChart';
import type { Figures } from './count-figures';
import { FigureTile } from './FigureTile';
import { figurePage } from './figure-page';
import { FIGURE_VIEWS, type FigureViewId } from './figure-views';

/** Counts over all stored records; the same answer is given again while nothing changed. */
export type CountFigures = (onProgress: (done: number) => void, signal: AbortSignal) => Promise<Figures>;

type State = { figures: Figures } | { done: number; stop(): void } | { problem: string };

interface FiguresProps {
  id: FigureViewId;
  rows: RowSet;
  count: CountFigures;
  context: AssessContext;
  onShow(behind: Behind): void;
}

/** One of the three views of figures. The records are read when it is first opened. */
export function FiguresView({ id, rows, count, context, onShow }: FiguresProps) {
  const [state, setState] = useState<State | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const control = new AbortController();
    const stop = () => control.abort(new Error('Counting was stopped.'));
    setState({ done: 0, stop });
    count((done) => setState({ done, stop }), control.signal).then(
      (figures) => setState({ figures }),
      (error: unknown) => setState({ problem: error instanceof Error ? error.message : String(error) }),
    );
    return stop;
  }, [count, attempt]);
  if (!state) return null;
  if ('problem' in state)
    return (
      <main class="review-empty">
        <h2>The figures were not counted</h2>
        <p role="alert">{state.problem}</p>
        <p>
          <button type="button" class="button" onClick={() => setAttempt(attempt + 1)}>
            Count again
          </button>
        </p>
      </main>
    );
  if ('done' in state)
    return (
      <main class="review-empty">
        <h2>Counting</h2>
        <p>
          <progress max={rows.size} value={state.done} aria-label="Records read" />
        </p>
        <p class="measure">
          {formatNumber(state.done, context, 0)} of {formatNumber(rows.size, context, 0)} records read
        </p>
        <button type="button" class="button" onClick={state.stop}>
          Stop
        </button>
      </main>
    );
  return <Page id={id} figures={state.figures} context={context} onShow={onShow} />;
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
