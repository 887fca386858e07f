import type { Cell, DealChange, Line } from '../../../metrics/changes/bookings';
import { CATEGORY_WORDS } from '../../../metrics/changes/definitions';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { type Bar, bridgeChart } from './bridge-bars';
import { bridgeLines, signedCount } from './bridge-lines';
import type { ShowDeals } from './ChangesOverview';
import { signed } from './money-text';
import { type ChangesPage, cellsOf, type Money, rowsOf, type Wanted } from './page-model';

interface BridgeProps {
  page: ChangesPage;
  money: Money;
  context: AssessContext;
  show: ShowDeals;
}

/**
 * From the opening to the closing pipeline, line by line: the chart is drawn in the table that says the
 * same. Bars differ by their filling, and up and down by their sign, so that it reads in black and white.
 */
export function BridgeTable({ page, money, context, show }: BridgeProps) {
  const { total, text } = bridgeLines(page, money, context);
  const rows = rowsOf(page, money, 'pipeline');
  const { bars, from } = bridgeChart(total, ({ count, cents }) => (money === 'deals' ? count : cents));
  const isCut = from > 0;
  const has = cellsOf(rows);
  const amount = (cents: number) => (money === 'deals' ? null : text(cents));
  return (
    <section aria-label="Bridge of the open pipeline">
      <h2 class="board-title strong">Open pipeline</h2>
      <table class="bridge">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col" class="bridge-bars">
              <span class="heard">Chart</span>
            </th>
            <th scope="col" class="is-number">
              Deals
            </th>
            {money !== 'deals' && (
              <th scope="col" class="is-number">
                Amount
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          <BridgeRow
            label="Opening"
            bar={bars[0]}
            isCut={isCut}
            deals={formatNumber(total.opening.count, context, 0)}
            amount={amount(total.opening.cents)}
            onShow={() => show('Open at the opening', { end: 'opening', has })}
          />
          {total.lines.map(({ line, count, cents }, index) => (
            <BridgeRow
              key={line}
              label={CATEGORY_WORDS[line].label}
              bar={bars[index + 1]}
              deals={signedCount(count, context).replace(/ deals?$/, '')}
              amount={money === 'deals' ? null : signed(cents, text)}
              onShow={() => show(CATEGORY_WORDS[line].label, onLine(line, has))}
            />
          ))}
          <BridgeRow
            label="Closing"
            bar={bars.at(-1)}
            isCut={isCut}
            deals={formatNumber(total.closing.count, context, 0)}
            amount={amount(total.closing.cents)}
            onShow={() => show('Open at the closing', { end: 'closing', has })}
          />
        </tbody>
      </table>
      {isCut && (
        <p class="small-text section-note bridge-cut">
          The chart begins at {money === 'deals' ? signedCount(from, context).slice(1) : text(from)}, not at
          0, so that the changes can be seen: the cut in the first and the last bar stands for what is left
          out. The figures are whole.
        </p>
      )}
      <Definitions lines={total.lines.map(({ line }) => line)} />
    </section>
  );
}

/** Deals that a line books in one of some cells. */
export const onLine = (line: Line, has: (cell: Cell) => boolean): Wanted => ({
  flow: ({ bookings }: DealChange) => bookings.some((booking) => booking.line === line && has(booking.cell)),
});

function BridgeRow({
  label,
  bar,
  isCut = false,
  deals,
  amount,
  onShow,
}: {
  label: string;
  bar: Bar | undefined;
  /** It does not begin at 0. */
  isCut?: boolean;
  deals: string;
  amount: string | null;
  onShow(): void;
}) {
  const isEnd = bar?.kind === 'end';
  return (
    <tr class={isEnd ? 'strong' : ''}>
      <th scope="row">
        <button type="button" class="link" aria-label={`${label}: show the deals`} onClick={onShow}>
          {label}
        </button>
      </th>
      <td class="bridge-bars" aria-hidden="true">
        {bar && bar.width > 0 && (
          <span
            class={`bridge-bar is-${bar.kind} ${isCut ? 'is-cut' : ''}`}
            style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
          />
        )}
      </td>
      <td class="is-number">{deals}</td>
      {amount !== null && <td class="is-number">{amount}</td>}
    </tr>
  );
}

function Definitions({ lines }: { lines: readonly Line[] }) {
  return (
    <details class="chart-table">
      <summary class="small-text">How this is counted</summary>
      <p>Opening + all lines = closing, in deals and to the cent, per pipeline, stage and currency.</p>
      <dl class="definitions">
        {lines.map((line) => (
          <div key={line}>
            <dt>{CATEGORY_WORDS[line].label}</dt>
            <dd>{CATEGORY_WORDS[line].definition}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
