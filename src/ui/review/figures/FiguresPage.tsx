import { useMemo } from 'preact/hooks';
import { periodName } from '../../../metrics/calendar';
import { formatNumber } from '../../../record/format';
import type { SpendRow } from '../../../record/spend';
import type { AssessContext } from '../../../record/types';
import { amountText } from '../amount-text';
import type { Behind } from '../deals/FilterBar';
import { asOfDays } from './as-of-days';
import { BarChart } from './BarChart';
import { CostTools } from './CostTools';
import { withSpend } from './cost-figures';
import { type CostPeriod, costMonths } from './cost-period';
import type { Figures } from './count-figures';
import { FigureTile } from './FigureTile';
import { figurePage } from './figure-page';
import { FIGURE_VIEWS, type FigureViewId } from './figure-views';
import { SpreadChart } from './SpreadChart';
import { tileSpend } from './tile-spend';

/** Spend as far as it was read, and the months that it is counted for. */
export interface PageCosts {
  rows: readonly SpendRow[];
  /** Why it was not read. */
  problem: string | null;
  period: CostPeriod;
  onPeriod(period: CostPeriod): void;
  /** Null where none can be given. */
  onGive: (() => void) | null;
}

/** Tiles and charts of one view. */
export function FiguresPage({
  id,
  counted,
  context,
  costs,
  onShow,
}: {
  id: FigureViewId;
  counted: Figures;
  context: AssessContext;
  costs: PageCosts;
  onShow(behind: Behind): void;
}) {
  const { rows, period, problem, onPeriod, onGive } = costs;
  const figures = useMemo(
    () => withSpend(counted, { rows, months: costMonths(period, context) }),
    [counted, rows, period, context],
  );
  const page = useMemo(() => figurePage(id, figures), [id, figures]);
  const label = FIGURE_VIEWS.find((view) => view.id === id)?.label ?? '';
  return (
    <main class="figures">
      <header class="figures-head">
        <h2 class="strong">{label}</h2>
        <p class="small-text">{scope(figures, context)}</p>
        {problem && (
          <p class="small-text tone-breach" role="alert">
            Spend was not read: {problem}
          </p>
        )}
        {onGive && page.cards.some(({ isOfSpend }) => isOfSpend) && (
          <CostTools period={period} context={context} onPeriod={onPeriod} />
        )}
      </header>
      <div class="tiles">
        {page.cards.map((card) => (
          <FigureTile
            key={card.metric.id}
            card={card}
            figures={figures}
            context={context}
            spend={card.isOfSpend ? tileSpend(card.metric.id, figures.leads.spend, context, onGive) : null}
            onShow={onShow}
          />
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
  const deals = `${number(counted.deals)} ${counted.deals === 1 ? 'deal' : 'deals'}`;
  const leads = `${number(counted.leads)} ${counted.leads === 1 ? 'lead or contact' : 'leads and contacts'}`;
  const seen = `Counted on ${deals} and ${leads} seen on this device`;
  const dates = asOf ? `, as of ${asOfDays(asOf, context)}` : '';
  return `${seen}${dates}.${quota ? ` Quota of ${periodName(quota.name)}: ${amountText(quota.amount, quota.currency, context)}.` : ''}`;
}
