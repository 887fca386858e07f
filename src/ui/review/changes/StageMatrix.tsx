import type { Cell } from '../../../metrics/changes/bookings';
import type { Sum } from '../../../metrics/changes/bridge-parts';
import { addUp } from '../../../metrics/changes/bridge-totals';
import { cellKey } from '../../../metrics/changes/changes-between';
import { CATEGORY_WORDS } from '../../../metrics/changes/definitions';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { signedCount, textFor } from './bridge-lines';
import type { ShowDeals } from './ChangesOverview';
import { signed } from './money-text';
import { type ChangesPage, type Money, rowsOf } from './page-model';
import {
  type Column,
  columnLabel,
  columnsOf,
  inColumn,
  type StageLine,
  stageLines,
  sumOf,
} from './stage-lines';

interface MatrixProps {
  page: ChangesPage;
  money: Money;
  context: AssessContext;
  show: ShowDeals;
}

/** The bridge of each stage. Every figure lists the deals it stands for. */
export function StageMatrix({ page, money, context, show }: MatrixProps) {
  const stages = stageLines([...rowsOf(page, money, 'pipeline'), ...rowsOf(page, money, 'untold')]);
  const columns = columnsOf(stages);
  const pipelines = new Set(stages.map(({ pipeline }) => pipeline));
  if (stages.length === 0) return null;
  return (
    <section aria-label="Per stage">
      <h2 class="board-title strong">Per stage</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by key */}
      <div class="matrix-scroll" tabIndex={0}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">Stage</th>
              <th scope="col">Opening</th>
              {columns.map((column) => (
                <th key={columnLabel(column)} scope="col" title={CATEGORY_WORDS[column.line].definition}>
                  {columnLabel(column)}
                </th>
              ))}
              <th scope="col">Closing</th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <MatrixRow
                key={stage.key}
                stage={stage}
                label={
                  pipelines.size > 2 && stage.pipeline ? `${stage.pipeline}: ${stage.label}` : stage.label
                }
                columns={columns}
                page={page}
                money={money}
                context={context}
                show={show}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function MatrixRow({
  stage,
  label,
  columns,
  page,
  money,
  context,
  show,
}: MatrixProps & { stage: StageLine; label: string; columns: readonly Column[] }) {
  const text = textFor(page, money, context);
  const has = (cell: Cell) => stage.rows.some((row) => cellKey(row.cell) === cellKey(cell));
  const end = (which: 'opening' | 'closing', name: string) => {
    const sum = addUp(stage.rows.map((row) => row[which]));
    return (
      <Figure
        sum={sum}
        deals={formatNumber(sum.count, context, 0)}
        amount={money === 'deals' ? null : text(sum.cents)}
        label={`${label}, ${name}`}
        onShow={() => show(`${label}, ${name}`, { end: which, has })}
      />
    );
  };
  return (
    <tr>
      <th scope="row">{label}</th>
      {end('opening', 'opening')}
      {columns.map((column) => {
        const sum = sumOf(stage, column);
        const name = `${label}, ${columnLabel(column).toLowerCase()}`;
        return (
          <Figure
            key={columnLabel(column)}
            sum={sum}
            deals={signedCount(sum.count, context).replace(/ deals?$/, '')}
            amount={money === 'deals' ? null : signed(sum.cents, text)}
            label={name}
            onShow={() => show(name, inColumn(column, has))}
          />
        );
      })}
      {end('closing', 'closing')}
    </tr>
  );
}

function Figure({
  sum,
  deals,
  amount,
  label,
  onShow,
}: {
  sum: Sum;
  deals: string;
  amount: string | null;
  label: string;
  onShow(): void;
}) {
  if (sum.count === 0 && sum.cents === 0) return <td class="tone-muted">0</td>;
  const named = `${deals} ${Math.abs(sum.count) === 1 ? 'deal' : 'deals'}`;
  return (
    <td>
      <button type="button" class="link" aria-label={`${label}: ${named}, show them`} onClick={onShow}>
        {deals}
      </button>
      {amount !== null && <span>{amount}</span>}
    </td>
  );
}
