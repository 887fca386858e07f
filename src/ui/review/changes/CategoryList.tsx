import { useMemo } from 'preact/hooks';
import type { Category } from '../../../metrics/changes/bookings';
import { CATEGORY_WORDS } from '../../../metrics/changes/definitions';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { Behind } from '../deals/FilterBar';
import type { RowSet } from '../row-set';
import { closingDeals, itemOf } from './brief-deals';
import type { ShowDeals } from './ChangesOverview';
import { changeWords, sumsIn } from './change-words';
import { type ChangesPage, dealsIn } from './page-model';

/** Deals per category; the rest is one click away. */
const MOST_DEALS = 10;

/** The deals of one category, the largest first. */
export function CategoryList({
  page,
  category,
  rows,
  context,
  show,
  onShow,
}: {
  page: ChangesPage;
  category: Category;
  rows: RowSet;
  context: AssessContext;
  show: ShowDeals;
  onShow(behind: Behind): void;
}) {
  const { label, definition } = CATEGORY_WORDS[category];
  const deals = useMemo(() => dealsIn(page, category), [page, category]);
  const items = useMemo(
    () =>
      closingDeals(page, rows, deals.slice(0, MOST_DEALS)).map((deal) =>
        itemOf(deal, page, context, { category, text: changeWords(deal.change, category, context) }),
      ),
    [page, rows, deals, category, context],
  );
  const only = (row: number, name: string): void => {
    const mask = new Uint8Array(rows.size);
    mask[row] = 1;
    onShow({ label: name, mask });
  };
  const count = formatNumber(deals.length, context, 0);
  const sums = useMemo(() => sumsIn(deals, category, context), [deals, category, context]);
  return (
    <details class="category">
      <summary>
        <span class="strong">{label}</span>{' '}
        <span class="tone-muted">
          {count}
          {sums && ` · ${sums}`}
        </span>
      </summary>
      <p class="section-note">
        {definition}{' '}
        <button
          type="button"
          class="link"
          onClick={() => show(label, { flow: ({ categories }) => categories.has(category) })}
        >
          {deals.length === 1 ? 'Show it in the list' : `Show all ${count} in the list`}
        </button>
      </p>
      <ul>
        {items.map(({ key, row, money, name, place, text }) => (
          <li key={key} class="category-deal">
            <span class="is-number">{money}</span>
            <span>
              {row === null ? (
                name
              ) : (
                <button type="button" class="board-name" onClick={() => only(row, name)}>
                  {name}
                </button>
              )}{' '}
              <span class="tone-muted">{place}</span>
            </span>
            <span class="category-words">{text}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
