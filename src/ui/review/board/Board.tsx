import { useMemo } from 'preact/hooks';
import { formatNumber, plural } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { amountText } from '../amount-text';
import type { Behind } from '../deals/FilterBar';
import { rowState } from '../review-row';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import { sumsText } from '../sums-text';
import { type BoardStage, boardOf } from './board';

/** Cards per stage; the rest is one click away. */
const MOST_CARDS = 25;

interface BoardProps {
  rows: RowSet;
  placed: PlacedRows | null;
  context: AssessContext;
  onShow(behind: Behind): void;
}

/** Deals by the stages of the pack, with what they are worth and how long they have been there. */
export function Board({ rows, placed, context, onShow }: BoardProps) {
  const board = useMemo(() => (placed ? boardOf(rows, placed) : null), [rows, placed]);
  if (!board)
    return (
      <main class="review-empty">
        <h2>The stages are not known</h2>
        <p>The rule pack names the stages. Reload this page once a pack is in force.</p>
      </main>
    );
  const show = (label: string, deals: readonly number[]): void => {
    const mask = new Uint8Array(rows.size);
    for (const index of deals) mask[index] = 1;
    onShow({ label, mask });
  };
  return (
    <main class="board-page">
      {board.pipelines.map(({ pipeline, stages }) => (
        <section key={pipeline.id} aria-label={pipeline.label}>
          <h2 class="board-title strong">{pipeline.label}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by key */}
          <div class="board" tabIndex={0}>
            {stages.map((stage) => (
              <StageColumn key={stage.stage.id} rows={rows} column={stage} context={context} onShow={show} />
            ))}
          </div>
        </section>
      ))}
      {board.unplaced.length > 0 && (
        <p class="board-note">
          {plural(board.unplaced.length, 'deal')} in a stage that the rule pack does not name.{' '}
          <button type="button" class="link" onClick={() => show('Stage not in the pack', board.unplaced)}>
            Show them
          </button>
        </p>
      )}
    </main>
  );
}

function StageColumn({
  rows,
  column,
  context,
  onShow,
}: {
  rows: RowSet;
  column: BoardStage;
  context: AssessContext;
  onShow(label: string, deals: readonly number[]): void;
}) {
  const { stage, deals, amounts, weighted } = column;
  const rest = deals.length - MOST_CARDS;
  const count = formatNumber(deals.length, context, 0);
  return (
    <section class="board-stage" aria-label={stage.label}>
      <header>
        <h3 class="strong">
          <span class="cut" title={stage.label}>
            {stage.label}
          </span>
          <button
            type="button"
            class="link"
            onClick={() => onShow(`Stage ${stage.label}`, deals)}
            aria-label={`${count} deals in ${stage.label}: show them`}
          >
            {count}
          </button>
        </h3>
        {deals.length > 0 && (
          <dl class="small-text">
            <Fact name="Amount" value={sumsText(amounts, context)} />
            {stage.kind === 'open' && <Fact name="Weighted" value={sumsText(weighted, context)} />}
            {stage.kind === 'open' && (
              <Fact name="Ageing" value={ageingText(column)} isLate={column.ageing.over > 0} />
            )}
          </dl>
        )}
      </header>
      <ul>
        {deals.slice(0, MOST_CARDS).map((index) => (
          <DealCard
            key={index}
            rows={rows}
            index={index}
            limit={column.ageing.limit}
            context={context}
            onOpen={onShow}
          />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="button quiet" onClick={() => onShow(`Stage ${stage.label}`, deals)}>
          {formatNumber(rest, context, 0)} more
        </button>
      )}
    </section>
  );
}

function Fact({ name, value, isLate = false }: { name: string; value: string; isLate?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={isLate ? 'strong tone-warning' : ''}>{value}</dd>
    </div>
  );
}

/** "3 over 21 days, 5 within, 2 unknown". */
function ageingText({ ageing: { limit, over, within, unknown } }: BoardStage): string {
  const known =
    limit === null ? [`${within} known, no limit`] : [`${over} over ${limit} days`, `${within} within`];
  return [...known, ...(unknown > 0 ? [`${unknown} unknown`] : [])].join(', ');
}

function DealCard({
  rows,
  index,
  limit,
  context,
  onOpen,
}: {
  rows: RowSet;
  index: number;
  limit: number | null;
  context: AssessContext;
  onOpen(label: string, deals: readonly number[]): void;
}) {
  const row = rows.row(index);
  const state = rowState(row);
  const title = row.title ?? 'Record without a name';
  const isLate = limit !== null && row.daysInStage !== null && row.daysInStage > limit;
  const days =
    row.daysInStage === null ? 'days unknown' : `${row.daysInStage} d${limit === null ? '' : ` / ${limit}`}`;
  return (
    <li class="board-card">
      <span class={`tone-${state}`}>
        <Icon name={state} label={state} />
      </span>
      <button type="button" class="board-name cut" title={title} onClick={() => onOpen(title, [index])}>
        {title}
      </button>
      <span class="small-text board-facts">
        <span class={row.amount === null ? 'tone-unknown' : ''}>
          {amountText(row.amount, row.currency, context)}
        </span>
        <span class={`measure ${isLate ? 'strong tone-warning' : ''}`}>{days}</span>
      </span>
    </li>
  );
}
