import { Fragment } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { Behind } from '../deals/FilterBar';
import type { RowSet } from '../row-set';
import { BridgeTable } from './BridgeTable';
import { CategoryList } from './CategoryList';
import { Choice } from './ChangesTools';
import { besideWords, movedBeside, movesText } from './not-in-sums';
import {
  type ChangesPage,
  categoriesWithDeals,
  type Money,
  maskOf,
  moneyKey,
  moneyLabel,
  notInSums,
  type Wanted,
} from './page-model';
import { readWords } from './read-words';
import { StageMatrix } from './StageMatrix';
import { TargetLines } from './TargetLines';

export interface OverviewProps {
  page: ChangesPage;
  rows: RowSet;
  /** The two instants in words. */
  period: readonly [string, string];
  context: AssessContext;
  onShow(behind: Behind): void;
}

/** Lists the deals that a figure stands for. */
export type ShowDeals = (label: string, wanted: Wanted) => void;

/** The bridge of the open pipeline, the same per stage, and the deals that changed. */
export function ChangesOverview({ page, rows, period, context, onShow }: OverviewProps) {
  const [wantedMoney, setMoney] = useState<string | null>(null);
  const { moneys } = page;
  const money = moneys.find((one) => moneyKey(one) === wantedMoney) ?? moneys[0] ?? 'deals';
  const categories = useMemo(() => categoriesWithDeals(page), [page]);
  const show: ShowDeals = (label, wanted) => onShow({ label, mask: maskOf(page, rows.text('key'), wanted) });
  return (
    <>
      <header class="changes-head">
        <h2 class="strong">
          From {period[0]} to {period[1]}
        </h2>
        <span class="printed small-text">Counted in {moneyLabel(money)}</span>
        <Choice
          label="Counted in"
          value={moneyKey(money)}
          values={moneys.map((one) => [moneyKey(one), moneyLabel(one)] as const)}
          onValue={setMoney}
        />
      </header>
      <ReadNote page={page} context={context} show={show} />
      <NotInSums page={page} money={money} context={context} onMoney={setMoney} />
      <MovedNotInSums page={page} money={money} context={context} onMoney={setMoney} />
      <BridgeTable page={page} money={money} context={context} show={show} />
      <TargetLines page={page} context={context} />
      <StageMatrix page={page} money={money} context={context} show={show} />
      <section aria-label="Deals that changed">
        <h2 class="board-title strong">Deals that changed, by money</h2>
        {categories.length === 0 && (
          <p class="section-note">No deal changed, as far as this device can tell.</p>
        )}
        {categories.map((category) => (
          <CategoryList
            key={category}
            page={page}
            category={category}
            rows={rows}
            context={context}
            show={show}
            onShow={onShow}
          />
        ))}
      </section>
    </>
  );
}

interface NotInSumsProps {
  page: ChangesPage;
  money: Money;
  context: AssessContext;
  onMoney(key: string): void;
}

/** What is open beside what these sums hold: amounts in different currencies, or unknown, are never added up. */
function NotInSums({ page, money, context, onMoney }: NotInSumsProps) {
  const others = notInSums(page, money);
  if (others.length === 0) return null;
  return (
    <p class="section-note">
      Open at the end, too, and not in these sums:{' '}
      {others.map((other, at) => (
        <Fragment key={moneyKey(other.money)}>
          {at > 0 && ', '}
          <button type="button" class="link" onClick={() => onMoney(moneyKey(other.money))}>
            {formatNumber(other.count, context, 0)} {besideWords(other.money, other.count)}
          </button>
        </Fragment>
      ))}
      .
    </p>
  );
}

/** Why the bridge counts fewer deals won or lost than the lists of deals below it. */
function MovedNotInSums({ page, money, context, onMoney }: NotInSumsProps) {
  const others = movedBeside(page, money);
  if (others.length === 0) return null;
  return (
    <p class="section-note">
      Came or went, too, and not in these sums:{' '}
      {others.map((other, at) => (
        <Fragment key={moneyKey(other.money)}>
          {at > 0 && ', '}
          <button type="button" class="link" onClick={() => onMoney(moneyKey(other.money))}>
            {besideWords(other.money, 2)}
          </button>{' '}
          ({movesText(other, context)})
        </Fragment>
      ))}
      .
    </p>
  );
}

/** How fresh what is compared is: nothing after the last reading is known. */
function ReadNote({ page, context, show }: { page: ChangesPage; context: AssessContext; show: ShowDeals }) {
  const { read, notReadSinceFrom, leftOut } = page.changes;
  const { from } = page.spans.between;
  const number = (count: number) => `${formatNumber(count, context, 0)} ${count === 1 ? 'deal' : 'deals'}`;
  const old: Wanted = {
    flow: ({ closing, span }) => closing.at === 'inside' && closing.spot.kind === 'stage' && span.asOf < from,
  };
  return (
    <p class="section-note">
      The two ends are compared; what went there and back between them is no change.{' '}
      {readWords(read, context)}
      {notReadSinceFrom > 0 && (
        <>
          {' '}
          <button type="button" class="link" onClick={() => show('Not read since the opening', old)}>
            {number(notReadSinceFrom)}
          </button>{' '}
          not read since the opening.
        </>
      )}
      {leftOut > 0 &&
        ` ${number(leftOut)} outside of the filter at one instant and not told at the other: left out.`}
    </p>
  );
}
