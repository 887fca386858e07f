import type { Category, DealChange } from '../../../metrics/changes/bookings';
import { CATEGORY_WORDS } from '../../../metrics/changes/definitions';
import type { FormatContext } from '../../../record/format';
import type { RowSet } from '../row-set';
import { closingDeals, itemOf } from './brief-deals';
import { type BriefSection, MOST_ITEMS, moreWords } from './brief-section';
import { changeWords, withoutWords } from './change-words';
import { type ChangesPage, compareWorth, worthIn } from './page-model';

/** The one category that tells most of a deal. */
const TELLING: readonly Category[] = [
  'won',
  'lost',
  'gone',
  'movedOut',
  'new',
  'reopened',
  'movedIn',
  'regressed',
  'skipped',
  'advanced',
  'currency',
  'amountUp',
  'amountDown',
  'pushed',
  'pulledIn',
];

export const mainCategory = ({ categories }: DealChange): Category =>
  TELLING.find((category) => categories.has(category)) ?? 'unknown';

/** A deal that moved, and the category that tells most of it. */
interface Moved {
  change: DealChange;
  main: Category;
}

/** Deals without an amount are counted in a line: a brief by money has no place to rank them. */
export function movements(page: ChangesPage, rows: RowSet, context: FormatContext): BriefSection {
  const moved = page.changes.deals
    .map((change) => ({ change, main: mainCategory(change) }))
    .filter(({ main }) => main !== 'unknown')
    .sort((a, b) => compareWorth(worthIn(a.change, a.main), worthIn(b.change, b.main)));
  const kindOf = ({ change, main }: Moved) => worthIn(change, main).kind;
  const stated = moved.filter((one) => kindOf(one) === 'stated');
  const shown = firstOfEach(stated, ({ change, main }) => worthIn(change, main).currency, MOST_ITEMS + 1);
  const without = (kind: 'empty' | 'notTold') => moved.filter((one) => kindOf(one) === kind).length;
  const named = closingDeals(
    page,
    rows,
    shown.map(({ change }) => change),
  );
  return {
    title: 'Top movements',
    note: 'Deals that moved, by money; of each currency the largest.',
    items: named.map((deal, index) => {
      const main = shown[index]?.main ?? 'unknown';
      const others = [...deal.change.categories].filter((one) => !isSaid(one, main));
      const also = others.map((one) => CATEGORY_WORDS[one].label.toLowerCase());
      const words = changeWords(deal.change, main, context);
      return itemOf(deal, page, context, {
        category: main,
        text: `${CATEGORY_WORDS[main].label}: ${words}${also.length > 0 ? `; also ${also.join(', ')}` : ''}.`,
      });
    }),
    more: [
      ...moreWords(stated.length - shown.length, context),
      ...withoutWords({ empty: without('empty'), notTold: without('notTold') }, context).map(
        (words) => `Also moved: ${words}.`,
      ),
    ],
  };
}

/** A skip is an advance, and what is not told has its own list. */
const isSaid = (one: Category, main: Category): boolean =>
  one === main || one === 'unknown' || (main === 'skipped' && one === 'advanced');

/** The first few of each key, in their order. */
function firstOfEach<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
  most: number,
): Item[] {
  const seen = new Map<string | null, number>();
  return items.filter((item) => {
    const count = (seen.get(keyOf(item)) ?? 0) + 1;
    seen.set(keyOf(item), count);
    return count <= most;
  });
}
