import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatCount, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { TONE_WORD } from '../../components/severity';
import { amountText } from '../amount-text';
import { isOverLimit } from '../deals/cell-words';
import type { Behind } from '../deals/FilterBar';
import { rowState } from '../review-row';
import type { RowSet } from '../row-set';
import { type PlacedRows, withLimits } from '../stage-places';
import { sumsLines } from '../sums-text';
import { type Ageing, type BoardColumn, boardOf } from './board';

/** Cards per stage; the rest is one click away. */
const MOST_CARDS = 25;
/** Stages that the pack does not name; a pack of another pipeline leaves dozens. */
const MOST_UNNAMED = 12;

interface BoardProps {
  rows: RowSet;
  placed: PlacedRows | null;
  context: AssessContext;
  onShow(behind: Behind): void;
}

/** Deals by the stages of the pack, with what they are worth and how long they have been there. */
export function Board({ rows, placed, context, onShow }: BoardProps) {
  const board = useMemo(() => (placed ? boardOf(rows, placed) : null), [rows, placed]);
  const limited = useMemo(() => withLimits(rows, placed), [rows, placed]);
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
  const { pipelines, unnamed, gone } = board;
  const others = unnamed.slice(MOST_UNNAMED).flatMap(({ deals }) => deals);
  const columns = (all: readonly BoardColumn[]) =>
    all.map((column) => (
      <StageColumn key={column.label} rows={limited} column={column} context={context} onShow={show} />
    ));
  return (
    <main class="board-page">
      {pipelines.map(({ pipeline, stages }) => (
        <StageRow key={pipeline.id} label={pipeline.label}>
          {columns(stages)}
        </StageRow>
      ))}
      {unnamed.length > 0 && (
        <StageRow label="Stages that the rule pack does not name">
          {columns(unnamed.slice(0, MOST_UNNAMED))}
        </StageRow>
      )}
      <DealsNote
        deals={others}
        text="in other stages that the rule pack does not name"
        context={context}
        onShow={show}
      />
      <DealsNote
        deals={gone}
        text="not in the CRM any more, or closed to you, and in no stage above"
        context={context}
        onShow={show}
      />
    </main>
  );
}

type Show = (label: string, deals: readonly number[]) => void;

function StageRow({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section aria-label={label}>
      <h2 class="board-title strong">{label}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by key */}
      <div class="board" tabIndex={0}>
        {children}
      </div>
    </section>
  );
}

function DealsNote({
  deals,
  text,
  context,
  onShow,
}: {
  deals: readonly number[];
  text: string;
  context: AssessContext;
  onShow: Show;
}) {
  if (deals.length === 0) return null;
  return (
    <p class="board-note">
      {formatCount(deals.length, 'deal', context)} {text}.{' '}
      <button type="button" class="link" onClick={() => onShow(`Deals ${text}`, deals)}>
        Show them
      </button>
    </p>
  );
}

const WEIGHTED_BY = 'probability or amount';

function StageColumn({
  rows,
  column,
  context,
  onShow,
}: {
  rows: RowSet;
  column: BoardColumn;
  context: AssessContext;
  onShow: Show;
}) {
  const { kind, deals, amounts, weighted, ageing } = column;
  const label = column.label ?? 'Stage unknown';
  const rest = deals.length - MOST_CARDS;
  const count = formatNumber(deals.length, context, 0);
  const isClosed = kind === 'won' || kind === 'lost';
  const showAll = () => onShow(`Stage ${label}`, deals);
  return (
    <section class="board-stage" aria-label={label}>
      <header>
        <h3 class="strong">
          <span class={`cut ${column.label === null ? 'tone-unknown' : ''}`} title={label}>
            {label}
          </span>
          <button
            type="button"
            class="link"
            onClick={showAll}
            aria-label={`${count} ${deals.length === 1 ? 'deal' : 'deals'} in ${label}: show them`}
          >
            {count}
          </button>
        </h3>
        {deals.length > 0 && (
          <dl class="small-text">
            <Fact name="Amount" {...sumsLines(amounts, context)} />
            {!isClosed && <Fact name="Weighted" {...sumsLines(weighted, context, WEIGHTED_BY)} />}
            {!isClosed && <Fact name="Ageing" {...ageingLines(ageing, context)} />}
          </dl>
        )}
      </header>
      <ul>
        {deals.slice(0, MOST_CARDS).map((index) => (
          <DealCard key={index} rows={rows} index={index} context={context} onOpen={onShow} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="button quiet" onClick={showAll}>
          {formatNumber(rest, context, 0)} more
        </button>
      )}
    </section>
  );
}

interface FactLines {
  /** What is too old. */
  late?: string[];
  known: string[];
  missing: string[];
}

/** A line each, so that no figure is broken in two. */
function Fact({ name, late = [], known, missing }: FactLines & { name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {late.map((line) => (
          <span key={line} class="strong tone-warning">
            {line}
          </span>
        ))}
        {known.map((line) => (
          <span key={line}>{line}</span>
        ))}
        {missing.map((line) => (
          <span key={line} class="tone-unknown">
            {line}
          </span>
        ))}
      </dd>
    </div>
  );
}

/**
 * "3 over 21 days", "5 within 21 days", "2 unknown"; each has its own limit where they differ, and without any there is
 * none to hold days against.
 */
function ageingLines({ limit, over, within, unlimited, unknown }: Ageing, context: AssessContext): FactLines {
  const number = (count: number) => formatNumber(count, context, 0);
  const days = limit === null ? 'their limits' : formatCount(limit, 'day', context);
  const none = over + within > 0 ? `${number(unlimited)} without a limit` : 'no limit known';
  const known = over + within > 0 ? [`${number(within)} within ${days}`] : [];
  return {
    late: over > 0 ? [`${number(over)} over ${days}`] : [],
    known: unlimited > 0 ? [...known, none] : known,
    missing: unknown > 0 ? [`${number(unknown)} unknown`] : [],
  };
}

function DealCard({
  rows,
  index,
  context,
  onOpen,
}: {
  rows: RowSet;
  index: number;
  context: AssessContext;
  onOpen(label: string, deals: readonly number[]): void;
}) {
  const row = rows.row(index);
  const state = rowState(row);
  const title = row.title ?? 'Record without a name';
  const { daysInStage, stageLimit } = row;
  const isLate = isOverLimit(row);
  const days =
    daysInStage === null
      ? 'days unknown'
      : `${daysInStage} d${stageLimit === null ? '' : ` / ${stageLimit}`}`;
  return (
    <li class="board-card">
      <span class={`tone-${state}`}>
        <Icon name={state} label={TONE_WORD[state]} />
      </span>
      <button type="button" class="board-name" title={title} onClick={() => onOpen(title, [index])}>
        {title}
      </button>
      <span class="small-text board-facts">
        <span class={row.amount === null ? 'tone-unknown' : ''}>
          {row.amount === null ? 'no known amount' : amountText(row.amount, row.currency, context)}
        </span>
        <span class={`measure ${isLate ? 'strong tone-warning' : ''}`}>{days}</span>
      </span>
    </li>
  );
}
